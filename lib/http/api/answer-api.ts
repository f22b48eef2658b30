import type { Freshness } from '@/lib/domain/traffic/board'
import { getFreshness } from '@/lib/queries/shared/freshness'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { admitReader, type ReadAccess } from '../access/read-access'
import { HttpError } from '../errors'
import { refuse, single } from '../export/export-checks'
import { readBody } from '../ingest/body'
import type { RouteContext } from '../route'
import { ADDRESS_HEADER } from '../server/client-address'
import { isKnown, unchanged, versionedHead } from '../versioned-response'
import { apiErrorResponse } from './api-error'
import type { ApiEndpoint, RawQuestion } from './endpoint'
import { findEndpoint } from './find-endpoint'
import { limitHeaders, type RateLimits } from './rate-limits'

const MAX_BODY_BYTES = 256 * 1024

export interface ApiSettings {
  endpoints: readonly ApiEndpoint[]
  limits: RateLimits
  access: ReadAccess
}

/** Answers a request to the data API: who asks, whether they still may, what, and then the figures of one snapshot. */
export async function answerApi(context: RouteContext, settings: ApiSettings): Promise<Response> {
  let headers: Record<string, string> = {}
  try {
    const { request, db, now } = context
    const reader = await admitReader(db, (name) => request.headers.get(name), settings.access)
    const caller = reader ? `key ${reader.id}` : `address ${request.headers.get(ADDRESS_HEADER) ?? ''}`
    const budget = settings.limits.take(caller, now)
    headers = limitHeaders(budget, now)
    if (!budget.isGranted) throw tooMany(headers['retry-after']!)
    const answer = await answerQuestion(context, settings.endpoints)
    for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value)
    return answer
  } catch (error) {
    return apiErrorResponse(error, headers)
  }
}

async function answerQuestion(
  { request, db, now }: RouteContext,
  endpoints: readonly ApiEndpoint[],
): Promise<Response> {
  const url = new URL(request.url)
  const { endpoint, place } = findEndpoint(endpoints, request.method, url.pathname)
  const raw = { query: parametersOf(url), place, body: await readJson(request, endpoint) }
  const read = endpoint.prepare(raw)
  return readSnapshot(db, async (reader) => {
    const context = { reader, freshness: await getFreshness(reader), now }
    const head = headOf(endpoint, raw, context.freshness, now, await endpoint.version?.(context))
    if (request.method !== 'POST' && isKnown(request, head)) return unchanged(head)
    const body = await read(context)
    return new Response(request.method === 'HEAD' ? null : JSON.stringify(body), { headers: head })
  })
}

function parametersOf({ searchParams }: URL): Record<string, string> {
  const given = single(searchParams)
  const empty = Object.keys(given).find((name) => given[name] === '')
  if (empty !== undefined) throw refuse(empty, 'must not be empty')
  return given
}

function headOf(endpoint: ApiEndpoint, raw: RawQuestion, freshness: Freshness, now: Date, version: unknown) {
  const query = Object.entries(raw.query).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const asked = ['api', endpoint.operationId, query, raw.place, raw.body, version ?? null]
  return versionedHead({ contentType: 'application/json; charset=utf-8', freshness, asked, now })
}

async function readJson(request: Request, { body }: ApiEndpoint): Promise<unknown> {
  if (!body) return null
  const text = await readBody(request, MAX_BODY_BYTES)
  try {
    return JSON.parse(text)
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    throw refuse('body', `is not sound JSON (${cause.message})`)
  }
}

function tooMany(retryAfterSeconds: string): HttpError {
  return new HttpError({
    status: 429,
    code: 'rate_limit_exceeded',
    message: `Too many requests. Send the next one in ${retryAfterSeconds} seconds.`,
    details: { retry_after_seconds: Number(retryAfterSeconds) },
  })
}
