import type { ChartView } from '@/lib/domain/charts/chart-view'
import { driverWeeksView } from '@/lib/domain/growth/driver-weeks'
import { getDriversOverTime } from '@/lib/queries/growth/drivers-over-time'
import { areWeeksEstimated } from '@/lib/queries/growth/weeks-estimated'
import type { GrowthChartOf } from './chart'

/** The drivers of a year of weeks; null where there is no week to compare. */
export const driverWeeksChart: GrowthChartOf<ChartView> = async ({ reader, question, of }) => {
  const asked = { category: question.category, of }
  const weeks = await getDriversOverTime(reader, asked)
  if (weeks.length === 0) return null
  return driverWeeksView(weeks, await areWeeksEstimated(reader, asked, weeks))
}
