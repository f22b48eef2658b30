import type { Db } from '@/db/client'
import { getFreshness } from '@/lib/queries/shared/freshness'
import { RETRY_AFTER_SECONDS } from './errors'
import { within } from './within'

const PATIENCE_MS = 3_000

/** `GET /api/health`: 200 where a page could be drawn, 503 where the database does not answer in time. */
export async function health(database: () => Db, patienceMs = PATIENCE_MS): Promise<Response> {
  try {
    const { dataVersion, dataThrough } = await within(patienceMs, getFreshness(database()))
    return answer(200, {
      status: 'ok',
      database: 'ok',
      data_version: String(dataVersion),
      data_through: dataThrough,
    })
  } catch (error) {
    console.error('Health:', error)
    return answer(503, { status: 'unavailable', database: 'unreachable' })
  }
}

function answer(status: number, body: Record<string, unknown>): Response {
  const retry = status === 503 && { 'retry-after': String(RETRY_AFTER_SECONDS) }
  return Response.json(body, { status, headers: { 'cache-control': 'no-store', ...retry } })
}
