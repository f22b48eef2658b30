import { randomBytes, timingSafeEqual } from 'node:crypto'
import { revalidatePath } from 'next/cache'
import { env } from '@/lib/env'
import { errorResponse, HttpError } from '../errors'
import type { PageGeneration } from './page-generation'

const HEADER = 'x-tokenboard-process'
const RETRY_MS = [100, 250, 500, 1_000, 5_000]
const SLOW_READER_MS = 10_000
/** Today's figures change every few seconds, and drawing the front page takes longer than counting them. */
const FRONT_PAGE_EACH_MS = 60_000

/** On the global object because the bundler gives the boot code and the route their own copies of this module. */
const slot = globalThis as typeof globalThis & { tokenboardProcessSecret?: string }

/** Known to this process alone: it proves that a request comes from the process itself. */
function processSecret(): string {
  slot.tokenboardProcessSecret ??= randomBytes(32).toString('base64url')
  return slot.tokenboardProcessSecret
}

/** `POST /api/internal/revalidate`: to anyone but this process there is no such route. */
export function postRevalidate(request: Request): Response {
  const presented = Buffer.from(request.headers.get(HEADER) ?? '')
  const secret = Buffer.from(processSecret())
  if (presented.length !== secret.length || !timingSafeEqual(presented, secret)) {
    return errorResponse(new HttpError({ status: 404, code: 'not_found', message: 'There is nothing here.' }))
  }
  // Every page lies under the root layout; they expire at once, and the next visitor sees the new figures.
  revalidatePath('/', 'layout')
  return new Response(null, { status: 204 })
}

export interface Revalidator {
  /** Makes every page that this process keeps be drawn anew. Calls that come while it works are one more round. */
  request(): void
  stop(): void
}

/**
 * Next lets pages expire only from within a request, so the process sends one to itself. It tries until it
 * succeeds: at boot the server does not answer yet.
 *
 * A page that Next was drawing meanwhile may show the old figures, and Next dates it by its end. So where there
 * were any, one more round follows when they are done; pages that begin later read the new figures.
 */
export function createRevalidator(
  generation: PageGeneration,
  onError: (error: unknown) => void,
): Revalidator {
  let wanted: 'nothing' | 'last round' | 'round' = 'nothing'
  let isWorking = false
  let isStopped = false
  let frontPageMs = Number.NEGATIVE_INFINITY

  async function work(): Promise<void> {
    isWorking = true
    for (let failures = 0; wanted !== 'nothing' && !isStopped; ) {
      const round = wanted
      const underWay = round === 'round' ? generation.underWay() : undefined
      wanted = 'nothing'
      try {
        await expirePages()
        generation.advance() // only now: a page that was read before may be Next's old copy
        if (performance.now() - frontPageMs > FRONT_PAGE_EACH_MS) {
          await drawFrontPage()
          frontPageMs = performance.now()
        }
        failures = 0
        if (underWay) void atMost(SLOW_READER_MS, underWay).then(() => want('last round'))
      } catch (error) {
        if (wanted === 'nothing') wanted = round
        if (failures >= RETRY_MS.length) onError(error)
        await new Promise((done) => setTimeout(done, RETRY_MS[failures] ?? RETRY_MS.at(-1)))
        failures++
      }
    }
    isWorking = false
  }

  function want(round: 'last round' | 'round'): void {
    if (wanted !== 'round') wanted = round
    if (!isWorking) void work()
  }

  return {
    request: () => want('round'),
    stop() {
      isStopped = true
    },
  }
}

function atMost(milliseconds: number, work: Promise<unknown>): Promise<unknown> {
  return Promise.race([work, new Promise((done) => setTimeout(done, milliseconds).unref())])
}

/** A connection kept open for later, or a body not read to its end, would hold the server up when it stops. */
const singleUse = { connection: 'close' }

async function expirePages(): Promise<void> {
  const response = await fetch(`${ownAddress()}/api/internal/revalidate`, {
    method: 'POST',
    headers: { [HEADER]: processSecret(), ...singleUse },
    signal: AbortSignal.timeout(10_000),
  })
  if (response.status !== 204) throw new Error(`The own route answered ${response.status}`)
}

/** So that its next visitor need not wait for it. */
async function drawFrontPage(): Promise<void> {
  if (process.env.NODE_ENV !== 'production') return
  const page = await fetch(`${ownAddress()}/`, { headers: { 'accept-encoding': 'identity', ...singleUse } })
  await page.arrayBuffer()
}

function ownAddress(): string {
  const { HOST, PORT } = env()
  const host = HOST === '0.0.0.0' || HOST === '::' ? 'localhost' : HOST
  return `http://${host.includes(':') ? `[${host}]` : host}:${PORT}`
}
