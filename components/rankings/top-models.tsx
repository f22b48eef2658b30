import { fromFirstTraffic, grainAdjective, seriesView } from '@/lib/domain/chart-views'
import type { PageQuestion } from '@/lib/domain/question'
import type { SeriesChart } from '@/lib/domain/series'
import { ChartFigure } from '../charts/chart-figure'
import { GrainLinks } from '../controls/page-choices'
import { chartFile, ExportLinks } from '../ui/export-links'
import { Section } from '../ui/section'

export function TopModels({ question, chart }: { question: PageQuestion; chart: SeriesChart }) {
  const view = fromFirstTraffic(
    seriesView(chart, `${grainAdjective[chart.grain]} tokens by model`, 'absolute'),
  )
  return (
    <Section
      id="top-models"
      title="Top models"
      actions={
        <>
          <GrainLinks question={question} />
          <ExportLinks file={chartFile('models', question)} what="the top models over time" />
        </>
      }
    >
      <ChartFigure id="top-models-chart" view={view} legend="list" />
    </Section>
  )
}
