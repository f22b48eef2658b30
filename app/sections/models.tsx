import { BoardFrame } from '@/components/boards/board-frame'
import { ChartFigure } from '@/components/charts/chart-figure'
import { Exports } from '@/components/ui/exports'
import { seriesChart } from '@/lib/domain/charts/chart-views'
import { releaseMarks } from '@/lib/domain/charts/release-marks'
import { chartFile } from '@/lib/domain/exports/export-file'
import { text } from '@/lib/domain/messages'
import { picturePath } from '@/lib/domain/pictures/picture-path'
import { getReleases } from '@/lib/queries/releases'
import { getSeries } from '@/lib/queries/series'
import { chartQuestion } from './questions'
import type { BoardSection, SectionContext } from './section'

async function chart({ reader, question, now }: SectionContext) {
  const series = await getSeries(reader, 'models', chartQuestion(question), now)
  const view = seriesChart(series, question)
  const releases = await getReleases(
    reader,
    series.entities.filter(({ kind }) => kind === 'entity').map(({ slug }) => slug),
  )
  return { ...view, marks: releaseMarks(view, series, releases) }
}

/** The models with the most over the whole span, bucket by bucket. */
export const models: BoardSection<'models'> = {
  chart,
  more: {},
  async draw(context) {
    const { question, isOverview } = context
    return (
      <BoardFrame question={question} isOverview={isOverview} description={text('boards.models.description')}>
        <ChartFigure id="models-chart" view={await chart(context)} legend="list" isShort={isOverview} />
        <Exports
          label={text('boards.overTime')}
          file={chartFile('models', question)}
          picture={picturePath(question)}
        />
      </BoardFrame>
    )
  },
}
