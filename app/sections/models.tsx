import { BoardFrame } from '@/components/boards/board-frame'
import { ChartFigure } from '@/components/charts/chart-figure'
import { Exports } from '@/components/ui/exports'
import { seriesChart } from '@/lib/domain/chart-views'
import { chartFile } from '@/lib/domain/export-file'
import { text } from '@/lib/domain/messages'
import { getSeries } from '@/lib/queries/series'
import { chartQuestion } from './questions'
import type { BoardSection, SectionContext } from './section'

async function chart({ reader, question, now }: SectionContext) {
  return seriesChart(await getSeries(reader, 'models', chartQuestion(question), now), question)
}

/** The models with the most over the whole span, bucket by bucket. */
export const models: BoardSection = {
  chart,
  async draw(context) {
    const { question, isOverview } = context
    return (
      <BoardFrame question={question} isOverview={isOverview} description={text('boards.models.description')}>
        <ChartFigure id="models-chart" view={await chart(context)} legend="list" isShort={isOverview} />
        <Exports label={text('boards.overTime')} file={chartFile('models', question)} />
      </BoardFrame>
    )
  },
}
