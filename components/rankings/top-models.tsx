import { fromFirstTraffic, seriesView } from '@/lib/domain/chart-views'
import { text } from '@/lib/domain/messages'
import type { PageQuestion } from '@/lib/domain/question'
import type { SeriesChart } from '@/lib/domain/series'
import { ChartFigure } from '../charts/chart-figure'
import { GrainLinks } from '../controls/page-choices'
import { chartFile, ExportLinks } from '../ui/export-links'
import { Section } from '../ui/section'

export function TopModels({ question, chart }: { question: PageQuestion; chart: SeriesChart }) {
  const view = fromFirstTraffic(
    seriesView(chart, text('charts.tokensByModel', { grain: chart.grain }), 'absolute'),
  )
  return (
    <Section
      id="top-models"
      title={text('boards.models.title')}
      actions={
        <>
          <GrainLinks question={question} />
          <ExportLinks file={chartFile('models', question)} what={text('boards.models.file')} />
        </>
      }
    >
      <ChartFigure id="top-models-chart" view={view} legend="list" />
    </Section>
  )
}
