import { AboutLink } from '@/components/growth/about-link'
import { SectionBody } from '@/components/growth/section-body'
import { DataTable } from '@/components/tables/data-table'
import { Exports } from '@/components/ui/exports'
import { firstDayNeeded } from '@/lib/domain/growth/run-rate'
import { lastDay } from '@/lib/domain/time/day-range'
import { getRunRates } from '@/lib/queries/growth/run-rate'
import { runRateFile } from '@/lib/view/growth/growth-file'
import { overTimeFile } from '@/lib/view/growth/growth-section-files'
import { runRateSentence, runRateTable } from '@/lib/view/growth/run-rate-table'
import { formatDayRange } from '@/lib/view/text/day-text'
import { formatDay } from '@/lib/view/text/format-day'
import { text } from '@/lib/view/text/messages'
import { drawChart } from './draw-chart'
import type { GrowthSection } from './section'

const SHOWN = 10

/** What a year of weeks like the last one would come to, and how fast that grows. */
export const annualRunRate: GrowthSection = async (context) => {
  const { reader, question, of } = context
  const rates = await getRunRates(reader, { category: question.category, of })
  if (!rates || rates.whole.week === 0n) return null
  const { whole, authors, before, after } = rates
  const weeks =
    whole.yearBefore === null
      ? text('growth.runRate.needs', { first: formatDay(firstDayNeeded(lastDay(after))) })
      : text('growth.between', { after: formatDayRange(after), before: formatDayRange(before) })
  const chart = await drawChart(context, 'run-rate', {
    file: overTimeFile('run-rate-over-time', question),
    isShort: true,
  })
  return (
    <SectionBody description={<AboutLink of="growth.runRate.description" topic="growth-run-rate" />}>
      <p className={`max-w-[46rem]${whole.estimated ? ' about' : ''}`}>{runRateSentence(whole)}</p>
      <p className="mb-3 text-muted">{weeks}</p>
      <div className="grid gap-x-12 gap-y-10 lg:grid-cols-2">
        {chart}
        <div className="min-w-0">
          {authors.length > 0 && <DataTable view={runRateTable(authors.slice(0, SHOWN))} />}
          <Exports label={text('growth.runRate.title')} file={runRateFile(question)} />
        </div>
      </div>
    </SectionBody>
  )
}
