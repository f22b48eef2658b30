import { dimensions } from '@/lib/domain/entity/dimension'
import { DEFAULT_HITS, MAX_HITS, parseSearchQuery } from '@/lib/domain/traffic/search'
import { searchEntities } from '@/lib/queries/search/search'
import { getFreshness } from '@/lib/queries/shared/freshness'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { type FoundPage, foundPages } from '@/lib/view/site/found-pages'
import { HttpError } from './errors'
import type { RouteContext } from './route'

const parameters = ['q', 'limit']

/** `GET /api/v1/search?q=&limit=`: what a text names, best first. */
export async function getSearch({ request, db }: RouteContext): Promise<Response> {
  const { text, limit } = parseParameters(new URL(request.url).searchParams)
  const { hits, freshness } = await readSnapshot(db, async (reader) => ({
    hits: await searchEntities(reader, text, limit),
    freshness: await getFreshness(reader),
  }))
  const body = {
    data: foundPages(text, hits, limit).map(jsonHit),
    meta: {
      query: parseSearchQuery(text).text,
      period: 'month',
      as_of: freshness.asOf,
      data_through: freshness.dataThrough,
      data_version: String(freshness.dataVersion),
    },
  }
  return Response.json(body, { headers: { 'cache-control': 'public, max-age=30' } })
}

/** A board has no tokens of its own. */
function jsonHit(found: FoundPage) {
  const { slug, name, path } = found
  if (found.kind === 'board') return { kind: 'board', slug, name, path }
  const { kind, author, totalTokens } = found
  return {
    kind: dimensions[kind].one,
    slug,
    name,
    path,
    ...(author && { author }),
    total_tokens: String(totalTokens),
  }
}

function parseParameters(query: URLSearchParams): { text: string; limit: number } {
  for (const field of query.keys()) {
    if (!parameters.includes(field)) throw refuse(field, 'is not a parameter of search: it takes q and limit')
    if (query.getAll(field).length > 1) throw refuse(field, 'must be given once')
  }
  const text = query.get('q')
  if (text === null) throw refuse('q', 'is missing: it is the text to look for')
  const limit = query.get('limit') ?? String(DEFAULT_HITS)
  if (!/^\d{1,3}$/.test(limit) || Number(limit) < 1 || Number(limit) > MAX_HITS) {
    throw refuse('limit', `must be a whole number from 1 to ${MAX_HITS}`)
  }
  return { text, limit: Number(limit) }
}

function refuse(field: string, reason: string): HttpError {
  return new HttpError({
    status: 400,
    code: 'invalid_parameter',
    message: `"${field}" ${reason}.`,
    details: { field },
  })
}
