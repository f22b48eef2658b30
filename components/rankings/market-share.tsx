import type { Board } from '@/lib/domain/board'
import { fromFirstTraffic, seriesView } from '@/lib/domain/chart-views'
import { text } from '@/lib/domain/messages'
import type { PageQuestion } from '@/lib/domain/question'
import type { SeriesChart } from '@/lib/domain/series'
import { BoardTable } from '../boards/board-table'
import { ChartFigure } from '../charts/chart-figure'
import { boardFile, chartFile, ExportLinks } from '../ui/export-links'
import { Section } from '../ui/section'
import { EmptyPeriod } from './empty-period'

interface MarketShareProps {
  question: PageQuestion
  dimension: 'authors' | 'providers'
  board: Board
  chart: SeriesChart
}

const chartTitles = { authors: 'charts.shareByAuthor', providers: 'charts.shareByProvider' } as const

/** Shares over time beside the list of the period. */
export function MarketShare({ question, dimension, board, chart }: MarketShareProps) {
  const title = text(`boards.${dimension}.title`)
  const view = fromFirstTraffic(
    seriesView(chart, text(chartTitles[dimension], { grain: chart.grain }), 'share'),
  )
  return (
    <Section id={dimension} title={title} description={text(`boards.${dimension}.description`)}>
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
        <div>
          <ChartFigure id={`${dimension}-chart`} view={view} legend="line" />
          <Exports
            label={text('boards.overTime')}
            file={chartFile(dimension, question)}
            what={text(`boards.${dimension}.chartFile`)}
          />
        </div>
        <div>
          {board.rows.length === 0 ? (
            <EmptyPeriod question={question} />
          ) : (
            <BoardTable board={board} caption={title} shape="narrow" />
          )}
          <Exports
            label={text(`boards.${dimension}.all`)}
            file={boardFile(dimension, question)}
            what={title}
          />
        </div>
      </div>
    </Section>
  )
}

function Exports({ label, ...links }: { label: string } & Parameters<typeof ExportLinks>[0]) {
  return (
    <div className="mt-2 flex items-baseline gap-3 text-faint text-xs">
      <span>{label}</span>
      <ExportLinks {...links} />
    </div>
  )
}
