import { type Audit, type DayCounts, writeAudit } from './audit'
import type { Connection, Delivery, SentRows } from './delivery'
import { eventColumns, type StoredRow } from './stored-row'

export interface Stored {
  accepted: number
  adjusted: number
  duplicates: number
  /** The places of the rows whose id was there already with other numbers. */
  conflicts: number[]
}

const names = eventColumns.map((column) => column.name).join(', ')
const identifying = eventColumns.filter((column) => column.identifies)
const identity = (row: string) =>
  identifying.map(({ name, asSent }) => asSent?.sql(row) ?? `${row}.${name}`).join(', ')
const identityNames = identifying.map(({ name }) => `as_sent_${name}`)

/**
 * Stores a batch in one transaction: the events, and a line for each touched day that makes it wait for a rollup.
 * All days must have their partition. Rows must be sorted by day and id: then two batches cannot deadlock.
 */
export function storeRows(deliver: Delivery, rows: readonly StoredRow[], audit: Audit): Promise<Stored> {
  return deliver(rows, async (connection, sent) => {
    const days = await insertEvents(connection, sent)
    const present = await findPresent(connection, sent, rows, days)
    const counts = countByDay(rows, days, present)
    await writeAudit(connection, audit, counts)
    const conflicts = present.filter((row) => !row.same).map((row) => Number(row.index))
    const accepted = sum(days, 'accepted')
    return {
      accepted,
      adjusted: sum(days, 'adjusted'),
      duplicates: rows.length - accepted - conflicts.length,
      conflicts,
    }
  })
}

interface InsertedDay {
  day: string
  accepted: number
  adjusted: number
}

async function insertEvents(connection: Connection, sent: SentRows): Promise<InsertedDay[]> {
  return await connection.unsafe<InsertedDay[]>(
    `with stored as (
      insert into events (${names}) select ${names} from ${sent.from}
      on conflict do nothing returning day, adjusted
    )
    select day::text, count(*)::int as accepted, count(*) filter (where adjusted)::int as adjusted
    from stored group by day`,
    sent.parameters,
    { prepare: true },
  )
}

export interface PresentRow {
  index: bigint
  day: string
  /** Whether the stored event has the same numbers. */
  same: boolean
}

/** The sent rows that were not stored because their id was there: from before, or from earlier in this batch. */
async function findPresent(
  connection: Connection,
  sent: SentRows,
  rows: readonly StoredRow[],
  stored: readonly InsertedDay[],
): Promise<PresentRow[]> {
  const missing = rows.length - sum(stored, 'accepted')
  if (missing === 0) return []
  const present = await comparePresent(connection, sent, rows)
  if (present.length === missing) return present
  throw new Error(`${missing} events were not stored, but ${present.length} were found present`)
}

/** Holds the sent rows against the stored ones. Those that this transaction has stored itself are left out. */
export async function comparePresent(
  connection: Connection,
  sent: SentRows,
  rows: readonly StoredRow[],
): Promise<PresentRow[]> {
  if (rows.length === 0) return []
  return await connection.unsafe<PresentRow[]>(presentStatement(sent, rows), sent.parameters)
}

function presentStatement(sent: SentRows, rows: readonly StoredRow[]): string {
  // The days are written out: with parameters the plan would open every partition there is.
  const days = [...new Set(rows.map(({ event }) => `'${event.day}'`))].join(', ')
  return `select index, day::text, same from (
    select sent.index, sent.day,
      row(${identity('sent')}) is not distinct from
        row(${identityNames.map((name) => `present.${name}`).join(', ')}) as same,
      present.is_ours and row_number() over (partition by sent.day, sent.id order by sent.index) = 1 as was_stored
    from ${sent.from} cross join lateral (
      select ${identity('events')}, coalesce(events.xmin = pg_current_xact_id_if_assigned()::xid, false)
      from events where events.day = sent.day and events.id = sent.id and events.day in (${days})
      offset 0
    ) as present (${identityNames.join(', ')}, is_ours)
  ) as compared where not was_stored order by index`
}

function countByDay(
  rows: readonly StoredRow[],
  stored: readonly InsertedDay[],
  present: readonly PresentRow[],
): Map<string, DayCounts> {
  const counts = new Map<string, DayCounts>()
  for (const { event } of rows) {
    if (!counts.has(event.day))
      counts.set(event.day, { accepted: 0, duplicates: 0, rejected: 0, adjusted: 0 })
  }
  for (const { day, accepted, adjusted } of stored) Object.assign(counts.get(day)!, { accepted, adjusted })
  for (const { day, same } of present) counts.get(day)![same ? 'duplicates' : 'rejected'] += 1
  return counts
}

function sum(days: readonly InsertedDay[], name: 'accepted' | 'adjusted'): number {
  return days.reduce((total, day) => total + day[name], 0)
}
