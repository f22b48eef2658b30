import { type SQL, sql } from 'drizzle-orm'
import { type CategoryFilter, categoryFilterId } from '@/lib/domain/entity/categories'
import type { Split } from '@/lib/domain/growth/drivers'
import type { WindowPair } from '@/lib/domain/growth/growth-window'
import { coverRange } from '@/lib/domain/time/buckets'
import type { Day } from '@/lib/domain/time/day'
import type { DayRange } from '@/lib/domain/time/day-range'
import { type EntityRef, isOwn } from '../entity/entity-rows'
import { type Slice, sliceCondition, slicesOfCover, slicesOfRange } from '../shared/slices'

/** Whose growth between which windows is asked for, and how it is to be split. */
export interface SegmentQuestion extends WindowPair {
  category: CategoryFilter
  of: EntityRef | null
  split: Split
  /** The last complete day that is rolled up. */
  dataThrough: Day
}

type Key = 'app_id' | 'model_id' | 'provider_id' | 'category_id'

interface SegmentSource {
  rollup: string
  keys: readonly Key[]
  slices(range: DayRange): Slice[]
  where?: SQL
}

const daily = (range: DayRange): Slice[] => [{ span: 'daily', range }]

/**
 * The smallest rollup that knows what is asked. All of them count the same tokens; those without apps name only models
 * as movers of a part.
 */
export function sourceOf({ category, of, split, dataThrough }: SegmentQuestion): SegmentSource {
  const isByProvider = split === 'provider' || of?.dimension === 'providers'
  const isByCategory = split === 'category' || category !== 'all'
  const weeks = (range: DayRange) => slicesOfCover(coverRange(range, 'week', dataThrough))
  if (!isByProvider && !isByCategory) {
    return { rollup: 'app_model', keys: ['app_id', 'model_id'], slices: weeks }
  }
  const needsApps = split === 'drivers' || of?.dimension === 'apps'
  if (!needsApps && !isByCategory) {
    return { rollup: 'provider_model', keys: ['provider_id', 'model_id'], slices: daily }
  }
  if (!needsApps && !isByProvider) {
    const widest = (range: DayRange) => slicesOfRange(range, true, dataThrough)
    return {
      rollup: 'model',
      keys: ['category_id', 'model_id'],
      slices: widest,
      where: sql`r.category_id > 0`,
    }
  }
  return { rollup: 'segment', keys: ['app_id', 'model_id', 'provider_id', 'category_id'], slices: weeks }
}

const counted = ['requests', 'prompt_tokens', 'completion_tokens', 'reasoning_tokens', 'estimated']
const keyNames: readonly Key[] = ['app_id', 'model_id', 'provider_id', 'category_id']

/** The rows of both windows as a table: the keys (null where the rollup does not know one), the counts, `later`. */
export function segmentRows(question: SegmentQuestion): SQL {
  const { rollup, keys, slices, where } = sourceOf(question)
  const conditions = [...(where ? [where] : []), ...filters(question, rollup)]
  const columns = [
    ...keyNames.map((key) =>
      keys.includes(key) ? sql`r.${sql.identifier(key)}` : sql`null::integer as ${sql.identifier(key)}`,
    ),
    ...counted.map((name) => sql`r.${sql.identifier(name)}`),
  ]
  const parts = [question.before, question.after].flatMap((range) =>
    slices(range).map(
      (slice) => sql`
        select ${sql.join(columns, sql`, `)}, ${range === question.after} as later
        from ${sql.identifier(`${rollup}_${slice.span}`)} r
        where ${sql.join([sliceCondition(slice, false), ...conditions], sql` and `)}`,
    ),
  )
  return sql`(${sql.join(parts, sql` union all `)})`
}

function filters({ category, of }: SegmentQuestion, rollup: string): SQL[] {
  const conditions = category === 'all' ? [] : [sql`r.category_id = ${categoryFilterId(category)}`]
  return of ? [...conditions, isOwn(of, rollup)] : conditions
}

/** A measure of the rows `r`, summed for each of the two windows: `<name>0` and `<name>1`. */
export function inBothWindows(name: string, value: SQL): SQL {
  const sum = (condition: SQL) => sql`exact_sum(${value}) filter (where ${condition})`
  return sql`${sum(sql`not r.later`)} as ${sql.identifier(`${name}0`)}, ${sum(sql`r.later`)} as ${sql.identifier(`${name}1`)}`
}
