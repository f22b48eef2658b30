import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { CategoryFilter } from '@/lib/domain/entity/categories'
import { coverRange, type Grain } from '@/lib/domain/time/buckets'
import type { Day } from '@/lib/domain/time/day'
import type { DayRange } from '@/lib/domain/time/day-range'
import { type Modality, modalities } from '@/lib/domain/tokens/modality'
import { metricOf } from '../shared/measures'
import { type Slice, sliceBucket, slicesOfCover } from '../shared/slices'
import { dimensionSource, type Source, selectSlices, spansOf, totalSource } from '../shared/source'

export interface DailyRankingsQuestion {
  range: DayRange
  grain: Grain
  category: CategoryFilter
  modality: Modality | null
  /** The total length of requests, a place among `lengthBuckets`; null for all. Not together with `tool_calling`. */
  lengthBucket: number | null
  /** Models before the rest, in each bucket. */
  top: number
}

export interface DailyRank {
  bucket: Day
  /** Null for the rest together, which comes last in its bucket. */
  permaslug: string | null
  totalTokens: bigint
}

/**
 * The models with most tokens in each bucket, variants for themselves, and the rest of the bucket as one. Only days of
 * the range are counted, also where a bucket is longer than that.
 */
export async function getDailyRankings(
  reader: Reader,
  question: DailyRankingsQuestion,
  dataThrough: Day | null,
): Promise<DailyRank[]> {
  const { grain, top } = question
  const rows = rowsOf(question, sourceOf(question), dataThrough, sql`r.model_id,`)
  const sums =
    grain === 'day'
      ? rows
      : sql`select r.bucket, r.model_id, exact_sum(r.tokens) as tokens from (${rows}) r group by r.bucket, r.model_id`
  // Places by slug are numbers here: comparing texts for each of a year's rows takes longer than all else.
  const listed = await reader.execute<DailyRank & Record<string, unknown>>(sql`
    with listed as materialized (
      select m.id, m.permaslug, (row_number() over (order by m.permaslug collate "C"))::int as place
      from models m
    )
    select r.bucket, r.permaslug, r.tokens as "totalTokens"
    from (
      select s.bucket, s.tokens, l.permaslug, l.place,
        row_number() over (partition by s.bucket order by s.tokens desc, l.place) as rank
      from (${sums}) s join listed l on l.id = s.model_id
      where s.tokens > 0
    ) r
    where r.rank <= ${top}
    order by r.bucket, r.tokens desc, r.place`)
  return withRest(listed, await readTotals(reader, question, dataThrough))
}

/** What each bucket adds up to, in the order of the buckets. */
async function readTotals(
  reader: Reader,
  question: DailyRankingsQuestion,
  dataThrough: Day | null,
): Promise<{ bucket: Day; tokens: bigint }[]> {
  const { category, modality, lengthBucket } = question
  const isWhole = modality === null && lengthBucket === null
  const rows = rowsOf(question, isWhole ? totalSource(category) : sourceOf(question), dataThrough, sql``)
  return [
    ...(await reader.execute<{ bucket: Day; tokens: bigint }>(
      sql`select r.bucket, exact_sum(r.tokens) as tokens from (${rows}) r group by r.bucket order by r.bucket`,
    )),
  ]
}

function withRest(listed: Iterable<DailyRank>, totals: { bucket: Day; tokens: bigint }[]): DailyRank[] {
  const byBucket = new Map<Day, DailyRank[]>(totals.map(({ bucket }) => [bucket, []]))
  for (const { bucket, permaslug, totalTokens } of listed) {
    byBucket.get(bucket)!.push({ bucket, permaslug, totalTokens })
  }
  return totals.flatMap(({ bucket, tokens }) => {
    const rows = byBucket.get(bucket)!
    const rest = rows.reduce((left, { totalTokens }) => left - totalTokens, tokens)
    return rest > 0n ? [...rows, { bucket, permaslug: null, totalTokens: rest }] : rows
  })
}

function rowsOf(
  { range, grain, modality }: DailyRankingsQuestion,
  source: Source,
  dataThrough: Day | null,
  key: SQL,
): SQL {
  // A week's row does not say on which of its days a model called tools.
  const isDaily = modality === 'tool_calling' || !spansOf(source.rollup).includes('weekly')
  const slices: Slice[] = isDaily
    ? [{ span: 'daily', range }]
    : slicesOfCover(coverRange(range, grain, dataThrough))
  return selectSlices(
    source,
    slices,
    (slice) => sql`${sliceBucket(slice, grain)} as bucket, ${key} ${metricOf('tokens')} as tokens`,
  )
}

/** The rows that count. */
function sourceOf({ category, modality, lengthBucket }: DailyRankingsQuestion): Source {
  const source = dimensionSource('models', category)
  const entry = modality && modalities[modality]
  const conditions = [source.where]
  if (lengthBucket !== null) conditions.push(sql`r.length_bucket = ${lengthBucket}`)
  if (modality === 'tool_calling') conditions.push(sql`r.tool_requests > 0`)
  if (entry) conditions.push(sql`r.model_id in (${modelsOf(entry.direction, entry.word)})`)
  return {
    rollup: lengthBucket === null ? source.rollup : 'model_length',
    where: sql.join(conditions, sql` and `),
    isNarrow: false,
  }
}

/** The models of a modality. A variant that the catalogue says nothing of is as its base. */
function modelsOf(direction: 'input' | 'output', word: string): SQL {
  const column = sql.identifier(`${direction}_modalities`)
  return sql`select v.id from models v join models b on b.id = coalesce(v.base_model_id, v.id)
    where ${word} = any (case when v.${column} = '{}' then b.${column} else v.${column} end)`
}
