import type { EntityDimension } from '@/lib/domain/entity/dimension'
import { getBusyEntities } from '@/lib/queries/entity/site-entities'
import { getFreshness } from '@/lib/queries/shared/freshness'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { entityPaths, fixedPaths, MOST_ADDRESSES, sitemap } from '@/lib/view/address/sitemap'
import type { RouteContext } from './route'
import { requestOrigin, requireOrigin } from './server/request-origin'
import { isKnown, unchanged, versionedHead } from './versioned-response'

/** Fewest first, so that a crowd of apps leaves out no model. */
const listed: readonly EntityDimension[] = ['providers', 'authors', 'models', 'apps']

/** `GET /sitemap.xml`: the pages for search engines to visit. */
export async function getSitemap({ request, db, now }: RouteContext): Promise<Response> {
  const origin = requireOrigin(request)
  return readSnapshot(db, async (reader) => {
    const freshness = await getFreshness(reader)
    const contentType = 'application/xml; charset=utf-8'
    const head = versionedHead({ contentType, freshness, asked: ['sitemap', origin], now })
    if (isKnown(request, head)) return unchanged(head)
    if (request.method === 'HEAD') return new Response(null, { headers: head })
    const paths = fixedPaths()
    for (const dimension of listed) {
      paths.push(...entityPaths(dimension, await getBusyEntities(reader, dimension, MOST_ADDRESSES)))
    }
    return new Response(sitemap(origin, paths, freshness.asOf), { headers: head })
  })
}

/** `GET /robots.txt`: everything may be visited but what answers programs. */
export async function getRobots({ request }: Pick<RouteContext, 'request'>): Promise<Response> {
  const origin = requestOrigin(request)
  const lines = [
    'User-agent: *',
    'Disallow: /api/',
    'Disallow: /search',
    ...(origin ? [`Sitemap: ${origin}/sitemap.xml`] : []),
  ]
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, no-cache' }
  return new Response(`${lines.join('\n')}\n`, { headers })
}
