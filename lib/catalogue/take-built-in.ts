import type { Db } from '@/db/client'
import { UNKNOWN_PROVIDER_ID } from '@/db/schema/catalog'
import type { Sql } from '@/db/sql'
import type { Day } from '@/lib/domain/time/day'
import { announceCatalogue } from './announce'
import { readBuiltIn } from './built-in'
import type { CatalogueOptions } from './import-models'
import { inTransaction } from './in-transaction'
import { lockCatalogue, type StoredCatalogue, storeCatalogue } from './store-catalogue'
import { type StoredProviders, storeProviders } from './store-providers'

/** What taking the built-in catalogue changed. */
export interface BuiltInReport {
  kind: 'built-in'
  asOf: Day
  models: Omit<StoredCatalogue, 'isChanged'> & { read: number }
  providers: StoredProviders & { read: number }
}

/**
 * Gives a new database, which knows no model and no provider yet, the built-in catalogue, so that the first event has a
 * name and a price. Does nothing to any other.
 * @returns undefined where the database is not new
 */
export async function takeBuiltIn(
  db: Db,
  { now }: Pick<CatalogueOptions, 'now'>,
): Promise<BuiltInReport | undefined> {
  return (await isNew(db.$client)) ? take(db, { now }, isNew) : undefined
}

/** Takes the built-in catalogue again: what it said before gives way to it, what was imported stays. */
export async function renewBuiltIn(db: Db, options: Omit<CatalogueOptions, 'pricesFrom'>) {
  return (await take(db, options, () => Promise.resolve(true)))!
}

async function take(
  db: Db,
  { now, isDryRun = false }: Omit<CatalogueOptions, 'pricesFrom'>,
  isWanted: (sql: Sql) => Promise<boolean>,
): Promise<BuiltInReport | undefined> {
  const { asOf, models, providers } = readBuiltIn()
  const day = new Date(`${asOf}T00:00:00Z`)
  const pricesFrom = day < now ? day : now
  const stored = await inTransaction(db.$client, isDryRun, async (sql) => {
    await lockCatalogue(sql)
    // Another process may have been faster.
    if (!(await isWanted(sql))) return undefined
    const storedProviders = await storeProviders(sql, providers, 'built-in')
    const storedModels = await storeCatalogue(sql, models, pricesFrom, 'built-in')
    const noted = await sql`
      insert into settings (name, value) values ('built_in_catalogue', ${asOf})
      on conflict (name) do update set value = excluded.value where settings.value <> excluded.value`
    return { models: storedModels, providers: storedProviders, isNoted: noted.count > 0 }
  })
  if (stored === undefined) return undefined
  const { isChanged, ...changes } = stored.models
  const { added, updated } = stored.providers
  if (!isDryRun && (isChanged || added + updated > 0 || stored.isNoted)) await announceCatalogue(db)
  return {
    kind: 'built-in',
    asOf,
    models: { read: models.length, ...changes },
    providers: { read: providers.length, ...stored.providers },
  }
}

async function isNew(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ isNew: boolean }[]>`
    select not exists (select from models) and not exists (select from authors)
      and not exists (select from providers where id <> ${UNKNOWN_PROVIDER_ID}) as "isNew"`
  return row!.isNew
}
