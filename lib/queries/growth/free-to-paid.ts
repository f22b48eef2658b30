import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { accountWeeks } from '@/db/digests/account-weeks'
import { categoryFilterId } from '@/lib/domain/entity/categories'
import { type FreeToPaid, type LimitBucket, SOON_DAYS } from '@/lib/domain/growth/free-to-paid'
import {
  addBuckets,
  defaultBucketCount,
  type Grain,
  startOfBucket,
  startOfRunning,
  trailingBuckets,
} from '@/lib/domain/time/buckets'
import { addDays, type Day, dayOf } from '@/lib/domain/time/day'
import type { DayRange } from '@/lib/domain/time/day-range'
import { chartBuckets } from '../shared/chart-buckets'
import { getFreshness } from '../shared/freshness'
import { isFilled } from '../shared/is-filled'
import { idArray } from '../shared/source'
import { type AccountScope, allAccounts, among, inCategory, isEstimated } from './session-scope'
import { lastUntoldDay, toldRange } from './untold-days'

interface CohortRow extends Record<string, unknown> {
  month: Day
  accounts: bigint
  beganFree: bigint
  cameToPay: bigint
  cameSoon: bigint
  estimated: boolean
}

/**
 * Of the accounts that began on free variants, how many came to use others, by the month of their first request. Of a
 * category, without the accounts and months that were there before categories were told apart.
 */
export async function getFreeToPaid(reader: Reader, scope = allAccounts): Promise<FreeToPaid> {
  const { dataThrough } = await getFreshness(reader)
  if (dataThrough === null) return { cohorts: [], estimated: false }
  const untold = await lastUntoldDay(reader, 'account', scope.category)
  const rows = await reader.execute<CohortRow>(sql`
    select date_trunc('month', first::timestamp)::date::text as month, count(*) as accounts,
      count(*) filter (where paid is null or paid > first) as "beganFree",
      count(*) filter (where paid > first) as "cameToPay",
      count(*) filter (where paid > first and paid <= first + ${SOON_DAYS}::int) as "cameSoon",
      ${isEstimated(scope, 'monthly', null)} or ${isEstimated(scope, 'daily', startOfRunning(dataThrough, 'month'))}
        as estimated
    from (
      select u.account_hash, min(u.first) as first, min(u.paid) as paid
      from (${await firstUses(reader, scope, dataThrough)}) u
      ${untold === null ? sql`` : isNew(scope)}
      group by u.account_hash
    ) a group by 1 order by 1`)
  const known = rows.filter(({ month }) => untold === null || month > untold)
  const cohorts = known.map(({ estimated: _estimated, ...row }) => {
    const lastFirst = addDays(addBuckets(row.month, 'month', 1), -1)
    const hadTime = addDays(lastFirst, SOON_DAYS) <= dataThrough
    return { ...row, cameSoon: hadTime ? row.cameSoon : null }
  })
  return { cohorts, estimated: rows.some(({ estimated }) => estimated) }
}

function inScope({ category, modelIds }: AccountScope): SQL {
  return sql`${inCategory(category)} ${among('model_id', modelIds)}`
}

/**
 * Rows of accounts, each with a day of use and one of use that is not free: the earliest of each are the first. Those of
 * complete weeks are kept, of everything and of categories, but not in a database that was migrated a moment ago.
 */
async function firstUses(reader: Reader, scope: AccountScope, dataThrough: Day): Promise<SQL> {
  const isFree = sql`r.model_id = any (${idArray(await freeModelIds(reader))})`
  const live = (from: SQL) => sql`
    select r.account_hash, min(r.day) as first, min(r.day) filter (where not ${isFree}) as paid
    from account_daily r where r.day <= ${dataThrough} ${from} ${inScope(scope)} group by r.account_hash`
  if (scope.modelIds || !(await isFilled(reader, accountWeeks))) return live(sql``)
  const running = startOfRunning(dataThrough, 'week')
  return sql`
    select r.account_hash, case when r.first_day > 0 then r.week + r.first_day::int - 1 end as first,
      case when r.first_paid_day > 0 then r.week + r.first_paid_day::int - 1 end as paid
    from ${sql.identifier(accountWeeks.name)} r
    where r.category_id = ${categoryFilterId(scope.category)} and r.week < ${running}
    union all ${live(sql`and r.day >= ${running}`)}`
}

/** Leaves out the accounts of which it is not known in which category they began. */
function isNew({ modelIds }: AccountScope): SQL {
  return sql`where not exists (
    select from account_daily r
    where r.category_id = 0 and r.account_hash = u.account_hash ${among('model_id', modelIds)})`
}

export interface FreeLimitsQuestion extends AccountScope {
  grain: Grain
  range: DayRange | null
  /** Requests a day, in rising order. */
  limits: readonly number[]
}

interface LimitRow extends Record<string, unknown> {
  bucket: Day
  place: number
  accounts: bigint
  estimated: boolean
}

/** How many accounts had so many free requests on a day: each once a bucket, at every limit that it reached. */
export async function getFreeLimits(
  reader: Reader,
  { grain, range: chosen, limits, ...scope }: FreeLimitsQuestion,
  now: Date,
): Promise<{ buckets: LimitBucket[]; range: DayRange; estimated: boolean }> {
  const freshness = await getFreshness(reader)
  const range = chosen ?? trailingBuckets(dayOf(now), grain, defaultBucketCount[grain])
  const told = await toldRange(reader, 'account', { category: scope.category, range, grain })
  const steps = `{${limits}}`
  const rows = await reader.execute<LimitRow>(sql`
    select date_trunc(${grain}, d.day::timestamp)::date::text as bucket, l.place::int as place,
      count(distinct d.account_hash) as accounts, bool_or(d.estimated) as estimated
    from (
      select r.day, r.account_hash, exact_sum(r.events) as events, bool_or(r.estimated) as estimated
      from account_daily r
      where r.day >= ${told.from} and r.day < ${told.until} ${inScope(scope)}
        and r.model_id = any (${idArray(await freeModelIds(reader))})
      group by r.day, r.account_hash having exact_sum(r.events) >= ${limits[0] ?? 1}
    ) d join unnest(${steps}::bigint[]) with ordinality l (least, place) on d.events >= l.least
    group by 1, 2`)
  const [known] = await reader.execute<{ first: Day | null }>(
    sql`select min(day)::text as first from account_daily`,
  )
  const first = known?.first ? startOfBucket(known.first, grain) : null
  const buckets = chartBuckets(range, grain, freshness).map(({ bucket, isPartial }): LimitBucket => {
    const countAt = (place: number) =>
      rows.find((row) => row.bucket === bucket && row.place === place + 1)?.accounts ?? 0n
    const isTold = told.from === range.from || bucket >= told.from
    const isKnown = isTold && first !== null && bucket >= first
    return { bucket, isPartial, accounts: limits.map((_, place) => (isKnown ? countAt(place) : null)) }
  })
  return { buckets, range, estimated: rows.some(({ estimated }) => estimated) }
}

/** As a list of their ids the condition on each row is a look into a table that is made once. */
async function freeModelIds(reader: Reader): Promise<number[]> {
  const models = await reader.execute<{ id: number }>(
    sql`select id from models where variant = 'free' order by id`,
  )
  return models.map(({ id }) => id)
}
