import { type SQL, sql } from 'drizzle-orm'
import { additiveNames, type RollupTable, rollupTables, type Span } from '@/db/schema/rollups'
import { ALL_CATEGORIES_ID, categories } from '@/lib/domain/categories'
import type { Day } from '@/lib/domain/day'

/** One table of rollups: a declared rollup in one of its spans. */
export interface Target {
  rollup: RollupTable
  span: Span
  name: string
  /** The columns that name the entity, with the category first where the rollup has one. */
  entity: readonly string[]
  /** The columns that say which days a row stands for. */
  when: readonly string[]
}

const whenColumns: Record<Span, readonly string[]> = {
  daily: ['day'],
  weekly: ['week'],
  monthly: ['month'],
  window: ['period', 'slot'],
}

export function targetOf(rollup: RollupTable, span: Span): Target {
  return {
    rollup,
    span,
    name: `${rollup.name}_${span}`,
    entity: [...(rollup.byCategory ? ['category_id'] : []), ...rollup.keys],
    when: whenColumns[span],
  }
}

/** Every rollup table there is. */
export const targets: readonly Target[] = rollupTables.flatMap((rollup) =>
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
 * Picks the rows of a target (alias `r`) that are dated with one of `days`. The category comes first in the keys, so
 * it is named too: without it only PostgreSQL 18 and later would find the days by index.
 */
export function datedRows(target: Target, days: readonly Day[]): SQL {
  const inDays = sql`r.${sql.identifier(target.when[0]!)} = any(${dayArray(days)})`
  return target.rollup.byCategory
    ? sql`r.category_id = any(${categoryIds}::smallint[]) and ${inDays}`
    : inDays
}

/** All additive columns, each under its own name, as `expression` makes them. */
export function additive(expression: (column: SQL) => SQL): SQL {
  return sql.join(
    additiveNames.map(
      (name) => sql`${expression(sql.identifier(name) as unknown as SQL)} as ${sql.identifier(name)}`,
    ),
    sql`, `,
  )
}
