import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { coverRange } from '@/lib/domain/buckets'
import type { Day } from '@/lib/domain/day'
import { dimensions } from '@/lib/domain/dimension'
import { membersOf, sumByBucket } from './grouping'
import { type MeasureRow, measureColumns, named, plain, sums } from './measures'
import type { SeriesScope } from './series-rows'
import { sliceBucket, slicesOfCover } from './slices'
import { dimensionSource, idArray, selectSlices, totalSource } from './source'

type BucketRow = MeasureRow & { bucket: Day } & Record<string, unknown>

export type MeasurePoint = BucketRow & { id: number }

/** All measures of a category in each bucket. */
export async function readMeasureTotals(reader: Reader, scope: SeriesScope): Promise<BucketRow[]> {
  const { grain, range, category, dataThrough } = scope
  const rows = selectSlices(
    totalSource(category),
    slicesOfCover(coverRange(range, grain, dataThrough)),
    (slice) => sql`${sliceBucket(slice, grain)} as bucket, ${plain(measureColumns)}`,
  )
  const totals = await reader.execute<BucketRow>(
    sql`select r.bucket, ${sums(named(measureColumns))} from (${rows}) r group by r.bucket`,
  )
  return [...totals]
}

/** All measures of the given entities, by bucket; none where there was nothing. */
export function measurePointsQuery(scope: SeriesScope, ids: number[]): SQL {
  const { dimension, category, grain, range, dataThrough } = scope
  const key = sql`r.${sql.identifier(dimensions[dimension].key)}`
  const source = dimensionSource(dimension, category)
  const members = membersOf(scope, sql`select unnest(${idArray(ids)})`)
  const rows = selectSlices(
    { ...source, where: sql`${source.where} and ${key} = any (array(${members}))`, isNarrow: true },
    slicesOfCover(coverRange(range, grain, dataThrough)),
    (slice) => sql`${sliceBucket(slice, grain)} as bucket, ${key} as entity_id, ${plain(measureColumns)}`,
  )
  return sql`
    select r.entity_id as id, r.* from (${sumByBucket(scope, rows, measureColumns)}) r order by r.bucket`
}
