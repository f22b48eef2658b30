import { DataTable } from '@/components/tables/data-table'
import { Exports } from '@/components/ui/exports'
import { Section } from '@/components/ui/section'
import { historyFile } from '@/lib/domain/entity-file'
import { text } from '@/lib/domain/messages'
import { modelProviderTable } from '@/lib/domain/model-provider-table'
import { windowText } from '@/lib/domain/period-text'
import { getModelProviders } from '@/lib/queries/model-providers'
import type { EntitySection } from './context'

/** Who ran a model in the last week, at what price and how fast. */
export const providers: EntitySection = async (context) => {
  const { reader, id, name, variants, standing, now } = context
  const [found] = await getModelProviders(reader, [id], { period: 'week', range: null, variants }, now)
  if (!found) return null
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
    </Section>
  )
}
