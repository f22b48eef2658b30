import type { GrowthChart } from '@/lib/domain/pictures/growth-charts'
import type { GrowthChartOf } from './chart'
import { driverWeeksChart, reasoningChart, runRateChart } from './over-time'
import { priceChangesChart } from './prices'
import { cutChartOf, driversChart } from './splits'
import { tokenizerChart } from './tokenizers'

/** Every chart of the pages of growth: what has an entry here has a picture and an embed too. */
export const growthChartsByName: Record<GrowthChart, GrowthChartOf> = {
  drivers: driversChart,
  'by-variant': cutChartOf('variant'),
  'by-free': cutChartOf('free'),
  'by-author': cutChartOf('author'),
  'by-provider': cutChartOf('provider'),
  'by-category': cutChartOf('category'),
  'by-openness': cutChartOf('openness'),
  'over-time': driverWeeksChart,
  'run-rate': runRateChart,
  reasoning: reasoningChart,
  tokenizers: tokenizerChart,
  'price-changes': priceChangesChart,
}
