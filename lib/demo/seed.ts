import type { Db } from '@/db/client'
import { ensurePartitions } from '@/db/partitions'
import type { Sql } from '@/db/sql'
import { type Day, dayOf } from '@/lib/domain/time/day'
import { daysEndingWith, eachDay } from '@/lib/domain/time/day-range'
import { type Catalog, catalogOf } from '@/lib/ingest/catalog'
import { noRules } from '@/lib/ingest/rules/rules'
import { deliverByCopy } from '@/lib/ingest/store/copy-delivery'
import { type Stored, storeRows } from '@/lib/ingest/store/store'
import type { StoredRow } from '@/lib/ingest/store/stored-row'
import { OperatorError } from '@/lib/operator-error'
import { type DayDelivery, deliveries } from './arrivals'
import { loadCatalog } from './catalog/load-catalog'
import { DEMO_DAYS } from './timeline'

const DAYS_A_BATCH = 8
/** While the database stores one batch, the next one is made. */
const WRITERS = 2
const ANCHOR_SETTING = 'demo_today'

export interface SeedOptions {
  now: Date
  onProgress?: (daysDone: number, days: number) => void
}

export interface SeedSummary {
  /** The running day of the demo. */
  today: Day
  accepted: number
  duplicates: number
}

/**
 * Loads the demo: the catalogue, and a year and two weeks of events that end with `now`. The first load fixes the
 * demo's days in the database; running it again adds only what has happened since on its running day.
 * @throws {OperatorError} where days of the demo are sealed
 */
export async function seedDemo(db: Db, { now, onProgress }: SeedOptions): Promise<SeedSummary> {
  const sql = db.$client
  const today = await anchorDay(sql, dayOf(now))
  await loadCatalog(sql, today)
  await preparePartitions(sql, today)

  const catalog = catalogOf(db)
  const batches = inBatches(deliveries(today, now))
  const summary: SeedSummary = { today, accepted: 0, duplicates: 0 }
  let daysDone = 0
  const writeBatches = async () => {
    for (const batch of batches) {
      const { accepted, duplicates } = await store(sql, catalog, today, await resolve(catalog, batch))
      summary.accepted += accepted.length
      summary.duplicates += duplicates.length
      daysDone += batch.length
      onProgress?.(Math.min(daysDone, DEMO_DAYS), DEMO_DAYS)
    }
  }
  await Promise.all(Array.from({ length: WRITERS }, writeBatches))
  return summary
}

/** The demo's running day: the one of the first load, for as long as the database lives. */
async function anchorDay(sql: Sql, today: Day): Promise<Day> {
  await sql`insert into settings (name, value) values (${ANCHOR_SETTING}, ${today}) on conflict do nothing`
  const [row] = await sql<{ value: Day }[]>`select value from settings where name = ${ANCHOR_SETTING}`
  return row!.value
}

async function preparePartitions(sql: Sql, today: Day): Promise<void> {
  const sealed = await ensurePartitions(sql, eachDay(daysEndingWith(today, DEMO_DAYS)))
  if (sealed.length === 0) return
  throw new OperatorError(
    `The demo cannot be loaded: ${sealed.length} of its days are sealed (the first is ${sealed[0]}), so their events are gone for good. Use an empty database.`,
  )
}

function* inBatches(days: Iterable<DayDelivery>): Generator<DayDelivery[]> {
  let batch: DayDelivery[] = []
  for (const day of days) {
    batch.push(day)
    if (batch.length < DAYS_A_BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

async function resolve(catalog: Catalog, batch: readonly DayDelivery[]): Promise<StoredRow[]> {
  const events = batch.flatMap((delivery) => delivery.events)
  return await catalog.resolve(events.map((event, index) => ({ index, event })))
}

function store(sql: Sql, catalog: Catalog, day: Day, rows: readonly StoredRow[]): Promise<Stored> {
  return storeRows(deliverByCopy(sql), rows, {
    audit: { source: 'seed', apiKeyId: null, day, rejected: [], skipped: {}, rejectedByDay: new Map() },
    rules: noRules,
    price: (unpriced) => catalog.priceAgain(unpriced),
  })
}
