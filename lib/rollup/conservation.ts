import { type SQL, sql } from 'drizzle-orm'
import { type RollupTable, rollupTables } from '@/db/schema/rollups'
import type { Check } from './checks'
import { difference, stored } from './difference'
import { type Target, targetOf } from './target'

const tables = (rollupTables as readonly RollupTable[]).filter(({ partial }) => !partial)

/**
 * The rules that hold among the daily rows of every day, whether its raw events are there or not: every rollup adds
 * up to the total, the categories of everything to all categories, and pairs to each of their two sides.
 */
export function conservationChecks(): Check[] {
  return tables.flatMap((rollup) => {
    const daily = targetOf(rollup, 'daily')
    const sides = sidesOf(rollup).map((side) => sumsTo(side, daily))
    return rollup.byCategory ? [categoriesSum(daily), ...sides] : sides
  })
}

/** The rollups that know some of the keys of another one: the total, which knows none, is one of each. */
function sidesOf({ keys }: RollupTable): Target[] {
  return tables
    .filter((side) => side.keys.length < keys.length && side.keys.every((key) => keys.includes(key)))
    .map((side) => targetOf(side, 'daily'))
}

/** Rows of `all` are the sums of the rows of `parts` that share their keys; where those know no category, of all. */
function sumsTo(all: Target, parts: Target): Check {
  const whole = { ...all, numbers: all.numbers.filter((name) => parts.numbers.includes(name)) }
  const isAlike = parts.rollup.byCategory || !all.rollup.byCategory
  const hasCategory = isAlike || parts.keys.includes('category_id')
  const compared = hasCategory ? sql`r.category_id <> 0` : sql`r.category_id = 0`
  return {
    target: whole,
    against: `the sum of ${parts.name}`,
    missing: difference(whole, [
      {
        from: sql`${sql.identifier(parts.name)} r where true ${knownTo(all)}`,
        ...(hasCategory ? {} : { keys: { category_id: sql`0::smallint` } }),
      },
      stored(whole, sql`${isAlike ? sql`true` : compared} ${knownTo(parts)}`),
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
