import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { CategoryFilter } from '@/lib/domain/entity/categories'
import { coverRange, defaultBucketCount, type Grain, trailingBuckets } from '@/lib/domain/time/buckets'
import { type Day, dayOf } from '@/lib/domain/time/day'
import type { DayRange } from '@/lib/domain/time/day-range'
import {
  byReasoningShare,
  mainModels,
  type ReasoningBoard,
  type ReasoningModel,
  type ReasoningServed,
} from '@/lib/domain/tokens/reasoning'
import type { Variants } from '@/lib/domain/traffic/question'
import { type BoardRows, boardRows, boardWindow, type WindowQuestion } from './shared/board-window'
import { chartBuckets } from './shared/chart-buckets'
import { getFreshness } from './shared/freshness'
import { groups, sumByBucket, sumByEntity } from './shared/grouping'
import { type Column, plain } from './shared/measures'
import { type Slice, sliceBucket, slicesOfCover } from './shared/slices'
import { dimensionSource, selectSlices, selectWindows } from './shared/source'

const counted = ['requests', 'prompt_tokens', 'completion_tokens', 'reasoning_tokens', 'sampled_requests']

const columns = (prefix = ''): Column[] =>
  counted.map((name) => ({ name, value: sql`r.${sql.identifier(prefix + name)}` }))

const tokens = sql`r.prompt_tokens + r.completion_tokens`
const ofReasoningModels = sql`case when r.reasoning_tokens > 0 then ${tokens} else 0 end`
const apartGrouping = { dimension: 'models', variants: 'split' } as const

type ModelRow = Omit<ReasoningModel, 'author'> & {
  author_slug: string
  author_name: string
  reasoningModelTokens: bigint
} & Record<string, unknown>

/** The models that make nearly all output, by the part of it that is reasoning. */
export async function getReasoning(
  reader: Reader,
  question: WindowQuestion & { category: CategoryFilter; variants: Variants },
  now: Date,
): Promise<ReasoningBoard> {
  const { category, variants } = question
  const freshness = await getFreshness(reader)
  const window = boardWindow(question, freshness, now)
  const rows = boardRows(question, window, dimensionSource('models', category), freshness.dataThrough)
  const isEmpty = freshness.dataThrough === null
  const found = isEmpty ? [] : await reader.execute<ModelRow>(modelsQuery(category, variants, rows))
  const models = found.map(
    ({ author_slug, author_name, reasoningModelTokens: _, ...model }): ReasoningModel => {
      return { ...model, author: { slug: author_slug, name: author_name } }
    },
  )
  return {
    rows: mainModels(models).sort(byReasoningShare),
    modelCount: models.length,
    totalTokens: models.reduce((sum, { totalTokens }) => sum + totalTokens, 0n),
    reasoningModelTokens: found.reduce((sum, row) => sum + row.reasoningModelTokens, 0n),
    window,
    freshness,
  }
}

/** Whether a model reasons is asked of each variant for itself; then they can be merged. */
function modelsQuery(category: CategoryFilter, variants: Variants, rows: BoardRows): SQL {
  const source = dimensionSource('models', category)
  const grouping = { dimension: 'models', variants } as const
  const select = (prefix?: string) => sql`r.model_id as entity_id, ${plain(columns(prefix))}`
  const apart =
    rows.kind === 'prepared'
      ? selectWindows(source, select(`${rows.current}_`))
      : sumByEntity(
          apartGrouping,
          selectSlices(source, rows.current, () => select()),
          columns(),
        )
  const all = [...columns(), { name: 'reasoning_model_tokens', value: ofReasoningModels }]
  const known = sql`select r.entity_id, ${plain(all)} from (${apart}) r`
  return sql`
    select m.permaslug as slug, m.name, a.slug as author_slug, a.name as author_name, r.requests,
      ${tokens} as "totalTokens", r.completion_tokens as "completionTokens",
      r.reasoning_tokens as "reasoningTokens", r.reasoning_model_tokens as "reasoningModelTokens",
      r.sampled_requests > 0 as estimated
    from (${groups(grouping) ? sumByEntity(grouping, known, all) : known}) r
    join models m on m.id = r.entity_id join authors a on a.id = m.author_id
    where ${tokens} > 0`
}

/** How many of the tokens came from models that reason, bucket by bucket. */
export async function getReasoningServed(
  reader: Reader,
  question: { category: CategoryFilter; grain: Grain; range: DayRange | null },
  now: Date,
): Promise<ReasoningServed> {
  const { category, grain } = question
  const freshness = await getFreshness(reader)
  const range = question.range ?? trailingBuckets(dayOf(now), grain, defaultBucketCount[grain])
  const slices = slicesOfCover(coverRange(range, grain, freshness.dataThrough))
  const source = dimensionSource('models', category)
  const select = (some: Slice[]) =>
    selectSlices(
      source,
      some,
      (slice) => sql`${sliceBucket(slice, grain)} as bucket, r.model_id as entity_id, ${plain(columns())}`,
    )
  // A row of a whole bucket says all of a model there is in it; days of a wider one are summed first.
  const whole = slices.filter(({ span }) => grain === 'day' || span !== 'daily')
  const days = slices.filter((slice) => !whole.includes(slice))
  const parts = [
    ...(whole.length > 0 ? [select(whole)] : []),
    ...(days.length > 0 ? [sumByBucket(apartGrouping, select(days), columns())] : []),
  ]
  const found =
    freshness.dataThrough === null
      ? []
      : await reader.execute<{ bucket: Day; total: bigint; reasoning: bigint; estimated: boolean }>(sql`
          select r.bucket, exact_sum(${tokens}) as total, exact_sum(${ofReasoningModels}) as reasoning,
            bool_or(r.sampled_requests > 0) as estimated
          from (${sql.join(parts, sql` union all `)}) r group by r.bucket`)
  const rowOf = new Map(found.map((row) => [row.bucket, row]))
  return {
    buckets: chartBuckets(range, grain, freshness).map(({ bucket, isPartial }) => {
      const row = rowOf.get(bucket)
      const [totalTokens, reasoningModelTokens] = [row?.total ?? 0n, row?.reasoning ?? 0n]
      return { bucket, isPartial, totalTokens, reasoningModelTokens }
    }),
    grain,
    range,
    estimated: found.some(({ estimated }) => estimated),
    freshness,
  }
}
