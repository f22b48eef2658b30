import { CurveFigure } from '@/components/entities/curve-figure'
import { Section } from '@/components/ui/section'
import { launchCurves } from '@/lib/domain/curve-view'
import { text } from '@/lib/domain/messages'
import { getLaunches } from '@/lib/queries/launches'
import type { EntitySection } from './context'

/** A model's first days beside those of its author's earlier ones, where the data hold them. */
export const launch: EntitySection = async ({ reader, id }) => {
  const view = launchCurves(await getLaunches(reader, id))
  return (
    view && (
      <Section
        key="launch"
        id="launch"
        title={text('entities.launch.title')}
        description={text('entities.launch.description')}
      >
        <CurveFigure view={view} />
      </Section>
    )
  )
}
