import { type SQL, sql } from 'drizzle-orm'
import { type Driver, drivers } from '@/lib/domain/growth/drivers'

/** What each driver moved, as decimal texts. */
export interface DriverSums extends Record<Driver, string> {
  /** All of it. */
  change: bigint
  /** How many segments there were. */
  segments: bigint
}

/**
 * Adds the drivers up, in exact decimals and one scan.
 *
 * Bennet's indicator splits the change of a segment that is in both windows. With R requests and x tokens a request, the
 * change of R·x is mean(x)·ΔR + mean(R)·Δx, and nothing is left over. With X = R·x and the quotients q = R0/R1 and
 * u = R1/R0 the two are (X0·u − X0 + X1 − X1·q) / 2 and (X1 − X0 + X1·q − X0·u) / 2, so that sums of X0·u and X1·q over
 * any segments say what these segments moved.
 *
 * ΔR is split once more. Had each segment grown as all that stayed did together, from C0 to C1 requests, it would have
 * (C1 − C0) / C0 · R0 more: these are `requests`. What it grew beyond that is the shift of the `mix`.
 * @param segments rows of `category_id`, `bucket`, `app_id`, `model_id`, `fate`, and of both windows the requests `r0` and `r1`, the
 *   prompt tokens `p`, the visible completion `v` and the reasoning `g`
 * @param by what is summed for itself: each bucket of each category alone, or each app and each model in it too
 */
export function driverSums(segments: SQL, by: 'bucket' | 'movers'): SQL {
  const bucket = sql`n.category_id, n.bucket, n.c0, n.c1`
  const groups =
    by === 'bucket'
      ? bucket
      : sql`grouping sets ((${bucket}), (${bucket}, n.app_id), (${bucket}, n.model_id))`
  const movers = by === 'bucket' ? sql`` : sql`s.app_id, s.model_id,`
  const listed = drivers.map((driver) => sql`(${values[driver]})::text as ${sql.identifier(driver)}`)
  return sql`
    with segments as materialized (${segments}),
    staying as (
      select s.category_id, s.bucket, sum(s.r0) as c0, sum(s.r1) as c1
      from segments s where s.fate = 'stays' group by s.category_id, s.bucket
    ),
    named as (
      select s.*, c.c0, c.c1, s.p1 + s.v1 + s.g1 - s.p0 - s.v0 - s.g0 as moved,
        case when s.fate = 'stays' then s.r0 * ${PRECISE} / s.r1 end as q,
        case when s.fate = 'stays' then s.r1 * ${PRECISE} / s.r0 end as u
      from segments s left join staying c on c.category_id = s.category_id and c.bucket = s.bucket ${ONCE}
    ),
    summed as (
      select ${bucket}, count(*) as segments, sum(n.moved) as change, ${by === 'bucket' ? sql`` : sql`n.app_id, n.model_id,`}
        ${sql.join(drivers.filter((driver) => !isOfStaying(driver)).map(changeOf), sql`, `)},
        ${sql.join(['p', 'v', 'g'].flatMap(sumsOf), sql`, `)}
      from named n group by ${groups}
    )
    select s.category_id, s.bucket, s.segments, s.change::bigint, ${movers} ${sql.join(listed, sql`, `)} from summed s`
}

/** Keeps the planner from dividing anew wherever a quotient is used. */
const ONCE = sql`offset 0`

/** What is lost behind these places is far below the half token that rounding needs. */
const PRECISE = sql.raw(`1.${'0'.repeat(24)}`)

const stayDrivers = ['requests', 'mix', 'context', 'answer_length', 'reasoning'] as const

function isOfStaying(driver: Driver): boolean {
  return stayDrivers.some((one) => one === driver)
}

/** What segments with requests in one window alone moved. */
function changeOf(driver: Driver): SQL {
  return sql`coalesce(sum(n.moved) filter (where n.fate = ${driver}), 0) as ${sql.identifier(driver)}`
}

/** Of the segments that stay: Σ X0, Σ X1, Σ X0·u and Σ X1·q. */
function sumsOf(name: string): SQL[] {
  const [x0, x1] = [sql.raw(`n.${name}0`), sql.raw(`n.${name}1`)]
  const sum = (value: SQL, suffix: string) =>
    sql`coalesce(sum(${value}) filter (where n.fate = 'stays'), 0) as ${sql.identifier(name + suffix)}`
  return [sum(x0, '0'), sum(x1, '1'), sum(sql`${x0} * n.u`, '0u'), sum(sql`${x1} * n.q`, '1q')]
}

const perRequest = (name: string) => sql.raw(`(s.${name}1 - s.${name}0 + s."${name}1q" - s."${name}0u") / 2`)
const total = (suffix: string) => sql.raw(`(s."p${suffix}" + s."v${suffix}" + s."g${suffix}")`)
const volume = sql`(${total('0u')} - ${total('0')} + ${total('1')} - ${total('1q')}) / 2`
const requests = sql`coalesce((s.c1 - s.c0) * ${PRECISE} * (${total('0')} + ${total('1q')}) / (2 * s.c0), 0)`

const values: Record<Driver, SQL> = {
  ...(Object.fromEntries(drivers.map((driver) => [driver, sql`s.${sql.identifier(driver)}`])) as Record<
    Driver,
    SQL
  >),
  requests,
  mix: sql`${volume} - ${requests}`,
  context: perRequest('p'),
  answer_length: perRequest('v'),
  reasoning: perRequest('g'),
}
