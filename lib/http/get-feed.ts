import { getWeeklyChanges } from '@/lib/queries/boards/weekly-changes'
import { getFreshness } from '@/lib/queries/shared/freshness'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { atomFeed } from '@/lib/view/site/feed'
import { readCitation } from './citation'
import type { RouteContext } from './route'
import { requireOrigin } from './server/request-origin'
import { isKnown, unchanged, versionedHead } from './versioned-response'

const WEEKS = 12
/** Before the first rollup nothing was ever updated, but a feed must say when. */
const NEVER = '1970-01-01T00:00:00.000Z'

/** `GET /feed.xml`: what each finished week brought, for feed readers. */
export async function getFeed({ request, db, now }: RouteContext): Promise<Response> {
  const origin = requireOrigin(request)
  return readSnapshot(db, async (reader) => {
    const freshness = await getFreshness(reader)
    const contentType = 'application/atom+xml; charset=utf-8'
    const head = versionedHead({ contentType, freshness, asked: ['feed', origin], now })
    if (isKnown(request, head)) return unchanged(head)
    if (request.method === 'HEAD') return new Response(null, { headers: head })
    const weeks = await getWeeklyChanges(reader, WEEKS, now)
    const frame = { origin, emptyUpdatedAt: freshness.asOf ?? NEVER, citation: await readCitation(reader) }
    return new Response(atomFeed(weeks, frame), { headers: head })
  })
}
