import { type SQL, sql } from 'drizzle-orm'
import { measuresOf, type RollupTable, rollupTables, type Span, windowsOf } from '@/db/schema/rollups'
import { ALL_CATEGORIES_ID, categories } from '@/lib/domain/entity/categories'
import type { Day } from '@/lib/domain/time/day'

/** A table whose rows are brought in line with what they are made from. */
export interface Kept {
  name: string
  /** The key columns in the order of the primary key. */
  keys: readonly string[]
  /** The other columns: whole numbers. */
  numbers: readonly string[]
  /** Those of them that count: where all are zero the row is gone. */
  counts: readonly string[]
}

/** One table of rollups: a declared rollup in one of its spans. Its numbers add up, and it counts requests. */
export interface Target extends Kept {
  rollup: RollupTable
  span: Span
  /** The column that dates a row; null where a row stands for all windows. */
  date: string | null
}

const dateColumns: Record<Span, string | null> = {
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
  window: null,
}

export function targetOf(rollup: RollupTable, span: Span): Target {
  const date = dateColumns[span]
  const isWindow = span === 'window'
  return {
    rollup,
    span,
    name: `${rollup.name}_${isWindow ? 'windows' : span}`,
    date,
    keys: [...(rollup.byCategory ? ['category_id'] : []), ...(date ? [date] : []), ...rollup.keys],
    numbers: isWindow
      ? windowsOf(rollup).flatMap(({ prefix, measures }) => measures.map((measure) => `${prefix}_${measure}`))
      : measuresOf(rollup),
    counts: isWindow ? windowsOf(rollup).map(({ prefix }) => `${prefix}_requests`) : ['requests'],
  }
}

/** Every rollup table there is. */
export const targets: readonly Target[] = (rollupTables as readonly RollupTable[]).flatMap((rollup) =>
  rollup.spans.map((span) => targetOf(rollup, span)),
)

export function columnList(names: readonly string[]): SQL {
  return sql.join(
    names.map((name) => sql.identifier(name)),
    sql`, `,
  )
}

/** Days as one parameter: `day = any(…)`, however many there are. */
export function dayArray(days: readonly Day[]): SQL {
  return sql`${`{${days.join(',')}}`}::date[]`
}

const categoryIds = `{${[ALL_CATEGORIES_ID, ...categories.map(({ id }) => id)].join(',')}}`

/**
 * Picks the rows of a target (alias `r`) that are dated with one of `days`; all where rows have no date. The category
 * comes first in the keys, so it is named too: without it only PostgreSQL 18 and later would find the days by index.
 */
export function datedRows(target: Target, days: readonly Day[]): SQL {
  return target.date ? datedWith(target, sql`any(${dayArray(days)})`) : sql`true`
}

/** The same for the date that an expression names. */
export function datedWith({ rollup, date }: Target, day: SQL): SQL {
  const isDay = sql`r.${sql.identifier(date!)} = ${day}`
  return rollup.byCategory ? sql`r.category_id = any(${categoryIds}::smallint[]) and ${isDay}` : isDay
}
