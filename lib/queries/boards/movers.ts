import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { Dimension } from '@/lib/domain/entity/dimension'
import { isOptional } from '@/lib/domain/tokens/measures'
import type { Mover, Movers } from '@/lib/domain/traffic/movers'
import type { BoardQuestion } from '@/lib/domain/traffic/question'
import { boardRows, boardWindow } from '../shared/board-window'
import { getFreshness } from '../shared/freshness'
import { listingTable } from '../shared/listing'
import { dimensionSource } from '../shared/source'
import { comparedEntities } from './ranking'

interface MoverRow extends Record<string, unknown> {
  slug: string
  name: string
  current: bigint
  previous: bigint
}

/** The entities that gained and lost most against the window before, in the question's metric; `limit` of each. */
export async function getMovers(
  reader: Reader,
  dimension: Dimension,
  question: BoardQuestion,
  limit: number,
  now: Date,
): Promise<Movers> {
  const freshness = await getFreshness(reader)
  const window = boardWindow(question, freshness, now)
  const { category, variants, metric, appGroup } = question
  if (freshness.dataThrough === null || window.previous === null) return { up: [], down: [] }
  const source = dimensionSource(dimension, category)
  const rows = boardRows(question, window, source, freshness.dataThrough)
  const compared = comparedEntities({
    dimension,
    variants,
    source,
    rows,
    metric,
    appGroup,
    limit: null,
    isTrending: false,
  })
  // Where nobody stated it in one of the windows, nobody knows what it gained or lost.
  const known = isOptional(metric) ? sql`and r.value > 0 and r.previous_value > 0` : sql``
  const side = (isUp: boolean) => sql`
    (select t.slug, t.name, r.value as current, r.previous_value as previous
    from compared r join ${listingTable(dimension)} t on t.id = r.entity_id
    where r.value ${isUp ? sql`>` : sql`<`} r.previous_value ${known}
    order by abs(r.value - r.previous_value) desc, t.slug collate "C" limit ${limit})`
  const found = await reader.execute<MoverRow>(sql`
    with ${compared} select * from ${side(true)} up union all select * from ${side(false)} down`)
  const movers = found.map(({ slug, name, current, previous }): Mover => ({ slug, name, current, previous }))
  return {
    up: movers.filter(({ current, previous }) => current > previous),
    down: movers.filter(({ current, previous }) => current < previous),
  }
}
