import { randomBytes, timingSafeEqual } from 'node:crypto'
import { revalidatePath } from 'next/cache'
import { env } from '@/lib/env'
import { errorResponse, HttpError } from './errors'

const HEADER = 'x-tokenboard-process'
const RETRY_MS = [100, 250, 500, 1_000, 5_000]

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
 */
export function createRevalidator(onError: (error: unknown) => void): Revalidator {
  let isWanted = false
  let isWorking = false
  let isStopped = false

  async function work(): Promise<void> {
    isWorking = true
    for (let failures = 0; isWanted && !isStopped; ) {
      isWanted = false
      try {
        await callOwnRoute()
        failures = 0
      } catch (error) {
        isWanted = true
        if (failures >= RETRY_MS.length) onError(error)
        await new Promise((done) => setTimeout(done, RETRY_MS[failures] ?? RETRY_MS.at(-1)))
        failures++
      }
    }
    isWorking = false
  }

  return {
    request() {
      isWanted = true
      if (!isWorking) void work()
    },
    stop() {
      isStopped = true
    },
  }
}

/** A connection kept open for later, or a body not read to its end, would hold the server up when it stops. */
const singleUse = { connection: 'close' }

async function callOwnRoute(): Promise<void> {
  const response = await fetch(`${ownAddress()}/api/internal/revalidate`, {
    method: 'POST',
    headers: { [HEADER]: processSecret(), ...singleUse },
    signal: AbortSignal.timeout(10_000),
  })
  if (response.status !== 204) throw new Error(`The own route answered ${response.status}`)
  // Draws the front page now, so that its next visitor need not wait for it.
  if (process.env.NODE_ENV === 'production') {
    const page = await fetch(`${ownAddress()}/`, { headers: singleUse })
    await page.arrayBuffer()
  }
}

function ownAddress(): string {
  const { HOST, PORT } = env()
  const host = HOST === '0.0.0.0' || HOST === '::' ? 'localhost' : HOST
  return `http://${host.includes(':') ? `[${host}]` : host}:${PORT}`
}
