import type { GrowthChart } from '@/lib/view/picture/growth-charts'
import { freeLimitsChart, payingCohortsChart } from './access'
import type { GrowthChartOf } from './chart'
import { promptsChart, turnPromptsChart, turnRangesChart, turnsChart } from './context'
import { driverWeeksChart, reasoningChart, runRateChart } from './over-time'
import { priceChangesChart } from './prices'
import { keptChartOf } from './retention'
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
  prompts: promptsChart,
  turns: turnsChart,
  'turn-ranges': turnRangesChart,
  'turn-prompts': turnPromptsChart,
  reasoning: reasoningChart,
  tokenizers: tokenizerChart,
  'paying-cohorts': payingCohortsChart,
  'free-limits': freeLimitsChart,
  'kept-accounts': keptChartOf('accounts'),
  'kept-apps': keptChartOf('apps'),
  'price-changes': priceChangesChart,
}
