import type { Reader } from '@/db/client'
import type { CategoryFilter } from '@/lib/domain/entity/categories'
import { daysEndingWith, eachDay } from '@/lib/domain/time/day-range'
import type { Board } from '@/lib/domain/traffic/board'
import type { Variants } from '@/lib/domain/traffic/question'
import { type PointRow, pointsQuery } from '../series/series-rows'

const DAYS = 30

/** What each listed entity of a board had in its metric on each of the last 30 complete days, by slug. */
export async function getSparklines(
  reader: Reader,
  board: Board,
  { category, variants }: { category: CategoryFilter; variants: Variants },
): Promise<Map<string, bigint[]>> {
  const { dimension, metric, freshness } = board
  const listed = board.rows.filter(({ kind }) => kind === 'entity')
  if (listed.length === 0 || freshness.dataThrough === null) return new Map()
  const range = daysEndingWith(freshness.dataThrough, DAYS)
  const { dataThrough } = freshness
  const scope = {
    dimension,
    of: null,
    category,
    variants,
    metric,
    grain: 'day',
    range,
    dataThrough,
    appGroup: null,
  } as const
  const ids = listed.map(({ id }) => id!)
  const rows = await reader.execute<PointRow>(pointsQuery(scope, ids))
  const place = new Map(eachDay(range).map((day, index) => [day, index]))
  const slugs = new Map(listed.map(({ id, slug }) => [id!, slug]))
  const values = new Map(listed.map(({ slug }) => [slug, Array.from({ length: DAYS }, () => 0n)]))
  for (const { bucket, id, value } of rows) values.get(slugs.get(id)!)![place.get(bucket)!] = value
  return values
}
