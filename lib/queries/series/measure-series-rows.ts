import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { dimensions } from '@/lib/domain/entity/dimension'
import type { Day } from '@/lib/domain/time/day'
import { listSource, wholeSource } from '../entity/entity-rows'
import { membersOf, sumByBucket } from '../shared/grouping'
import { type MeasureRow, measureColumns, named, plain, sums } from '../shared/measures'
import { sliceBucket } from '../shared/slices'
import { bucketSlices, idArray, selectSlices } from '../shared/source'
import type { SeriesScope } from './series-rows'

type BucketRow = MeasureRow & { bucket: Day } & Record<string, unknown>

export type MeasurePoint = BucketRow & { id: number }

/** All measures of everything, or of one thing, in each bucket. */
export async function readMeasureTotals(reader: Reader, scope: SeriesScope): Promise<BucketRow[]> {
  const { of, grain, range, category, dataThrough } = scope
  const source = wholeSource(of, category)
  const rows = selectSlices(
    source,
    bucketSlices(source.rollup, range, grain, dataThrough),
    (slice) => sql`${sliceBucket(slice, grain)} as bucket, ${plain(measureColumns)}`,
  )
  const totals = await reader.execute<BucketRow>(
    sql`select r.bucket, ${sums(named(measureColumns))} from (${rows}) r group by r.bucket`,
  )
  return [...totals]
}

/** All measures of the given entities, by bucket; none where there was nothing. */
export function measurePointsQuery(scope: SeriesScope, ids: number[]): SQL {
  const { dimension, of, category, grain, range, dataThrough } = scope
  const key = sql`r.${sql.identifier(dimensions[dimension].key)}`
  const source = listSource(of, dimension, category)
  const members = membersOf(scope, sql`select unnest(${idArray(ids)})`)
  const rows = selectSlices(
    { ...source, where: sql`${source.where} and ${key} = any (array(${members}))`, isNarrow: true },
    bucketSlices(source.rollup, range, grain, dataThrough),
    (slice) => sql`${sliceBucket(slice, grain)} as bucket, ${key} as entity_id, ${plain(measureColumns)}`,
  )
  return sql`
    select r.entity_id as id, r.* from (${sumByBucket(scope, rows, measureColumns)}) r order by r.bucket`
}
