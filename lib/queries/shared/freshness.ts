import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { Freshness } from '@/lib/domain/traffic/board'

/** What was read on each snapshot: it shows one state, and a page asks for it once a board. */
const known = new WeakMap<Reader, Promise<Freshness>>()

/** Remembers the freshness of a reader that always shows the same state of the database. */
export async function keepFreshness(reader: Reader): Promise<void> {
  const freshness = readFreshness(reader)
  known.set(reader, freshness)
  await freshness
}

/** How far the rollups are. */
export function getFreshness(reader: Reader): Promise<Freshness> {
  return known.get(reader) ?? readFreshness(reader)
}

async function readFreshness(reader: Reader): Promise<Freshness> {
  const [row] = await reader.execute<{
    dataVersion: bigint
    dataThrough: string | null
    firstDay: string | null
    asOf: string | null
  }>(sql`
    select data_version as "dataVersion", data_through as "dataThrough",
      (select min(day) from rollup_days)::text as "firstDay",
      to_char(as_of, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "asOf"
    from rollup_state`)
  if (!row) throw new Error('rollup_state has no row: the migrations have not run')
  const { dataVersion, dataThrough, firstDay, asOf } = row
  return { dataVersion, dataThrough, firstDay, asOf }
}

/** Whether any event was ever rolled up: a site without one explains how to send the first. */
export async function hasData(reader: Reader): Promise<boolean> {
  const [row] = await reader.execute<{ found: boolean }>(
    sql`select exists (select from category_daily where category_id = 0 and requests > 0) as found`,
  )
  return row?.found ?? false
}
