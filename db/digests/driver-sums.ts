import { type SQL, sql } from 'drizzle-orm'
import { type Driver, drivers } from '@/lib/domain/growth/drivers'

/** What each driver moved, as decimal texts. */
export interface DriverSums extends Record<Driver, string> {
  /** All of it: what the drivers add up to. */
  change: bigint
  /** How many segments there were. */
  segments: bigint
}

/**
 * Adds the drivers up in one scan. They add up to the change exactly; each is known to a millionth of a token for every
 * segment in it.
 *
 * Bennet's indicator splits the change of a segment that is in both windows. With R requests and x tokens a request, the
 * change of R·x is mean(x)·ΔR + mean(R)·Δx, and nothing is left over. With X = R·x and the quotients q = R0/R1 and
 * u = R1/R0 the two are (X0·u − X0 + X1 − X1·q) / 2 and (X1 − X0 + X1·q − X0·u) / 2, so that sums of X0·u and X1·q over
 * any segments say what these segments moved.
 *
 * ΔR is split once more. Had each segment grown as all that stayed did together, from C0 to C1 requests, it would have
 * (C1 − C0) / C0 · R0 more: these are `requests`. What it grew beyond that is the shift of the `mix`.
 * @param segments rows of `category_id`, `bucket`, `app_id`, `model_id`, `fate`, and of both windows the requests `r0`
 *   and `r1`, the prompt tokens `p`, the visible completion `v` and the reasoning `g`
 * @param by what is summed for itself: each bucket of each category alone, or each app and each model in it too
 */
export function driverSums(segments: SQL, by: 'bucket' | 'movers'): SQL {
  const bucket = sql`n.category_id, n.bucket`
  const movers = by === 'bucket' ? sql`` : sql`, n.app_id, n.model_id`
  const byFate = sql`${bucket}, n.fate`
  const groups =
    by === 'bucket'
      ? byFate
      : sql`grouping sets ((${byFate}), (${byFate}, n.app_id), (${byFate}, n.model_id))`
  const listed = drivers.map((driver) => sql`(${values[driver]})::text as ${sql.identifier(driver)}`)
  return sql`
    with by_fate as (
      select ${byFate} ${movers}, count(*) as segments, exact_sum(n.r0) as r0, exact_sum(n.r1) as r1,
        ${sql.join(counts.flatMap(sumsOf), sql`, `)}
      from (
        select s.*, nullif(s.r0, 0) as by0, nullif(s.r1, 0) as by1,
          s.r0 * ${PARTS}::float8 / nullif(s.r1, 0) as q, s.r1 * ${PARTS}::float8 / nullif(s.r0, 0) as u
        from (${segments}) s ${ONCE}
      ) n group by ${groups}
    ),
    summed as (
      select ${bucket} ${movers}, sum(n.segments)::bigint as segments, sum(${moved})::bigint as change,
        ${sql.join(drivers.filter((driver) => !isOfStaying(driver)).map(changeOf), sql`, `)},
        ${sql.join(['r0', 'r1', ...counts.flatMap(namesOf)].map(ofStaying), sql`, `)}
      from by_fate n group by ${bucket} ${movers}
    ),
    placed as (
      -- The bucket's own row has the most requests: what all in it add up to.
      select n.*, max(n.r0) over whole as c0, max(n.r1) over whole as c1
      from summed n window whole as (partition by ${bucket})
    )
    select ${bucket}, n.segments, n.change ${movers}, ${sql.join(listed, sql`, `)} from placed n`
}

const counts = ['p', 'v', 'g'] as const

/** Keeps the planner from dividing anew wherever a quotient is used. */
const ONCE = sql`offset 0`

/** What is left of a division is counted in millionths, as whole numbers: their sum is the same in any order. */
const PARTS = sql.raw('1000000')

const moved = sql.raw('n.p1 + n.v1 + n.g1 - n.p0 - n.v0 - n.g0')

const stayDrivers = ['requests', 'mix', 'context', 'answer_length', 'reasoning'] as const

function isOfStaying(driver: Driver): boolean {
  return stayDrivers.some((one) => one === driver)
}

/** What segments with requests in one window alone moved. */
function changeOf(driver: Driver): SQL {
  return sql`coalesce(sum(${moved}) filter (where n.fate = ${driver}), 0) as ${sql.identifier(driver)}`
}

const namesOf = (name: string) => [`${name}0`, `${name}1`, `${name}0u`, `${name}1q`]

/** Σ X0, Σ X1, Σ X0·u and Σ X1·q; the last two are nothing where the segment is in one window alone. */
function sumsOf(name: string): SQL[] {
  const [x0, x1] = [sql.raw(`n.${name}0`), sql.raw(`n.${name}1`)]
  const sums = [
    sql`exact_sum(${x0})`,
    sql`exact_sum(${x1})`,
    sumOfProducts(x0, sql`n.r1`, sql`n.by0`, sql`n.u`),
    sumOfProducts(x1, sql`n.r0`, sql`n.by1`, sql`n.q`),
  ]
  return namesOf(name).map((column, place) => sql`${sums[place]} as ${sql.identifier(column)}`)
}

/**
 * Σ x·times/by: of the whole multiples of `by` exactly, of the rest in millionths, which are found by a float of at most
 * `times`. Decimals would take three times as long.
 */
function sumOfProducts(x: SQL, times: SQL, by: SQL, quotient: SQL): SQL {
  const rest = sql`(${x} % ${by} * ${quotient})::bigint`
  return sql`exact_sum(${x} / ${by} * ${times}) + exact_sum(${rest}) / ${PARTS}.000000`
}

function ofStaying(name: string): SQL {
  const column = sql.identifier(name)
  return sql`coalesce(sum(n.${column}) filter (where n.fate = 'stays'), 0) as ${column}`
}

const perRequest = (name: string) =>
  sql.raw(`(n.${name}1 - n.${name}0 + n."${name}1q" - n."${name}0u") * 0.5`)
const total = (suffix: string) => sql.raw(`(n."p${suffix}" + n."v${suffix}" + n."g${suffix}")`)
const volume = sql`(${total('0u')} - ${total('0')} + ${total('1')} - ${total('1q')}) * 0.5`
const requests = sql`coalesce(
  (n.c1 - n.c0) * 1.000000000000 * (${total('0')} + ${total('1q')}) / nullif(2 * n.c0, 0), 0)`

const values: Record<Driver, SQL> = {
  ...(Object.fromEntries(drivers.map((driver) => [driver, sql`n.${sql.identifier(driver)}`])) as Record<
    Driver,
    SQL
  >),
  requests,
  mix: sql`${volume} - ${requests}`,
  context: perRequest('p'),
  answer_length: perRequest('v'),
  reasoning: perRequest('g'),
}
