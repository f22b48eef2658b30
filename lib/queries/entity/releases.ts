import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { Day } from '@/lib/domain/time/day'

/** The days on which models were released, by slug, as far as the catalogue knows; a variant's is its model's. */
export async function getReleases(reader: Reader, slugs: string[]): Promise<Map<string, Day>> {
  if (slugs.length === 0) return new Map()
  const rows = await reader.execute<{ slug: string; day: Day }>(sql`
    select m.permaslug as slug, coalesce(m.released_at, b.released_at)::date::text as day
    from models m
    left join models b on b.id = m.base_model_id
    where m.permaslug in ${slugs} and coalesce(m.released_at, b.released_at) is not null`)
  return new Map(rows.map(({ slug, day }) => [slug, day]))
}
