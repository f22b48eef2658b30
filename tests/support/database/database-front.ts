import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { createSecureContext, TLSSocket } from 'node:tls'

const folder = join(__dirname, '..', '..', 'fixtures', 'tls')

/** Of localhost, signed by itself; its key is for tests alone. */
export const CERTIFICATE = join(folder, 'localhost.crt')

/** A server that takes a client of PostgreSQL's in, encrypted if it asks, and hands it over. */
export async function startFront(onClient: (socket: Socket) => void): Promise<Server> {
  const secureContext = createSecureContext({
    cert: readFileSync(CERTIFICATE),
    key: readFileSync(join(folder, 'localhost.key')),
  })
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', (first) => {
      if (first.length !== 8 || first.readInt32BE(4) !== SSL_REQUEST) {
        socket.unshift(first)
        return onClient(socket)
      }
      socket.write('S')
      const secured = new TLSSocket(socket, { isServer: true, secureContext })
      secured.on('error', () => undefined)
      onClient(secured)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

const SSL_REQUEST = 80_877_103

export function portOf(server: Server): number {
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The server listens at no port.')
  return address.port
}
