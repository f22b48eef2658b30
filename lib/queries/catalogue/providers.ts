import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { UNKNOWN_PROVIDER_ID } from '@/db/schema/catalog'

export interface ProviderEntry {
  slug: string
  name: string
  /** Country codes; null where the catalogue does not say. */
  headquarters: string | null
  datacenters: string[] | null
}

/** The providers of the catalogue and of the traffic, in the order of their slugs. */
export async function listProviders(reader: Reader): Promise<ProviderEntry[]> {
  const rows = await reader.execute<ProviderEntry & Record<string, unknown>>(sql`
    select slug, name, headquarters, datacenters from providers
    where id <> ${UNKNOWN_PROVIDER_ID} order by slug collate "C"`)
  return [...rows]
}

/** What changes when a provider is added: traffic adds them between two rollups. */
export async function lastProviderId(reader: Reader): Promise<number | null> {
  const [row] = await reader.execute<{ id: number | null }>(sql`select max(id) as id from providers`)
  return row!.id
}
