import { AboutLink } from '@/components/growth/about-link'
import { SectionBody } from '@/components/growth/section-body'
import { DataTable } from '@/components/tables/data-table'
import { Exports } from '@/components/ui/exports'
import { PRICE_DAYS } from '@/lib/domain/growth/price-answers'
import { getCoverage } from '@/lib/queries/coverage/coverage'
import { overTimeFile } from '@/lib/view/growth/growth-section-files'
import { priceAnswerTable } from '@/lib/view/growth/price-answer-table'
import { text } from '@/lib/view/text/messages'
import { readPriceAnswers } from '../charts/prices'
import { drawChart } from './draw-chart'
import type { GrowthSection } from './section'

const ROWS = 20

/** How volume answered new prices: of everything, a category, a model or an author. */
export const priceChanges: GrowthSection = async (context) => {
  const { reader, question } = context
  if (!(await getCoverage(reader))) return null
  const found = await readPriceAnswers(context)
  if (!found) return null
  const { answers, unclear } = found
  const shown = answers.slice(0, ROWS)
  const days = { days: PRICE_DAYS }
  const title = text('growth.prices.title')
  const file = overTimeFile('price-changes', question)
  const chart = await drawChart(context, 'price-changes', { file, isShort: true })
  return (
    <SectionBody
      description={<AboutLink of="growth.prices.description" values={days} topic="price-changes" />}
    >
      {shown.length === 0 ? (
        <p className="max-w-[46rem] text-muted">{text('growth.prices.none', days)}</p>
      ) : (
        <DataTable view={priceAnswerTable(shown)} />
      )}
      {shown.length < answers.length && (
        <p className="mt-2 text-muted">
          {text('growth.prices.more', { shown: shown.length, all: answers.length })}
        </p>
      )}
      {unclear > 0 && (
        <p className="mt-2 max-w-[46rem] text-muted">
          {text('growth.prices.unclear', { count: unclear, ...days })}
        </p>
      )}
      {chart ? (
        <div className="mt-8">{chart}</div>
      ) : (
        answers.length > 0 && <Exports label={title} file={file} />
      )}
    </SectionBody>
  )
}
