import { BoardFrame } from '@/components/boards/board-frame'
import { StatedNote } from '@/components/boards/stated-note'
import { UnstatedNote } from '@/components/boards/unstated-note'
import { ChartFigure } from '@/components/charts/chart-figure'
import { Exports } from '@/components/ui/exports'
import { isOptional } from '@/lib/domain/tokens/measures'
import { getReleases } from '@/lib/queries/entity/releases'
import { getSeries } from '@/lib/queries/series/series'
import { getStatedPart } from '@/lib/queries/shared/stated-part'
import { pagePath } from '@/lib/view/address/page-path'
import { highestTotal } from '@/lib/view/chart/chart-view'
import { seriesChart } from '@/lib/view/chart/chart-views'
import { releaseMarks } from '@/lib/view/chart/release-marks'
import { chartFile } from '@/lib/view/file/export-file'
import { picturePath } from '@/lib/view/picture/picture-path'
import { text } from '@/lib/view/text/messages'
import { chartQuestion } from './questions'
import type { BoardSection, SectionContext } from './section'

async function chart({ reader, question, now }: SectionContext) {
  const series = await getSeries(reader, 'models', chartQuestion(question, 'models'), now)
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
