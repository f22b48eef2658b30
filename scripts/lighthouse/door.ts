import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'

export interface Door {
  url: string
  close(): void
}

/**
 * A way into the site that changes its pages. A page and the same without charts each get one, so that both are
 * served alike.
 */
export async function openDoor(site: URL, change: (html: string) => string): Promise<Door> {
  const server = createServer((asked, answer) => {
    const headers = { ...asked.headers, host: site.host }
    const wantsPage = asked.headers.accept?.includes('text/html') ?? false
    if (wantsPage) delete headers['accept-encoding']
    const passed = request(
      new URL(asked.url ?? '/', site),
      { method: asked.method, headers },
      async (found) => {
        const status = found.statusCode ?? 502
        if (!wantsPage || !found.headers['content-type']?.startsWith('text/html')) {
          answer.writeHead(status, found.headers)
          found.pipe(answer)
          return
        }
        const page = gzipSync(change(await textOf(found)))
        const { 'content-length': _, 'transfer-encoding': __, ...kept } = found.headers
        answer.writeHead(status, { ...kept, 'content-encoding': 'gzip', 'content-length': page.length })
        answer.end(page)
      },
    )
    passed.on('error', (error) => answer.destroy(error))
    asked.pipe(passed)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of stream) pieces.push(piece)
  return Buffer.concat(pieces).toString('utf8')
}
