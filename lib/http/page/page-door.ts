import { randomBytes } from 'node:crypto'
import { get, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { unavailablePage } from '@/lib/view/site/brief-page'
import { briefResponse } from '../brief-response'
import { isDatabaseAway, RETRY_AFTER_SECONDS } from '../errors'
import type { DrawLimit } from '../limit/draw-limit'
import { sendResponse } from '../server/send-response'
import { isSoundAddress, refuseAddress } from '../server/sound-address'
import { isMissingPage, MISSING, missingPage } from './drawn-missing'
import { DrawnPages } from './drawn-pages'
import { PageCache } from './page-cache'
import { failedForDatabase } from './page-failures'
import type { PageGeneration } from './page-generation'
import { type HeldPage, holdPage } from './page-held'
import { ASK_EACH_TIME, withholdLifetime } from './page-lifetime'
import { asksForPage, lifetimeSeconds } from './page-policy'
import {
  chooseEncoding,
  type Encoding,
  hasCopy,
  makeVariant,
  makeVariants,
  untagged,
  type Variants,
} from './page-variants'
import { createSignpost, type FindMeant } from './signpost'

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
  /** Bounds what is not answered from memory. */
  limit?: DrawLimit
  /** Knows where addresses lead whose names are other names of things. */
  findMeant?: FindMeant
  maximumBytes?: number
  nowMs?: () => number
}

/**
 * Stands before Next: every page goes out whole, under a policy that names its scripts. One that Next lets shared
 * caches keep goes out from memory, compressed once, until the figures change or its time is over.
 */
export function createPageDoor({
  behind,
  generation,
  address,
  onError,
  admit,
  limit = (_request, _response, draw) => draw(),
  findMeant,
  maximumBytes = MAXIMUM_BYTES,
  nowMs = Date.now,
}: PageDoorOptions): Handler {
  const cache = new PageCache(maximumBytes, () => generation.number)
  const secret = randomBytes(32).toString('base64url')
  /** The page of an address that no route knows: drawn at build time, so that it never changes. */
  let missing: Promise<Fetched> | undefined
  const drawnPages = new DrawnPages()
  const signpost = createSignpost(findMeant)

  return async (request, response) => {
    if (!isSoundAddress(request.url!)) return refuseAddress(request.url!, response)
    const isOwnFetch = request.headers[HEADER] === secret
    delete request.headers[HEADER]
    if (!isOwnFetch && admit && !(await admit(request, response))) return
    if (isOwnFetch) return behind(request, response)
    const path = request.url!
    const isPage = asksForPage(request)
    const encoding = chooseEncoding(request.headers['accept-encoding'] as string | undefined)
    const stored = () => cache.get(path, nowMs())
    const kept = isPage ? stored() : undefined
    if (kept) return send(kept, encoding, request, response)
    if (signpost.byAddress(request, response)) return
    if (!isPage) return limit(request, response, () => draw(request, response, encoding))
    const page = (await drawnPages.wait(path)) ? stored() : undefined
    if (page) return send(page, encoding, request, response)
    if (isMissingPage(path)) return sendMissing(path, encoding, response)
    const done = request.method === 'GET' ? drawnPages.begin(path) : () => undefined
    try {
      await limit(request, response, () => draw(request, response, encoding, done))
    } finally {
      done()
    }
  }

  /** @param onDrawn where it is a page: hears of it before its reader has it */
  async function draw(
    request: IncomingMessage,
    response: ServerResponse,
    encoding: Encoding,
    onDrawn?: () => void,
  ): Promise<void> {
    const path = request.url!
    const isPage = onDrawn !== undefined
    if (await tellFailure(signpost.byNames(request, response), response)) return onDrawn?.()
    const begun = { in: generation.number, ms: nowMs() }
    if (isPage) generation.note(new Promise((done) => response.once('close', done)))
    const declared = isPage ? withholdLifetime(response) : () => undefined
    const finish = async (page: HeldPage) => {
      if (page.status === 404 && path !== MISSING) {
        if (isPage) onDrawn?.()
        if (await tellFailure(signpost.byOtherNames(request, response), response)) return
        if (isPage) return sendMissing(path, encoding, response)
      }
      if (page.status === 500 && (await failedForDatabase(path))) {
        onDrawn?.()
        return sendResponse(response, briefResponse(503, unavailablePage(), RETRY_AFTER_SECONDS))
      }
      const headers = { ...page.headers, 'cache-control': declared() ?? page.headers['cache-control'] }
      // Where the reader went away it may have been cut short.
      const isWhole = request.method === 'GET' && !response.destroyed
      const seconds = isPage && isWhole ? lifetimeSeconds(page.status, headers) : 0
      if (seconds === 0) {
        onDrawn?.()
        return sendOnce({ ...page, headers }, encoding, request, response)
      }
      const variants = await makeVariants(headers, page.body)
      cache.put(path, variants, begun.in, begun.ms + seconds * 1000)
      onDrawn?.()
      send(variants, encoding, request, response)
    }
    let finished: Promise<void> | undefined
    holdPage(
      request,
      response,
      (page) => {
        finished = finish(page)
        return finished
      },
      onError,
    )
    await behind(request, response)
    await finished?.catch(() => undefined) // it was told to onError
  }

  async function sendMissing(path: string, encoding: Encoding, response: ServerResponse): Promise<void> {
    const page = missingPage(path)
    const telling = page === MISSING ? null : await fetchMissing(page)
    missing ??= fetchMissing(MISSING)
    missing.catch(() => {
      missing = undefined // the next one asks again
    })
    const { variants } = telling?.status === 200 ? telling : await missing
    response.writeHead(404, untagged(variants[encoding])).end(variants[encoding].body)
  }

  async function fetchMissing(path: string): Promise<Fetched> {
    const server = address()
    if (!server) throw new Error('The server is stopping.')
    const { status, headers, body } = await fetchPlain(server, path)
    return { status, variants: await makeVariants(headers, body) }
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

/** Whether the reader has an answer: what was looked for, or that the database is away. */
async function tellFailure(answered: Promise<boolean>, response: ServerResponse): Promise<boolean> {
  try {
    return await answered
  } catch (error) {
    if (!isDatabaseAway(error)) throw error
    await sendResponse(response, briefResponse(503, unavailablePage(), RETRY_AFTER_SECONDS))
    return true
  }
}

function send(
  stored: Variants,
  encoding: Encoding,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { body, tag, headers, unchangedHeaders } = stored[encoding]
  if (hasCopy(request.headers['if-none-match'], tag)) {
    response.writeHead(304, unchangedHeaders).end()
  } else {
    response.writeHead(200, headers).end(body)
  }
}

/** A page that is drawn for each request. */
async function sendOnce(
  { status, headers, body }: HeldPage,
  encoding: Encoding,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // What asks for no body is told of none: it would be compressed to find its length.
  const used = request.method === 'HEAD' ? 'identity' : encoding
  const declared = headers['cache-control']
  const cacheControl = !declared || declared.includes('s-maxage=') ? ASK_EACH_TIME : declared
  const variant = await makeVariant(headers, body, used, undefined, cacheControl)
  const lines = untagged(variant)
  if (request.method === 'HEAD') lines.splice(lines.indexOf('content-length'), 2)
  response.writeHead(status, lines).end(variant.body)
}
