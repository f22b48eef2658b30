import { ChartFigure } from '@/components/charts/chart-figure'
import { Exports } from '@/components/ui/exports'
import { Section } from '@/components/ui/section'
import { getLaunches } from '@/lib/queries/entity/launches'
import { launchCurves } from '@/lib/view/chart/curve-view'
import { historyFile } from '@/lib/view/entity/entity-file'
import { entityPicturePath } from '@/lib/view/picture/picture-path'
import { text } from '@/lib/view/text/messages'
import type { EntitySection } from './context'

/** A model's first days beside those of its author's earlier ones, where the data hold them. */
export const launch: EntitySection = async (context) => {
  const { reader, id } = context
  const view = launchCurves(await getLaunches(reader, id))
  return (
    view && (
      <Section
        key="launch"
        id="launch"
        title={text('entities.launch.title')}
        description={text('entities.launch.description')}
      >
        <ChartFigure id="launch-chart" view={view} legend="line" />
        <Exports
          label={text('boards.overTime')}
          file={historyFile(context, 'launch')}
          picture={entityPicturePath('models', context.slug, 'launch')}
        />
      </Section>
    )
  )
}
