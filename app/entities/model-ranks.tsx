import { ChartFigure } from '@/components/charts/chart-figure'
import { Exports } from '@/components/ui/exports'
import { Section } from '@/components/ui/section'
import { getCategoryRanks } from '@/lib/queries/boards/ranks'
import { rankCurves } from '@/lib/view/chart/curve-view'
import { historyFile } from '@/lib/view/entity/entity-file'
import { entityPicturePath } from '@/lib/view/picture/picture-path'
import { text } from '@/lib/view/text/messages'
import type { EntitySection } from './context'

/** Where a model stood week by week: in all traffic, and in the categories that it has most tokens in. */
export const ranks: EntitySection = async (context) => {
  const { reader, of, slug, name, variants, now, hasTraffic } = context
  if (!of || !hasTraffic) return null
  const view = rankCurves(await getCategoryRanks(reader, of, variants, now), slug, name)
  return (
    view && (
      <Section
        key="ranks"
        id="ranks"
        title={text('entities.ranks.title')}
        description={text('entities.ranks.description')}
      >
        <ChartFigure id="ranks-chart" view={view} legend="line" />
        <Exports
          label={text('boards.overTime')}
          file={historyFile(context, 'ranks')}
          picture={entityPicturePath('models', context.slug, 'ranks')}
        />
      </Section>
    )
  )
}
