import { type SQL, sql } from 'drizzle-orm'
import { type RollupTable, rollupTables } from '@/db/schema/rollups'
import type { Check } from './checks'
import { difference, stored } from './difference'
import { type Target, targetOf } from './target'

const tables = (rollupTables as readonly RollupTable[]).filter(({ partial }) => !partial)
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

/** Rows of `all` are the sums of the rows of `parts` that share their keys; where those know no category, of all. */
function sumsTo(all: Target, parts: Target): Check {
  const whole = { ...all, numbers: all.numbers.filter((name) => parts.numbers.includes(name)) }
  const hasCategory = parts.rollup.byCategory
  return {
    target: whole,
    against: `the sum of ${parts.name}`,
    missing: difference(whole, [
      {
        from: sql`${sql.identifier(parts.name)} r`,
        ...(hasCategory ? {} : { keys: { category_id: sql`0::smallint` } }),
      },
      stored(whole, sql`${hasCategory ? sql`true` : sql`r.category_id = 0`} ${knownTo(parts)}`),
    ]),
  }
}

/** Leaves out the days that were rolled up before the rollup was there, and are sealed or still wait for it. */
function knownTo({ rollup, name }: Target): SQL {
  if (!rollup.younger) return sql``
  return sql`and r.day not in (
    select day from rollup_days
    where (state = 'sealed' or day in (select day from ingest_batches where rolled_up_at is null))
      and day not in (select day from ${sql.identifier(name)}))`
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
