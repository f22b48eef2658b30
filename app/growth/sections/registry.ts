import type { GrowthSectionName } from '@/lib/view/growth/growth-sections'
import type { GrowthChart } from '@/lib/view/picture/growth-charts'
import type { MessageKey } from '@/lib/view/text/messages'
import { freeAndPaid } from './access'
import { contextGrowth } from './context'
import { changeByPart } from './cuts'
import { driversOverTime } from './drivers-over-time'
import { priceChanges } from './prices'
import { reasoningGrowth } from './reasoning'
import { retention } from './retention'
import { annualRunRate } from './run-rate'
import type { GrowthSection } from './section'
import { tokenizers } from './tokenizers'

interface SectionEntry {
  title: MessageKey
  /** What previews of the page show, and whose sentence is the page's answer in a line. */
  chart: GrowthChart
  draw: GrowthSection
}

/** What is told of growth besides the drivers of one change, each on a page of its own. */
export const sectionEntries: Record<GrowthSectionName, SectionEntry> = {
  cuts: { title: 'growth.cuts.title', chart: 'by-free', draw: changeByPart },
  'context-growth': { title: 'growth.context.title', chart: 'prompts', draw: contextGrowth },
  'reasoning-growth': { title: 'growth.reasoning.title', chart: 'reasoning', draw: reasoningGrowth },
  'free-to-paid': { title: 'growth.access.title', chart: 'paying-cohorts', draw: freeAndPaid },
  retention: { title: 'growth.retention.title', chart: 'kept-accounts', draw: retention },
  'price-changes': { title: 'growth.prices.title', chart: 'price-changes', draw: priceChanges },
  'drivers-over-time': { title: 'growth.weeks.title', chart: 'over-time', draw: driversOverTime },
  'run-rate': { title: 'growth.runRate.title', chart: 'run-rate', draw: annualRunRate },
  tokenizers: { title: 'growth.tokenizers.title', chart: 'tokenizers', draw: tokenizers },
}
