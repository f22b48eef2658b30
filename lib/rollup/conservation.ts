import { sql } from 'drizzle-orm'
import { type RollupTable, rollupTables } from '@/db/schema/rollups'
import type { Check } from './checks'
import { difference, stored } from './difference'
import { type Target, targetOf } from './target'

const tables: readonly RollupTable[] = rollupTables
const categoryDaily = targetOf(rollupTables[0], 'daily')

/**
 * The rules that hold among the daily rows of every day, whether its raw events are there or not: every rollup adds
 * up to the total, the categories of everything to all categories, and pairs to each of their two sides.
 */
export function conservationChecks(): Check[] {
  return tables.flatMap((rollup) => {
    const daily = targetOf(rollup, 'daily')
    if (!rollup.byCategory)
      return [sumsTo(categoryDaily, daily), ...sidesOf(rollup).map((side) => sumsTo(side, daily))]
    const ownCategories = categoriesSum(daily)
    return rollup.keys.length === 0 ? [ownCategories] : [ownCategories, sumsTo(categoryDaily, daily)]
  })
}

/** The rollups that list one half of a pair. */
function sidesOf(pair: RollupTable): Target[] {
  return tables
    .filter(({ keys }) => keys.length === 1 && pair.keys.includes(keys[0]!))
    .map((rollup) => targetOf(rollup, 'daily'))
}

/** Rows of `whole` are the sums of the rows of `parts` that share their keys; where those know no category, of all. */
function sumsTo(whole: Target, parts: Target): Check {
  const hasCategory = parts.rollup.byCategory
  return {
    target: whole,
    against: `the sum of ${parts.name}`,
    missing: difference(whole, [
      {
        from: sql`${sql.identifier(parts.name)} r`,
        ...(hasCategory ? {} : { keys: { category_id: sql`0::smallint` } }),
      },
      stored(whole, hasCategory ? sql`true` : sql`r.category_id = 0`),
    ]),
  }
}

function categoriesSum(daily: Target): Check {
  return {
    target: daily,
    against: 'the sum of its categories',
    missing: difference(daily, [
      {
        from: sql`${sql.identifier(daily.name)} r where r.category_id <> 0`,
        keys: { category_id: sql`0::smallint` },
      },
      stored(daily, sql`r.category_id = 0`),
    ]),
  }
}
