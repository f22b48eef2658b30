import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { Day } from '@/lib/domain/day'
import { type Driver, drivers } from '@/lib/domain/growth/drivers'
import { idsSeen } from './seen'
import { inBothWindows, type SegmentQuestion, segmentRows } from './segments'

/** What each driver moved: of everything, of one app or of one model, as decimal texts. */
export type DriverSums = Record<Driver, string>

export interface DriverRow extends DriverSums, Record<string, unknown> {
  /** Both null for everything. */
  app_id: number | null
  model_id: number | null
}

/**
 * Splits the change between two windows, segment by segment, in exact decimals, and adds the parts up in one scan: one
 * row for everything, one an app and one a model.
 * @param first the first day with figures
 */
export function getDriverSums(reader: Reader, question: SegmentQuestion, first: Day): Promise<DriverRow[]> {
  const seenBefore = { from: first, until: question.after.from }
  const sums = drivers.map((driver) => {
    const sum = sql`sum(${values[driver] ?? wholeChange}) filter (where n.fate = ${values[driver] ? 'stays' : driver})`
    return sql`coalesce(${sum}, 0)::text as ${sql.identifier(driver)}`
  })
  return reader.execute<DriverRow>(sql`
    with segments as materialized (
      select r.app_id, r.model_id, ${inBothWindows('r', sql`r.requests`)},
        ${inBothWindows('p', sql`r.prompt_tokens`)},
        ${inBothWindows('v', sql`r.completion_tokens - r.reasoning_tokens`)},
        ${inBothWindows('g', sql`r.reasoning_tokens`)}
      from ${segmentRows(question)} r group by r.app_id, r.model_id
    ),
    continuing as (
      select sum(s.r0) as c0, sum(s.r1) as c1 from segments s where s.r0 > 0 and s.r1 > 0
    ),
    named as (
      select s.*, s.p0 + s.v0 + s.g0 as t0, s.p1 + s.v1 + s.g1 as t1, c.c0, c.c1,
        case
          when s.r0 > 0 and s.r1 > 0 then 'stays'
          when s.r1 > 0 and not (s.model_id in (${idsSeen('models', seenBefore, question.dataThrough)})) then 'new_models'
          when s.r1 > 0 and not (s.app_id in (${idsSeen('apps', seenBefore, question.dataThrough)})) then 'new_apps'
          when s.r1 > 0 then 'newly_paired'
          when not (s.model_id in (${idsSeen('models', question.after, question.dataThrough)})) then 'departed_models'
          when not (s.app_id in (${idsSeen('apps', question.after, question.dataThrough)})) then 'departed_apps'
          else 'unpaired'
        end as fate
      from segments s, continuing c
    )
    select n.app_id, n.model_id, ${sql.join(sums, sql`, `)}
    from named n group by grouping sets ((), (n.app_id), (n.model_id))`)
}

/** What a segment with requests in one window alone moves. */
const wholeChange = sql`n.t1 - n.t0`

/** (t0·R1 + t1·R0) / (2·R0·R1): the mean of the tokens a request, which weighs every change of requests. */
const weight = sql`(n.t0 * n.r1 + n.t1 * n.r0)`

/**
 * What each driver moves in a segment with requests in both windows, by Bennet's indicator: with R requests and x
 * tokens a request, the change of R·x is mean(x)·ΔR + mean(R)·Δx, with nothing left over.
 *
 * ΔR is split once more. Had each of these segments grown as all of them together did, from C0 to C1 requests, it
 * would have R0·C1/C0 − R0 more: these are `requests`. What it grew beyond that is the shift of the `mix`.
 */
const values: Partial<Record<Driver, SQL>> = {
  requests: quotient(sql`(n.c1 - n.c0) * ${weight}`, sql`2 * n.r1 * n.c0`),
  mix: quotient(sql`(n.r1 * n.c0 - n.r0 * n.c1) * ${weight}`, sql`2 * n.r0 * n.r1 * n.c0`),
  context: moreOf('p'),
  answer_length: moreOf('v'),
  reasoning: moreOf('g'),
}

/** mean(R)·Δx of x = X / R, over one denominator: (R0 + R1)(X1·R0 − X0·R1) / (2·R0·R1). */
function moreOf(name: 'p' | 'v' | 'g'): SQL {
  const [before, after] = [sql.raw(`n.${name}0`), sql.raw(`n.${name}1`)]
  return quotient(sql`(n.r0 + n.r1) * (${after} * n.r0 - ${before} * n.r1)`, sql`2 * n.r0 * n.r1`)
}

/** At least twelve decimals of it: what is lost behind them is far below the half token that rounding needs. */
function quotient(numerator: SQL, denominator: SQL): SQL {
  return sql`${numerator} * 1.000000000000 / nullif(${denominator}, 0)`
}
