import type { Db } from '@/db/client'
import { announceCatalogue } from './announce'
import type { CatalogueOptions } from './import-models'
import { inTransaction } from './in-transaction'
import { parseDocument, readWhole } from './read-items'
import { readProviders } from './read-providers'
import { storeProviders } from './store-providers'

export interface ProvidersReport {
  kind: 'providers'
  read: number
  added: number
  updated: number
  faults: string[]
}

/**
 * Takes in a list of providers in the format of OpenRouter's `/api/v1/providers`. A provider that traffic or the built-in
 * catalogue has brought is found by its slug or its name, and keeps its slug. What the file leaves empty stays as it is.
 */
export async function importProviders(
  db: Db,
  pieces: AsyncIterable<string> | Iterable<string>,
  { isDryRun = false }: CatalogueOptions,
): Promise<ProvidersReport> {
  const { items, faults } = readProviders(parseDocument(await readWhole(pieces)))
  const counts = await inTransaction(db.$client, isDryRun, (sql) => storeProviders(sql, items, 'imported'))
  if (counts.added + counts.updated > 0 && !isDryRun) await announceCatalogue(db)
  return { kind: 'providers', read: items.length, ...counts, faults }
}
