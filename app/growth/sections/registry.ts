import type { MessageKey } from '@/lib/view/text/messages'
import { freeAndPaid } from './access'
import { contextGrowth } from './context'
import { driversOverTime } from './drivers-over-time'
import { priceChanges } from './prices'
import { reasoningGrowth } from './reasoning'
import { retention } from './retention'
import { annualRunRate } from './run-rate'
import type { GrowthSection } from './section'
import { tokenizers } from './tokenizers'

interface SectionEntry {
  /** The id of its heading. */
  id: string
  title: MessageKey
  draw: GrowthSection
  /** Whether it answers none of the eight reasons, so that the list of these names it after them. */
  isMore?: boolean
}

/** What the page of growth tells besides the drivers of one change, in its order. */
export const growthSections: readonly SectionEntry[] = [
  { id: 'weeks', title: 'growth.weeks.title', draw: driversOverTime, isMore: true },
  { id: 'run-rate', title: 'growth.runRate.title', draw: annualRunRate, isMore: true },
  { id: 'context-growth', title: 'growth.context.title', draw: contextGrowth },
  { id: 'reasoning-growth', title: 'growth.reasoning.title', draw: reasoningGrowth },
  { id: 'tokenizers', title: 'growth.tokenizers.title', draw: tokenizers, isMore: true },
  { id: 'free-to-paid', title: 'growth.access.title', draw: freeAndPaid },
  { id: 'retention', title: 'growth.retention.title', draw: retention },
  { id: 'price-changes', title: 'growth.prices.title', draw: priceChanges, isMore: true },
]
