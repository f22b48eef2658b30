import type { IncomingMessage, ServerResponse } from 'node:http'
import { ADDRESS_HEADER } from '../server/client-address'
import { sendResponse } from '../server/send-response'
import { Allowances } from './allowances'
import { Drawing } from './drawing'
import { FairQueue } from './fair-queue'
import { type DrawLimitReason, limitedResponse } from './limited-response'
import { SharedTime } from './shared-time'

export interface DrawLimitOptions {
  /** How much may be drawn for one address in a minute. */
  secondsPerMinute: number
  onLimited: (reason: DrawLimitReason, request: IncomingMessage) => void
  /** Hears of all that was drawn. */
  onDrawn?: (milliseconds: number) => void
  places?: number
  waitMs?: number
  nowMs?: () => number
}

/** Makes an answer, or sends its reader away for now. */
export type DrawLimit = (
  request: IncomingMessage,
  response: ServerResponse,
  draw: () => Promise<void>,
) => Promise<void>

const PLACES = 3
const WAITING = 50
const WAIT_MS = 5_000

/** What is never sent away: events, so that none is lost, whoever watches the site, and files of the build. */
const UNLIMITED =
  /^\/(api\/(health|ready|internal\/revalidate|v1\/(events|ingest\/[\w-]+|otlp(\/[\w-]+)*))|metrics|robots\.txt|icon\.svg|_next\/static\/[^?]*)(\?|$)/

/**
 * Bounds what is drawn for its readers: a few at a time, in turn by address, and for each address so many seconds of
 * work a minute. What an answer costs is the time that it took, so that no table says what is dear.
 */
export function createDrawLimit(options: DrawLimitOptions): DrawLimit {
  const { secondsPerMinute, onLimited, onDrawn, places = PLACES, waitMs = WAIT_MS } = options
  const nowMs = options.nowMs ?? (() => performance.now())
  const allowances = new Allowances(secondsPerMinute * 1000)
  const queue = new FairQueue({ places, ofOne: Math.ceil(places / 2), waiting: WAITING, waitMs })
  const time = new SharedTime()

  return async (request, response, draw) => {
    if (UNLIMITED.test(request.url!)) return draw()
    const caller = String(request.headers[ADDRESS_HEADER] ?? '')
    const owedMs = allowances.waitMs(caller, nowMs())
    if (owedMs > 0) return refuse('address', owedMs, request, response)
    if (!(await queue.enter(caller))) return refuse('queue', waitMs, request, response)
    const drawing = new Drawing({ work: () => work(caller), leave: () => queue.leave(caller) })
    try {
      if (response.destroyed) return // its reader went while it waited
      drawing.follow(response)
      await draw()
    } finally {
      drawing.end()
    }
  }

  function work(caller: string): () => void {
    const begun = time.begin(nowMs())
    return () => {
      const endMs = nowMs()
      const usedMs = time.end(begun, endMs)
      allowances.charge(caller, usedMs, endMs)
      onDrawn?.(usedMs)
    }
  }

  function refuse(
    reason: DrawLimitReason,
    forMs: number,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    onLimited(reason, request)
    return sendResponse(response, limitedResponse(request.url!, reason, Math.ceil(forMs / 1000)))
  }
}
