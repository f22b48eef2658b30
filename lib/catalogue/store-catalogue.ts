import type { Sql } from '@/db/sql'
import { tellAskedModels } from './asked-models'
import type { CatalogueModel } from './read-models'
import type { CatalogueSource } from './source'
import { storeAuthors } from './store-authors'
import { type StoredModels, storeModels } from './store-models'
import { type StoredPrices, storePrices } from './store-prices'
import { advanceCatalogueVersion } from './version'

export interface StoredCatalogue extends StoredModels {
  authors: number
  prices: StoredPrices
  isChanged: boolean
}

/** One import at a time, to the end of its transaction: two that find the same history would write two. */
export async function lockCatalogue(sql: Sql): Promise<void> {
  await sql`lock table model_prices in share row exclusive mode`
}

/** Writes models with their authors and prices, as far as they may change what is there. */
export async function storeCatalogue(
  sql: Sql,
  models: readonly CatalogueModel[],
  pricesFrom: Date,
  source: CatalogueSource,
): Promise<StoredCatalogue> {
  const authors = await storeAuthors(sql, models, source)
  const stored = await storeModels(sql, models, source)
  const prices = await storePrices(sql, models, pricesFrom, source)
  const asked = await tellAskedModels(sql)
  const isChanged = authors + stored.added + stored.updated + prices.first + prices.changed + asked > 0
  if (isChanged) await advanceCatalogueVersion(sql)
  return { ...stored, authors, prices, isChanged }
}
