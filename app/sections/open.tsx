import { BoardTable } from '@/components/boards/board-table'
import { UnstatedNote } from '@/components/boards/unstated-note'
import { ChartFigure } from '@/components/charts/chart-figure'
import { EmptyPeriod } from '@/components/rankings/empty-period'
import { Exports } from '@/components/ui/exports'
import { isUnstated } from '@/lib/domain/tokens/measures'
import { getBoard } from '@/lib/queries/boards/board'
import { getSeries } from '@/lib/queries/series/series'
import { pagePath } from '@/lib/view/address/page-path'
import { highestTotal } from '@/lib/view/chart/chart-view'
import { seriesChart } from '@/lib/view/chart/chart-views'
import { boardFile, chartFile } from '@/lib/view/file/export-file'
import { picturePath } from '@/lib/view/picture/picture-path'
import { text } from '@/lib/view/text/messages'
import { chartAndList } from './chart-and-list'
import { boardQuestion, chartQuestion } from './questions'
import type { BoardSection, SectionContext } from './section'

const weights = chartAndList('open', 'weights')

async function regionsChart({ reader, question, now }: SectionContext) {
  return seriesChart(await getSeries(reader, 'regions', chartQuestion(question, 'regions'), now), question)
}

/** Open and closed weights and, on the board's own page, where the authors have their home. */
export const open: BoardSection<'open'> = {
  ...weights,
  more: { regions: regionsChart },
  async draw(context) {
    const drawn = await weights.draw(context)
    if (context.isOverview) return drawn
    return (
      <>
        {drawn}
        {await regions(context)}
      </>
    )
  },
}

async function regions(context: SectionContext) {
  const { reader, question, now } = context
  const list = await getBoard(reader, 'regions', boardQuestion(question, 'regions', question.top), now)
  const view = await regionsChart(context)
  const isWithout = isUnstated(list.metric, list.total)
  // The board above says so.
  if (isWithout && highestTotal(view.buckets) === 0n) return null
  const title = text('boards.open.regions')
  return (
    <section aria-labelledby="regions" className="mt-12 md:mt-16">
      <h2 id="regions" className="font-semibold text-lg leading-snug">
        {title}
      </h2>
      <p className="mt-0.5 max-w-[46rem] text-muted">{text('boards.open.regionsNote')}</p>
      <div className="mt-6 grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
        <div className="min-w-0">
          <ChartFigure id="regions-chart" view={view} legend="line" />
          <Exports
            label={text('boards.overTime')}
            file={chartFile('regions', question)}
            picture={picturePath(question, 'regions')}
          />
        </div>
        <div className="min-w-0">
          {isWithout ? (
            <UnstatedNote byTokens={pagePath({ ...question, metric: 'tokens' })} />
          ) : list.rows.length === 0 ? (
            <EmptyPeriod question={question} />
          ) : (
            <BoardTable board={list} caption={title} shape="narrow" />
          )}
          <Exports label={text('boards.wholeList')} file={boardFile('regions', question)} />
        </div>
      </div>
    </section>
  )
}
