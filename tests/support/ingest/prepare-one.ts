import type { AdapterName } from '@/lib/ingest/adapters/table'
import { type Prepared, prepare } from '@/lib/ingest/prepare'

const now = new Date('2025-08-22T00:00:00Z')

/** What becomes of records of a source: the events without their places, what was refused, what was passed over. */
export function prepareAll(adapter: AdapterName, items: readonly unknown[]) {
  const { events, rejected, skipped }: Prepared = prepare(items, { adapter, now })
  return { events: events.map(({ event }) => event), rejected, skipped }
}

/** The one event that a record becomes. */
export function prepareOne(adapter: AdapterName, item: unknown) {
  const { events, rejected, skipped } = prepareAll(adapter, [item])
  if (events.length !== 1) throw new Error(JSON.stringify({ rejected, skipped }))
  return events[0]!
}
