import { BoardFrame } from '@/components/boards/board-frame'
import { StatedNote } from '@/components/boards/stated-note'
import { UnstatedNote } from '@/components/boards/unstated-note'
import { ChartFigure } from '@/components/charts/chart-figure'
import { Exports } from '@/components/ui/exports'
import { highestTotal } from '@/lib/domain/charts/chart-view'
import { seriesChart } from '@/lib/domain/charts/chart-views'
import { releaseMarks } from '@/lib/domain/charts/release-marks'
import { chartFile } from '@/lib/domain/exports/export-file'
import { isOptional } from '@/lib/domain/measures'
import { text } from '@/lib/domain/messages'
import { pagePath } from '@/lib/domain/page-path'
import { picturePath } from '@/lib/domain/pictures/picture-path'
import { getReleases } from '@/lib/queries/releases'
import { getSeries } from '@/lib/queries/series'
import { getStatedPart } from '@/lib/queries/stated-part'
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
    const { reader, question, now, isOverview } = context
    const view = await chart(context)
    const description = text('boards.models.description')
    if (isOptional(question.metric) && highestTotal(view.buckets) === 0n) {
      return (
        <BoardFrame question={question} isOverview={isOverview} description={description}>
          <UnstatedNote byTokens={pagePath({ ...question, metric: 'tokens' })} isShort={isOverview} />
        </BoardFrame>
      )
    }
    const stated = isOptional(question.metric) && (await getStatedPart(reader, question, now))
    return (
      <BoardFrame question={question} isOverview={isOverview} description={description}>
        <ChartFigure id="models-chart" view={view} legend="list" isShort={isOverview} />
        {stated && <StatedNote metric={question.metric} total={stated} />}
        <Exports
          label={text('boards.overTime')}
          file={chartFile('models', question)}
          picture={picturePath(question)}
        />
      </BoardFrame>
    )
  },
}
