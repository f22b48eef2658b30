import { ChartFigure } from '@/components/charts/chart-figure'
import { DataTable } from '@/components/tables/data-table'
import { Exports } from '@/components/ui/exports'
import { Section } from '@/components/ui/section'
import { getModelProviders } from '@/lib/queries/entity/model-providers'
import { historyFile, partsOverTimeFile } from '@/lib/view/entity/entity-file'
import { modelProviderTable } from '@/lib/view/entity/model-provider-table'
import { entityPicturePath } from '@/lib/view/picture/picture-path'
import { text } from '@/lib/view/text/messages'
import { windowText } from '@/lib/view/text/period-text'
import type { EntitySection } from './context'
import { readParts } from './parts-chart'

/** Who ran a model in the last week, at what price and how fast. */
export const providers: EntitySection = async (context) => {
  const { reader, id, name, variants, standing, now } = context
  const [found] = await getModelProviders(reader, [id], { period: 'week', range: null, variants }, now)
  if (!found) return null
  const { view, grain } = await readParts(context, 'providers')
  const caption = text('entities.listOf', { list: 'providers', name })
  return (
    <Section
      key="providers"
      id="its-providers"
      title={text('dimensions.providers.many')}
      description={text('entities.partsOf', {
        dimension: 'models',
        days: windowText('week', standing.window),
      })}
    >
      <DataTable view={modelProviderTable(found, caption)} />
      <Exports label={text('boards.wholeList')} file={historyFile(context, 'model-providers')} />
      <div className="mt-8">
        <ChartFigure id="its-providers-chart" view={view} legend="line" />
        <Exports
          label={text('boards.overTime')}
          file={partsOverTimeFile(context, 'providers', grain)}
          picture={entityPicturePath('models', context.slug, 'providers')}
        />
      </div>
    </Section>
  )
}
