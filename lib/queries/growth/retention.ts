import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { UNATTRIBUTED_APP_ID } from '@/db/schema/catalog'
import { type CategoryFilter, categoryFilterId } from '@/lib/domain/entity/categories'
import {
  cohortsOf,
  RETENTION_MONTHS,
  type Retention,
  type RetentionKind,
  type UsedMonths,
} from '@/lib/domain/growth/retention'
import { addBuckets, bucketRange, bucketsOf, startOfBucket, startOfRunning } from '@/lib/domain/time/buckets'
import { addDays, type Day } from '@/lib/domain/time/day'
import { eachDay } from '@/lib/domain/time/day-range'
import { getCoverage } from '../coverage/coverage'
import { idArray } from '../shared/source'
import { allAccounts, inCategory, isEstimated } from './session-scope'
import { lastUntoldDay } from './untold-days'

/**
 * Accounts or apps by the month in which the models were launched that they used in that month, and how many of them
 * went on using any of these models. Only complete months are told, and launches that the catalogue knows.
 */
export async function getRetention(
  reader: Reader,
  kind: RetentionKind,
  scope = allAccounts,
): Promise<Retention> {
  const { category, modelIds } = scope
  const months = await knownMonths(reader, kind, category)
  const [first] = months
  if (!first) return { kind, cohorts: [], estimated: false }
  const used = await reader.execute<UsedMonths & { estimated: boolean } & Record<string, unknown>>(sql`
    with launches as materialized (
      select m.id, date_trunc('month', b.released_at at time zone 'UTC')::date as launch
      from models m join models b on b.id = coalesce(m.base_model_id, m.id)
      where b.released_at >= ${first}::date
        and b.released_at < ${addBuckets(months.at(-1)!, 'month', 1)}::date
        ${modelIds === null ? sql`` : sql`and m.id = any (${idArray(modelIds)})`}
    ),
    -- Months apart by arithmetic: a month has between 28 and 31 of 365 days.
    members as (
      select l.launch, r.member, bit_or(1 << (((r.month - l.launch) * 12 + 182) / 365)) as months
      from (${usesOf[kind](months, category)}) r join launches l on l.id = r.model_id
      where r.month >= l.launch group by 1, 2
    )
    select launch::text, months, count(*) as members,
      ${isEstimated(scope, 'monthly', first)} as estimated
    from members where months & 1 = 1 group by 1, 2`)
  return { kind, cohorts: cohortsOf(used, months), estimated: used[0]?.estimated ?? false }
}

/** The complete months that figures are known of from their first day on, the last of them. */
async function knownMonths(reader: Reader, kind: RetentionKind, category: CategoryFilter): Promise<Day[]> {
  const coverage = await getCoverage(reader)
  if (!coverage) return []
  const firsts = [coverage.first]
  const rollup = kind === 'accounts' ? 'account' : category === 'all' ? null : 'segment'
  if (rollup) {
    const [row] = await reader.execute<{ first: Day | null }>(
      sql`select min(day)::text as first from ${sql.identifier(`${rollup}_daily`)}`,
    )
    if (!row?.first) return []
    firsts.push(row.first)
  }
  const untold = kind === 'accounts' ? await lastUntoldDay(reader, 'account', category) : null
  if (untold !== null) firsts.push(addDays(untold, 1))
  const first = firsts.sort().at(-1)!
  const started = startOfBucket(first, 'month')
  const from = started === first ? started : addBuckets(started, 'month', 1)
  const until = startOfRunning(coverage.last, 'month')
  return from < until ? bucketsOf({ from, until }, 'month').slice(-RETENTION_MONTHS) : []
}

/** What was used in which month, as rows of `member`, `model_id` and `month`. */
const usesOf: Record<RetentionKind, (months: Day[], category: CategoryFilter) => SQL> = {
  accounts: (months, category) => sql`
    select r.account_hash as member, r.model_id, r.month from account_monthly r
    where r.month = any (${dateArray(months)}) and r.category_id = ${categoryFilterId(category)}`,
  apps: (months, category) => {
    const { weeks, days } = weeksWithin(months)
    const rollup = category === 'all' ? 'app_model' : 'segment'
    const isOne = sql`r.app_id <> ${UNATTRIBUTED_APP_ID} ${inCategory(category)}`
    return sql`
      select r.app_id as member, r.model_id, w.month
      from ${sql.identifier(`${rollup}_weekly`)} r
      join unnest(${dateArray(weeks)}, ${monthArray(weeks)}) w (week, month) on w.week = r.week where ${isOne}
      union all
      select r.app_id, r.model_id, d.month
      from ${sql.identifier(`${rollup}_daily`)} r
      join unnest(${dateArray(days)}, ${monthArray(days)}) d (day, month) on d.day = r.day where ${isOne}`
  },
}

/** The months as whole weeks, and the days of weeks that belong to two months: a third of the rows of their days. */
function weeksWithin(months: Day[]): { weeks: Day[]; days: Day[] } {
  const weeks: Day[] = []
  const days: Day[] = []
  for (const month of months) {
    const { from, until } = bucketRange(month, 'month')
    for (const week of bucketsOf({ from, until }, 'week')) {
      const own = bucketRange(week, 'week')
      if (own.from >= from && own.until <= until) weeks.push(week)
      else days.push(...eachDay(own).filter((day) => day >= from && day < until))
    }
  }
  return { weeks, days }
}

function dateArray(days: Day[]): SQL {
  return sql`${`{${days}}`}::date[]`
}

function monthArray(days: Day[]): SQL {
  return dateArray(days.map((day) => startOfBucket(day, 'month')))
}
