import type { Db } from '@/db/client'
import type { Sql } from '@/db/sql'
import { OperatorError } from '@/lib/operator-error'
import { announceCatalogue } from './announce'
import { firstOfEach, parseDocument, readItems, readWhole } from './read-items'
import { catalogueModel } from './read-models'
import { storeAuthors } from './store-authors'
import { storeModels } from './store-models'
import { type StoredPrices, storePrices } from './store-prices'
import { advanceCatalogueVersion } from './version'

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
  const read = readItems(parseDocument(await readWhole(pieces)), catalogueModel, 'models')
  const listed = read.items.filter(({ catalogueId }) => !catalogueId.startsWith('~'))
  const { items: models, faults } = firstOfEach(
    { items: listed, faults: read.faults },
    ({ permaslug }) => permaslug,
    ({ catalogueId }) => catalogueId,
  )
  const counts = await inTransaction(db.$client, isDryRun, async (sql) => {
    // One import at a time: two that find the same history would write two.
    await sql`lock table model_prices in share row exclusive mode`
    const authors = await storeAuthors(sql, models)
    const stored = await storeModels(sql, models)
    const prices = await storePrices(sql, models, pricesFrom)
    const isChanged = authors + stored.added + stored.updated + prices.first + prices.changed > 0
    if (isChanged) await advanceCatalogueVersion(sql)
    return { ...stored, authors, prices, isChanged }
  })
  const { isChanged, ...changes } = counts
  if (isChanged && !isDryRun) await announceCatalogue(db)
  return {
    kind: 'models',
    read: models.length,
    ...changes,
    aliases: read.items.length - listed.length,
    faults,
  }
}

/** Thrown to undo a transaction whose result is wanted all the same. */
class Undone extends Error {}

/** Runs `work` in a transaction, which a dry run undoes after it has seen what would change. */
export async function inTransaction<Result>(
  client: Sql,
  isDryRun: boolean,
  work: (sql: Sql) => Promise<Result>,
): Promise<Result> {
  let result: Result | undefined
  try {
    await client.begin(async (transaction) => {
      result = await work(transaction as unknown as Sql)
      if (isDryRun) throw new Undone()
    })
  } catch (error) {
    if (!(error instanceof Undone)) throw error
  }
  return result as Result
}
