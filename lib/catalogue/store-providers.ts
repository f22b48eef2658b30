import { UNKNOWN_PROVIDER_ID } from '@/db/schema/catalog'
import type { Sql } from '@/db/sql'
import type { CatalogueProvider } from './read-providers'
import { type CatalogueSource, givesWay } from './source'

export interface StoredProviders {
  added: number
  updated: number
}

/**
 * Creates and updates providers. One that is there is found by its slug or its name, and keeps its slug. What the list
 * leaves empty stays as it is.
 */
export async function storeProviders(
  sql: Sql,
  items: readonly CatalogueProvider[],
  source: CatalogueSource,
): Promise<StoredProviders> {
  const sent = JSON.stringify(items)
  const sentRows = sql`json_to_recordset(${sent}::text::json)
    as sent (slug text, name text, headquarters text, datacenters text[])`
  const isMeant = sql`providers.id <> ${UNKNOWN_PROVIDER_ID}
    and (providers.slug = sent.slug or (lower(providers.name) = lower(sent.name)
      and not exists (select from providers as other where other.slug = sent.slug)))
    and ${givesWay(sql, 'providers', source)}`
  const updated = await sql`
    update providers set (name, headquarters, datacenters) =
      row(sent.name, coalesce(sent.headquarters, providers.headquarters),
        coalesce(sent.datacenters, providers.datacenters))
    from ${sentRows}
    where ${isMeant} and row(providers.name, providers.headquarters, providers.datacenters) is distinct from
      row(sent.name, coalesce(sent.headquarters, providers.headquarters),
        coalesce(sent.datacenters, providers.datacenters))`
  const added = await sql`
    insert into providers (slug, name, headquarters, datacenters)
    select slug, name, headquarters, datacenters from ${sentRows}
    where not exists (select from providers where lower(providers.name) = lower(sent.name))
    order by slug
    on conflict do nothing`
  await sql`
    update providers set catalogue_source = ${source} from ${sentRows}
    where ${isMeant} and catalogue_source is distinct from ${source}`
  return { added: added.count, updated: updated.count }
}
