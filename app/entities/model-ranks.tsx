import { CurveFigure } from '@/components/entities/curve-figure'
import { Exports } from '@/components/ui/exports'
import { Section } from '@/components/ui/section'
import { rankCurves } from '@/lib/domain/charts/curve-view'
import { historyFile } from '@/lib/domain/exports/entity-file'
import { text } from '@/lib/domain/messages'
import { getTopRanks } from '@/lib/queries/ranks'
import type { EntitySection } from './context'

/** Where a model stood week by week: in all traffic, and in the categories that it has most tokens in. */
export const ranks: EntitySection = async (context) => {
  const { reader, of, slug, name, variants, now, hasTraffic } = context
  if (!of || !hasTraffic) return null
  const view = rankCurves(await getTopRanks(reader, of, variants, now), slug, name)
  return (
    view && (
      <Section
        key="ranks"
        id="ranks"
        title={text('entities.ranks.title')}
        description={text('entities.ranks.description')}
      >
        <CurveFigure view={view} />
        <Exports label={text('boards.overTime')} file={historyFile(context, 'ranks')} />
      </Section>
    )
  )
}
