import { AboutLink } from '@/components/growth/about-link'
import { SectionBody } from '@/components/growth/section-body'
import { DataTable } from '@/components/tables/data-table'
import { Exports } from '@/components/ui/exports'
import { getReasoningGrowth } from '@/lib/queries/growth/reasoning-growth'
import { reasoningGrowthFile, reasoningOverTimeFile } from '@/lib/view/growth/growth-file'
import { reasoningGrowthTable, reasoningSentence } from '@/lib/view/growth/reasoning-growth-table'
import { text } from '@/lib/view/text/messages'
import { readDrivers } from '../charts/splits'
import { drawChart } from './draw-chart'
import type { GrowthSection } from './section'

const SHOWN = 10

/** How much models reason for a request, and what part of the change that is. */
export const reasoningGrowth: GrowthSection = async (context) => {
  const { reader, question, of } = context
  const growth = await readDrivers(context)
  if ('fault' in growth) return null
  const { category, window } = question
  const found = await getReasoningGrowth(reader, { category, window, of })
  if ('fault' in found || found.models.length === 0) return null
  const chart = await drawChart(context, 'reasoning', {
    file: reasoningOverTimeFile(question),
    isShort: true,
  })
  return (
    <SectionBody description={<AboutLink of="growth.reasoning.description" topic="growth-reasoning" />}>
      <p className="mb-3 max-w-[46rem] text-muted">{reasoningSentence(growth, found.change)}</p>
      <div className="grid gap-x-12 gap-y-10 lg:grid-cols-2">
        <div className="min-w-0">
          <DataTable view={reasoningGrowthTable(found.models.slice(0, SHOWN))} />
          <Exports label={text('growth.reasoning.title')} file={reasoningGrowthFile(question)} />
        </div>
        {chart}
      </div>
    </SectionBody>
  )
}
