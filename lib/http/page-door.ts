import { randomBytes } from 'node:crypto'
import { get, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerMissing, isMissingPage, MISSING, missingPage } from './drawn-missing'
import { PageCache } from './page-cache'
import type { PageGeneration } from './page-generation'
import { withholdLifetime } from './page-lifetime'
import { asksForPage, lifetimeSeconds } from './page-policy'
import { chooseEncoding, hasCopy, makeVariants, type Variants } from './page-variants'
import { isSoundAddress, refuseAddress } from './sound-address'

const MAXIMUM_BYTES = 64 * 1024 * 1024
const PATIENCE_MS = 60_000
const HEADER = 'x-tokenboard-page'

interface Fetched {
  status: number
  variants: Variants
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

export interface PageDoorOptions {
  /** Answers what the door does not, untouched. */
  behind: Handler
  generation: PageGeneration
  /** Where the door's own server listens; nothing when it is stopping. */
  address: () => AddressInfo | null
  onError: (error: unknown) => void
  /** Whether a request may come in; where not, it is answered already. */
  admit?: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>
  maximumBytes?: number
  nowMs?: () => number
}

/**
 * Stands before Next: a page that Next has answered, and lets shared caches keep, is fetched from it once more
 * without compression, and goes out from memory, compressed once, until the figures change or its time is over.
 */
export function createPageDoor({
  behind,
  generation,
  address,
  onError,
  admit,
  maximumBytes = MAXIMUM_BYTES,
  nowMs = Date.now,
}: PageDoorOptions): Handler {
  const cache = new PageCache(maximumBytes, () => generation.number)
  const beingFetched = new Set<string>()
  const secret = randomBytes(32).toString('base64url')
  /** The page of an address that no route knows: drawn at build time, so that it never changes. */
  let missing: Promise<Fetched> | undefined

  return async (request, response) => {
    if (!isSoundAddress(request.url!)) return refuseAddress(request.url!, response)
    const isOwnFetch = request.headers[HEADER] === secret
    delete request.headers[HEADER]
    if (!isOwnFetch && admit && !(await admit(request, response))) return
    if (!asksForPage(request)) return behind(request, response)
    const path = request.url!
    const stored = isOwnFetch ? undefined : cache.get(path, nowMs())
    if (stored) return send(stored, request, response)

    generation.note(new Promise((done) => response.once('close', done)))
    if (isOwnFetch) return behind(request, response)
    if (isMissingPage(path)) return sendMissing(path, request, response)
    const declared = withholdLifetime(response)
    if (path !== MISSING) {
      answerMissing(response, (own) => sendMissing(path, request, own), onError)
    }
    if (request.method === 'GET') {
      response.once('finish', () => {
        const headers = response.getHeaders() as IncomingHttpHeaders
        // Next compressed this one for its reader, and its lifetime was kept from them.
        const seen = { ...headers, 'content-encoding': undefined, 'cache-control': declared() }
        if (lifetimeSeconds(response.statusCode, seen) > 0) void keep(path).catch(onError)
      })
    }
    return behind(request, response)
  }

  async function sendMissing(
    path: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const encoding = chooseEncoding(request.headers['accept-encoding'] as string | undefined)
    const page = missingPage(path)
    const telling = page === MISSING ? null : await fetchMissing(page)
    missing ??= fetchMissing(MISSING)
    missing.catch(() => {
      missing = undefined // the next one asks again
    })
    const { variants } = telling?.status === 200 ? telling : await missing
    const { body, headers, tag } = variants[encoding]
    const at = headers.indexOf(tag)
    response.writeHead(404, headers.toSpliced(at - 1, 2)).end(body)
  }

  async function fetchMissing(path: string): Promise<Fetched> {
    const server = address()
    if (!server) throw new Error('The server is stopping.')
    const { status, headers, body } = await fetchPlain(server, path)
    return { status, variants: await makeVariants(headers, body) }
  }

  async function keep(path: string): Promise<void> {
    const server = address()
    if (!server || beingFetched.has(path)) return
    beingFetched.add(path)
    try {
      const begunIn = generation.number
      const begunMs = nowMs()
      const { status, headers, body } = await fetchPlain(server, path)
      const seconds = lifetimeSeconds(status, headers)
      if (seconds === 0) return
      cache.put(path, await makeVariants(headers, body), begunIn, begunMs + seconds * 1000)
    } finally {
      beingFetched.delete(path)
    }
  }

  function fetchPlain({ address: host, port }: AddressInfo, path: string) {
    const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host
    const headers = { [HEADER]: secret, 'accept-encoding': 'identity', connection: 'close' }
    return new Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>((done, failed) => {
      const options = { host: reachable, port, path, headers, timeout: PATIENCE_MS, agent: false as const }
      const asked = get(options, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', failed)
        response.on('end', () =>
          done({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks) }),
        )
      })
      asked.on('error', failed)
      asked.on('timeout', () => asked.destroy(new Error(`${path} took over ${PATIENCE_MS} ms`)))
    })
  }
}

function send(stored: Variants, request: IncomingMessage, response: ServerResponse): void {
  const encoding = chooseEncoding(request.headers['accept-encoding'] as string | undefined)
  const { body, tag, headers, unchangedHeaders } = stored[encoding]
  if (hasCopy(request.headers['if-none-match'], tag)) {
    response.writeHead(304, unchangedHeaders).end()
  } else {
    response.writeHead(200, headers).end(body)
  }
}
