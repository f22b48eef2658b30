import type { Day } from '@/lib/domain/time/day'
import { advisoryLocks } from './advisory-locks'
import type { Sql } from './sql'

/** Each new partition takes a few locks until the commit, and the server's lock table is small. */
const DAYS_A_TRANSACTION = 100

/** The table that holds the events of one day. */
export function partitionName(day: Day): string {
  return `events_${day.replaceAll('-', '')}`
}

/**
 * Makes the missing partitions of these days, without stopping the writers of other days.
 * @returns the days that are sealed: their raw events are gone, so they get no partition
 */
export async function ensurePartitions(sql: Sql, days: readonly Day[]): Promise<Day[]> {
  const { missing, sealed } = await inspect(sql, days)
  for (let start = 0; start < missing.length; start += DAYS_A_TRANSACTION) {
    const created = await createPartitions(sql, missing.slice(start, start + DAYS_A_TRANSACTION))
    sealed.push(...created.sealed)
  }
  return sealed.sort()
}

async function createPartitions(sql: Sql, days: readonly Day[]): Promise<{ sealed: Day[] }> {
  return sql.begin(async (transaction) => {
    await transaction`select pg_advisory_xact_lock(${advisoryLocks.partitions})`
    const { missing, sealed } = await inspect(transaction, days)
    for (const day of missing) {
      const table = partitionName(day)
      // CREATE … PARTITION OF would wait for every running insert; ATTACH of a finished table does not.
      await transaction.unsafe(`create table ${table} (like events including all)`)
      await transaction.unsafe(
        `alter table events attach partition ${table} for values from ('${day}') to ('${day}'::date + 1)`,
      )
    }
    return { sealed }
  })
}

interface Inspection {
  missing: Day[]
  sealed: Day[]
}

async function inspect(sql: Pick<Sql, 'unsafe'>, days: readonly Day[]): Promise<Inspection> {
  const rows = await sql.unsafe<{ day: Day; sealed: boolean; present: boolean }[]>(
    `select wanted.day::text as day,
      exists (select from rollup_days where rollup_days.day = wanted.day and state = 'sealed') as sealed,
      to_regclass('events_' || to_char(wanted.day, 'YYYYMMDD')) is not null as present
    from unnest($1::text[]::date[]) as wanted (day)
    group by wanted.day
    order by wanted.day`,
    [days as string[]],
  )
  return {
    missing: rows.filter((row) => !row.sealed && !row.present).map((row) => row.day),
    sealed: rows.filter((row) => row.sealed).map((row) => row.day),
  }
}
