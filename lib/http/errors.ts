import { randomUUID } from 'node:crypto'
import { noteFullDisk } from './full-disk'

interface HttpErrorOptions {
  status: number
  /** Stable: programs branch on it. */
  code: string
  /** For people: what is wrong and what to do. */
  message: string
  /** Further fields of the answer's `error`. */
  details?: Record<string, unknown>
  headers?: Record<string, string>
  cause?: unknown
}

/** Everything that the sender of a request may know about its failure. The cause is never sent. */
export class HttpError extends Error {
  override name = 'HttpError'
  readonly status: number
  readonly code: string
  readonly details: Record<string, unknown>
  readonly headers: Record<string, string>

  constructor({ status, code, message, details = {}, headers = {}, cause }: HttpErrorOptions) {
    super(message, { cause })
    this.status = status
    this.code = code
    this.details = details
    this.headers = headers
  }
}

const DISK_FULL = '53100'

/** How the database, or the way to it, says that it is away for the moment. */
const unavailableCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  DISK_FULL,
  '53200', // out of memory
  '53300', // too many connections
  '57P01', // the server is being shut down, or an administrator ended the session
  '57P02', // another backend crashed
  '57P03', // the server is starting up
  '25006', // read only: a standby before it takes over
])

export const RETRY_AFTER_SECONDS = 5
/** Nobody makes room in a moment. */
const RETRY_WITH_ROOM_SECONDS = 60

/** The one place where a failure becomes an answer: what was meant for the sender is sent, the rest is logged. */
export function errorResponse(error: unknown): Response {
  const known = toHttpError(error)
  return Response.json(
    { error: { code: known.code, message: known.message, ...known.details } },
    { status: known.status, headers: { 'cache-control': 'no-store', ...known.headers } },
  )
}

/** What the sender may know of a failure; all of it is logged where it was not meant for them. */
export function toHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) return error
  if (hasCode(error, (code) => code === DISK_FULL)) {
    console.error('The disk of the database is full:', error)
    noteFullDisk()
    return new HttpError({
      status: 503,
      code: 'database_full',
      message:
        'The disk of the database is full, so that nothing of this was stored. Send the same request again later.',
      headers: { 'retry-after': String(RETRY_WITH_ROOM_SECONDS) },
      cause: error,
    })
  }
  if (isDatabaseAway(error)) {
    console.error('The database cannot be reached:', error)
    return new HttpError({
      status: 503,
      code: 'database_unavailable',
      message: 'The database cannot be reached. Send the same request again in a few seconds.',
      headers: { 'retry-after': String(RETRY_AFTER_SECONDS) },
      cause: error,
    })
  }
  const reference = randomUUID()
  console.error(`Unexpected failure ${reference}:`, error)
  return new HttpError({
    status: 500,
    code: 'internal_error',
    message: `Something went wrong here. The log of the server has it as ${reference}.`,
    cause: error,
  })
}

/** Whether a failure is that the database is away for the moment, so that the same request may go well soon. */
export function isDatabaseAway(error: unknown): boolean {
  return hasCode(error, (code) => unavailableCodes.has(code))
}

/** Whether a failure, or one that it came from, has such a code. */
function hasCode(error: unknown, isMeant: (code: string) => boolean): boolean {
  if (!(error instanceof Error)) return false
  const { code } = error as { code?: unknown }
  if (typeof code === 'string' && isMeant(code)) return true
  const inner =
    error instanceof AggregateError ? error.errors : error.cause === undefined ? [] : [error.cause]
  return inner.some((one) => hasCode(one, isMeant))
}
