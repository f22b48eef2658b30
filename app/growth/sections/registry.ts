import { freeAndPaid } from './access'
import { contextGrowth } from './context'
import { driversOverTime } from './drivers-over-time'
import { priceChanges } from './prices'
import { reasoningGrowth } from './reasoning'
import { retention } from './retention'
import { annualRunRate } from './run-rate'
import type { GrowthSection } from './section'
import { tokenizers } from './tokenizers'

/** What the page of growth tells besides the drivers of one change, in its order. */
export const growthSections: readonly GrowthSection[] = [
  driversOverTime,
  annualRunRate,
  contextGrowth,
  reasoningGrowth,
  tokenizers,
  freeAndPaid,
  retention,
  priceChanges,
]
