import type { Db } from '@/db/client'
import { ensurePartitions } from '@/db/partitions'
import { type Day, dayOf } from '@/lib/domain/time/day'
import { currentRules } from '@/lib/ingest/rules/current'
import { settleCalls } from './calls/settle-calls'
import { type Catalog, catalogOf } from './catalog'
import { type Outcome, outcomeOf } from './outcome'
import { type Prepared, type PrepareOptions, prepare } from './prepare'
import { isMissingPartition, retrying } from './retry'
import { type Delivery, deliverAsArrays } from './store/delivery'
import { storeRows } from './store/store'
import type { StoredRow } from './store/stored-row'

export interface AcceptOptions extends PrepareOptions {
  source: 'api' | 'import'
  apiKeyId: number | null
  /** How the rows travel; arrays in one statement where nothing else is said. */
  deliver?: Delivery
}

/**
 * Takes events in, whatever their source: check each, resolve names, refuse sealed days, store. It comes back after
 * the commit; whoever did not get its answer may send the same events again.
 */
export async function accept(db: Db, items: readonly unknown[], options: AcceptOptions): Promise<Outcome> {
  const catalog = catalogOf(db)
  const prepared = prepare(items, options)
  const rows = await catalog.resolve(prepared.events)
  await catalog.price(rows)
  return retrying(
    async () => storeOpenDays(db, catalog, rows, prepared, options),
    (error) => {
      if (isMissingPartition(error)) catalog.partitionedDays.clear()
    },
  )
}

async function storeOpenDays(
  db: Db,
  catalog: Catalog,
  rows: readonly StoredRow[],
  prepared: Prepared,
  {
    source,
    adapter,
    apiKeyId,
    now,
    rules = currentRules(),
    deliver = deliverAsArrays(db.$client),
  }: AcceptOptions,
): Promise<Outcome> {
  const sealedDays = await findSealedDays(db, catalog, rows)
  const open = rows.filter(({ event }) => !sealedDays.has(event.day))
  const late = rows.filter(({ event }) => sealedDays.has(event.day))
  const by = adapter && adapter !== 'tokenboard' ? `${source}:${adapter}` : source
  const stored = await storeRows(deliver, open, {
    audit: {
      source: by,
      apiKeyId,
      day: dayOf(now),
      rejected: prepared.rejected.map(({ code }) => code),
      skipped: prepared.skipped,
      rejectedByDay: countDays(late),
    },
    rules,
    price: (unpriced) => catalog.priceAgain(unpriced),
    // Only spans tell of one call in several requests.
    ...(adapter === 'otlp' && {
      settle: (connection, found) => settleCalls(connection, found, { now, rules, source: by }),
    }),
  })
  return outcomeOf(prepared.rejected, late, stored)
}

/** Sees to it that every day has a partition. Sealed ones get none, and are handed back. */
async function findSealedDays(db: Db, catalog: Catalog, rows: readonly StoredRow[]): Promise<Set<Day>> {
  const days = [...new Set(rows.map(({ event }) => event.day))]
  const unknown = days.filter((day) => !catalog.partitionedDays.has(day))
  if (unknown.length === 0) return new Set()
  const sealedDays = new Set(await ensurePartitions(db.$client, unknown))
  for (const day of unknown) if (!sealedDays.has(day)) catalog.partitionedDays.add(day)
  return sealedDays
}

function countDays(rows: readonly StoredRow[]): Map<Day, number> {
  const counts = new Map<Day, number>()
  for (const { event } of rows) counts.set(event.day, (counts.get(event.day) ?? 0) + 1)
  return counts
}
