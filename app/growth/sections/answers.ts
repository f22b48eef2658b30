import { growthPath } from '@/lib/view/address/growth-path'
import { figureSummary } from '@/lib/view/figure/figure-summary'
import { growthSectionNames } from '@/lib/view/growth/growth-sections'
import { text } from '@/lib/view/text/messages'
import type { GrowthContext } from '../charts/chart'
import { growthChartsByName } from '../charts/registry'
import { sectionEntries } from './registry'

/** A page below that of growth, with what it answers in a line; null where it says what there would have to be. */
export interface SectionAnswer {
  name: string
  title: string
  href: string
  answer: string | null
}

/** The pages that have something to say of what is asked. */
export async function readAnswers(context: GrowthContext): Promise<SectionAnswer[]> {
  const found: SectionAnswer[] = []
  for (const name of growthSectionNames) {
    const { title, chart, draw } = sectionEntries[name]
    const view = await growthChartsByName[chart](context)
    // Without its chart a page may still have lists, or tell what to send.
    if (!view && !(await draw(context))) continue
    const href = growthPath({ ...context.question, section: name })
    found.push({ name, title: text(title), href, answer: view && figureSummary(view) })
  }
  return found
}
