import { REASONING_LINES } from '@/lib/domain/growth/reasoning-change'
import { getReasoningOverTime } from '@/lib/exports/growth/reasoning-over-time'
import { getDriversOverTime } from '@/lib/queries/growth/drivers-over-time'
import { getRunRateWeeks } from '@/lib/queries/growth/run-rate-weeks'
import { areWeeksEstimated } from '@/lib/queries/growth/weeks-estimated'
import type { ChartView } from '@/lib/view/chart/chart-view'
import type { LineView } from '@/lib/view/chart/line-view'
import { ratioLines } from '@/lib/view/chart/ratio-view'
import { driverWeeksView } from '@/lib/view/growth/driver-weeks-view'
import { runRateLine } from '@/lib/view/growth/run-rate-view'
import { text } from '@/lib/view/text/messages'
import type { GrowthChartOf } from './chart'

/** The drivers of a year of weeks; null where there is no week to compare. */
export const driverWeeksChart: GrowthChartOf<ChartView> = async ({ reader, question, of }) => {
  const asked = { category: question.category, of }
  const weeks = await getDriversOverTime(reader, asked)
  if (weeks.length === 0) return null
  return driverWeeksView(weeks, await areWeeksEstimated(reader, asked, weeks))
}

/** What a year of weeks like each of the last would come to. */
export const runRateChart: GrowthChartOf<LineView> = async ({ reader, question, of, now }) => {
  const weeks = await getRunRateWeeks(reader, { category: question.category, of }, now)
  return runRateLine(weeks, text('growth.runRate.chart'))
}

/** Reasoning tokens for each request of the models that reason most; null where none does. */
export const reasoningChart: GrowthChartOf<LineView> = async ({ reader, question, of, now }) => {
  const asked = { category: question.category, grain: 'week', range: null, top: REASONING_LINES } as const
  const series = await getReasoningOverTime(reader, asked, now, of)
  if (series.buckets.every(({ total }) => total.reasoningTokens === 0n)) return null
  return ratioLines(series, 'reasoningLength', text('growth.reasoning.chart'))
}
