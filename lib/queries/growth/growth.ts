import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { CategoryFilter } from '@/lib/domain/entity/categories'
import type { Split } from '@/lib/domain/growth/drivers'
import type { Growth } from '@/lib/domain/growth/growth'
import {
  type GrowthWindow,
  type WindowFault,
  windowFault,
  windowPair,
} from '@/lib/domain/growth/growth-window'
import type { Day } from '@/lib/domain/time/day'
import { getCoverage } from '../coverage/coverage'
import { type EntityRef, wholeSource } from '../entity/entity-rows'
import { getFreshness } from '../shared/freshness'
import { selectSlices, widestSlices } from '../shared/source'
import { partsByClass } from './class-parts'
import { partsByDriver } from './driver-parts'
import { inBothWindows, type SegmentQuestion, sourceOf } from './segments'
import { lastUnknownDay } from './unknown-days'

export interface GrowthRequest {
  category: CategoryFilter
  window: GrowthWindow
  of: EntityRef | null
  split: Split
}

/** Why there is no answer: what `windowFault` says, or days whose segments nobody can count any more. */
export type NoGrowth = { fault: WindowFault | 'unknown_days' | 'no_data' }

/** The change of tokens between two equal windows, one right behind the other, split into parts that add up to it. */
export async function getGrowth(reader: Reader, request: GrowthRequest): Promise<Growth | NoGrowth> {
  const compared = await compareWindows(reader, request)
  if ('fault' in compared) return compared
  const { question, coverage } = compared
  const { before, after } = question
  const freshness = await getFreshness(reader)
  const totals = await getTotals(reader, question)
  const change = totals.tokens1 - totals.tokens0
  const parts =
    request.split === 'drivers'
      ? await partsByDriver(reader, question, change, coverage.first)
      : await partsByClass(reader, question, request.split)
  return {
    split: request.split,
    before: { range: before, requests: totals.requests0, totalTokens: totals.tokens0 },
    after: { range: after, requests: totals.requests1, totalTokens: totals.tokens1 },
    change,
    parts,
    estimated: totals.estimated,
    freshness,
  }
}

/** The two windows of a request, where they can be compared. */
export async function compareWindows(
  reader: Reader,
  request: GrowthRequest,
): Promise<{ question: SegmentQuestion; coverage: { first: Day; last: Day } } | NoGrowth> {
  const coverage = await getCoverage(reader)
  if (!coverage) return { fault: 'no_data' }
  const pair = windowPair(request.window, coverage.last)
  const fault = windowFault(pair, coverage)
  if (fault) return { fault }
  const question: SegmentQuestion = { ...pair, ...request, dataThrough: coverage.last }
  return (await isKnown(reader, question)) ? { question, coverage } : { fault: 'unknown_days' }
}

interface TotalsRow extends Record<string, unknown> {
  requests0: bigint
  requests1: bigint
  tokens0: bigint
  tokens1: bigint
  estimated: boolean
}

/** Both windows as a whole: every rollup counts the same tokens, and the question's own has the fewest rows. */
async function getTotals(reader: Reader, question: SegmentQuestion): Promise<TotalsRow> {
  const { category, of, before, after, dataThrough } = question
  const source = wholeSource(of, category)
  const rows = [before, after].map((range) =>
    selectSlices(
      source,
      widestSlices(source.rollup, range, dataThrough),
      () =>
        sql`r.requests, r.prompt_tokens + r.completion_tokens as tokens, r.estimated, ${range === after} as later`,
    ),
  )
  const [row] = await reader.execute<TotalsRow>(sql`
    select ${inBothWindows('requests', sql`r.requests`)}, ${inBothWindows('tokens', sql`r.tokens`)},
      coalesce(bool_or(r.estimated), false) as estimated
    from (${sql.join(rows, sql` union all `)}) r`)
  return row!
}

/** Whether the rollup knows all the days. */
async function isKnown(reader: Reader, question: SegmentQuestion): Promise<boolean> {
  if (sourceOf(question).rollup !== 'segment') return true
  const { before, after } = question
  return (await lastUnknownDay(reader, { from: before.from, until: after.until })) === null
}
