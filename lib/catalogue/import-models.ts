import type { Db } from '@/db/client'
import { OperatorError } from '@/lib/operator-error'
import { announceCatalogue } from './announce'
import { inTransaction } from './in-transaction'
import { parseDocument, readWhole } from './read-items'
import { readModels } from './read-models'
import { lockCatalogue, storeCatalogue } from './store-catalogue'
import type { StoredPrices } from './store-prices'

export interface CatalogueOptions {
  now: Date
  isDryRun?: boolean
  /** Since when the prices of the file hold; now where nothing is said. */
  pricesFrom?: Date
}

/** What an import changed. */
export interface ModelsReport {
  kind: 'models'
  read: number
  added: number
  updated: number
  authors: number
  prices: StoredPrices
  /** Entries that only point at another model, such as `~openai/gpt-latest`. */
  aliases: number
  faults: string[]
}

/**
 * Takes in a catalogue in the format of OpenRouter's `/api/v1/models`. What the file leaves empty stays as it is, and
 * models that it does not name too. Repeating it changes nothing.
 */
export async function importModels(
  db: Db,
  pieces: AsyncIterable<string> | Iterable<string>,
  { now, isDryRun = false, pricesFrom = now }: CatalogueOptions,
): Promise<ModelsReport> {
  if (pricesFrom > now) throw new OperatorError('Prices cannot hold from a day that has not come yet.')
  const { items: models, aliases, faults } = readModels(parseDocument(await readWhole(pieces)))
  const { isChanged, ...changes } = await inTransaction(db.$client, isDryRun, async (sql) => {
    await lockCatalogue(sql)
    return storeCatalogue(sql, models, pricesFrom, 'imported')
  })
  if (isChanged && !isDryRun) await announceCatalogue(db)
  return { kind: 'models', read: models.length, ...changes, aliases, faults }
}
