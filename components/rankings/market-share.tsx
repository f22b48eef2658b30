import type { Board } from '@/lib/domain/board'
import { fromFirstTraffic, grainAdjective, seriesView } from '@/lib/domain/chart-views'
import { dimensions } from '@/lib/domain/dimension'
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

const texts = {
  authors: {
    id: 'authors',
    title: 'Market share by author',
    description: 'The author is the organisation that made the model, whoever ran it.',
  },
  providers: {
    id: 'providers',
    title: 'Market share by provider',
    description: 'The provider is the company that ran the model for the request, whoever made it.',
  },
}

/** Shares over time beside the list of the period. */
export function MarketShare({ question, dimension, board, chart }: MarketShareProps) {
  const { id, title, description } = texts[dimension]
  const { one } = dimensions[dimension]
  const view = fromFirstTraffic(
    seriesView(chart, `${grainAdjective[chart.grain]} share of tokens by ${one}`, 'share'),
  )
  return (
    <Section id={id} title={title} description={description}>
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
        <div>
          <ChartFigure id={`${id}-chart`} view={view} legend="line" />
          <Exports label="Over time" file={chartFile(dimension, question)} what={`${title} over time`} />
        </div>
        <div>
          {board.rows.length === 0 ? (
            <EmptyPeriod question={question} />
          ) : (
            <BoardTable board={board} caption={title} shape="narrow" />
          )}
          <Exports label={`All ${dimension}`} file={boardFile(dimension, question)} what={title} />
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
