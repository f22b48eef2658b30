import type { Db } from '@/db/client'
import type { Sql } from '@/db/sql'
import { lockCatalogue } from './store-catalogue'
import { advanceCatalogueVersion } from './version'

/**
 * Takes the built-in catalogue out of a database that has never had an event, but for what imported rows stand on: the demo
 * brings a catalogue of its own, with its days and prices moved.
 */
export async function withdrawBuiltIn(client: Db['$client']): Promise<void> {
  await client.begin(async (transaction) => {
    const sql = transaction as unknown as Sql
    await lockCatalogue(sql)
    const taken = await sql`
      delete from settings where name = 'built_in_catalogue'
        and not exists (select from ingest_batches where accepted > 0)`
    if (taken.count === 0) return
    await sql`
      delete from model_prices using models
      where models.id = model_id and models.catalogue_source = 'built-in'`
    await sql`delete from models where catalogue_source = 'built-in' and base_model_id is not null`
    await sql`
      delete from models where catalogue_source = 'built-in'
        and not exists (select from models as variants where variants.base_model_id = models.id)`
    await sql`
      delete from authors where catalogue_source is distinct from 'imported'
        and not exists (select from models where author_id = authors.id)`
    await sql`delete from providers where catalogue_source = 'built-in'`
    await forgetWords(sql)
    await advanceCatalogueVersion(sql)
  })
}

/** Triggers learn the words of names as they are written: those that are left are written again. */
async function forgetWords(sql: Sql): Promise<void> {
  await sql`delete from search_words`
  for (const table of ['authors', 'models', 'providers', 'categories'])
    await sql`update ${sql(table)} set name = name`
  await sql`update apps set title = title`
}
