import type { Db } from '@/db/client'
import { UNATTRIBUTED_APP_ID, UNKNOWN_PROVIDER_ID } from '@/db/schema/catalog'
import type { Sql } from '@/db/sql'
import type { Day } from '@/lib/domain/time/day'
import { apps, KnownGroups } from './catalog/apps'
import { KnownIds } from './catalog/known-ids'
import { KnownLabels, labelIdOf } from './catalog/labels'
import { models } from './catalog/models'
import { KnownPrices } from './catalog/prices'
import { providers } from './catalog/providers'
import { KeyedHashes, readHashSecret } from './event/hash'
import type { IncomingApp } from './event/incoming-event'
import type { PreparedEvent } from './prepare'
import type { StoredRow } from './store/stored-row'

/** Ids for names that are not in the database, where nothing may be created: of each its own, and no row has it. */
function absentIds(): (name: string) => number {
  const made = new Map<string, number>()
  return (name) => {
    const id = made.get(name) ?? -1 - made.size
    made.set(name, id)
    return id
  }
}

/** What ingest remembers of one database: who has which id, and which days have a partition. */
export class Catalog {
  private readonly models = new KnownIds(models)
  private readonly providers = new KnownIds(providers)
  private readonly apps = new KnownIds(apps)
  private readonly labels = new KnownLabels()
  private readonly groups = new KnownGroups()
  private readonly prices = new KnownPrices()
  private hashes: KeyedHashes | undefined
  readonly partitionedDays = new Set<Day>()

  constructor(private readonly sql: Sql) {}

  /** Turns names into ids. Unknown ones are created, each in a statement of its own, before any event is stored. */
  async resolve(prepared: readonly PreparedEvent[], { create = true } = {}): Promise<StoredRow[]> {
    const named = collectNames(prepared)
    const modelIds = await this.models.resolve(this.sql, named.models, { create })
    const providerIds = await this.providers.resolve(this.sql, named.providers, { create })
    const appIds = await this.apps.resolve(this.sql, named.apps, { create })
    const labelIds = await this.labels.resolve(
      this.sql,
      prepared.map(({ event }) => event),
      { create },
    )
    if (create) await this.groups.merge(this.sql, named.grouped)
    if (create) this.hashes ??= new KeyedHashes(await readHashSecret(this.sql))
    const { hashes } = this
    const absentId = absentIds()
    const modelId = (permaslug: string) => modelIds.get(permaslug) ?? absentId(permaslug)
    const appId = (app: IncomingApp | null) =>
      app ? (appIds.get(app.identity) ?? absentId(app.identity)) : UNATTRIBUTED_APP_ID
    return prepared.map(({ index, event }) => ({
      index,
      event,
      modelId: modelId(event.model),
      providerId: event.provider
        ? (providerIds.get(event.provider.toLowerCase()) ?? absentId(event.provider))
        : UNKNOWN_PROVIDER_ID,
      appId: appId(event.app),
      sessionHash: hashes && event.sessionId ? hashes.session(event.sessionId) : null,
      accountHash: hashes && event.accountId ? hashes.account(event.accountId) : null,
      computedCostNanoUsd: null,
      labelId: labelIdOf(labelIds, event),
      requestedModelId: event.requestedModel === null ? null : modelId(event.requestedModel),
      sentModelId: event.sent?.model === undefined ? null : modelId(event.sent.model),
      sentAppId: event.sent?.app === undefined ? null : appId(event.sent.app),
      sentCategoryId: event.sent?.categoryId ?? null,
    }))
  }

  /** Computes the cost of the events that state none, as far as the catalogue has their price. */
  price(rows: readonly StoredRow[]): Promise<void> {
    return this.prices.price(this.sql, rows)
  }

  /** The same for events that became others since, by the prices that were read last. */
  priceAgain(rows: readonly StoredRow[]): void {
    this.prices.priceAgain(rows)
  }
}

interface Names {
  models: Map<string, string>
  providers: Map<string, string>
  apps: Map<string, IncomingApp>
  /** The apps that name marketplace groups. */
  grouped: Set<IncomingApp>
}

function collectNames(prepared: readonly PreparedEvent[]): Names {
  const names: Names = { models: new Map(), providers: new Map(), apps: new Map(), grouped: new Set() }
  for (const { event } of prepared) {
    names.models.set(event.model, event.model)
    if (event.provider) setFirst(names.providers, event.provider.toLowerCase(), event.provider)
    if (event.app) addApp(names, event.app)
    if (event.requestedModel !== null) names.models.set(event.requestedModel, event.requestedModel)
    if (event.sent?.model) names.models.set(event.sent.model, event.sent.model)
    if (event.sent?.app) addApp(names, event.sent.app)
  }
  return names
}

function addApp(names: Names, app: IncomingApp): void {
  setFirst(names.apps, app.identity, app)
  if (app.categories.length > 0) names.grouped.add(app)
}

/** Of several spellings the first stays, as it would if they came one by one. */
function setFirst<Value>(map: Map<string, Value>, key: string, value: Value): void {
  if (!map.has(key)) map.set(key, value)
}

let catalogs = new WeakMap<Db, Catalog>()

/** The memory that belongs to a database handle. */
export function catalogOf(db: Db): Catalog {
  const known = catalogs.get(db)
  if (known) return known
  const catalog = new Catalog(db.$client)
  catalogs.set(db, catalog)
  return catalog
}

/** To be called when a connection closed: behind the same address may be another database then. */
export function forgetCatalogs(): void {
  catalogs = new WeakMap()
}
