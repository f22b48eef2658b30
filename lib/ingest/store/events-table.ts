import { arraysOf, type Connection, type SentRows } from './delivery'
import { type EventKey, keyText } from './read-stored'
import { eventColumns, type StoredRow } from './stored-row'

const names = eventColumns.map((column) => column.name).join(', ')

/** Stores the sent rows of which no event is there. Answers how many these were. */
export async function insertEvents(connection: Connection, sent: SentRows): Promise<number> {
  const [row] = await connection.unsafe<{ accepted: number }[]>(
    `with stored as (
      insert into events (${names}) select ${names} from ${sent.from} on conflict do nothing returning 1
    )
    select count(*)::int as accepted from stored`,
    sent.parameters,
    { prepare: true },
  )
  return row!.accepted
}

/** What a later record may fill in. */
const fillable = eventColumns
  .map(({ name }) => name)
  .filter((name) => !['day', 'id', 'created_at'].includes(name))

/**
 * The sent rows of which an event was there, by `keyText`, and whether it says the very same, as it does of most that
 * are sent again. Those that this transaction has stored itself are left out.
 */
export async function findPresent(
  connection: Connection,
  sent: SentRows,
  rows: readonly StoredRow[],
): Promise<Map<string, boolean>> {
  const columns = (alias: string) => fillable.map((name) => `${alias}.${name}`).join(', ')
  const found = await connection.unsafe<(EventKey & { same: boolean })[]>(
    `select sent.day::text, sent.id, row(${columns('sent')}) is not distinct from row(${columns('present')}) as same
    from ${sent.from} cross join lateral (
      select ${fillable.join(', ')} from events
      where events.day = sent.day and events.id = sent.id and events.day in (${daysOf(rows)})
        and events.xmin is distinct from pg_current_xact_id_if_assigned()::xid
      offset 0
    ) as present`,
    sent.parameters,
  )
  return new Map(found.map((row) => [keyText(row), row.same]))
}

const assignments = fillable.map((name) => `${name} = sent.${name}`).join(', ')

/** Writes what events have become. They must be locked. */
export async function updateEvents(connection: Connection, rows: readonly StoredRow[]): Promise<void> {
  if (rows.length === 0) return
  const { from, parameters } = arraysOf(rows)
  await connection.unsafe(
    `update events set ${assignments} from ${from}
    where events.day = sent.day and events.id = sent.id and events.day in (${daysOf(rows)})`,
    parameters,
  )
}

/** The days are written out: with parameters the plan would open every partition there is. */
function daysOf(rows: readonly StoredRow[]): string {
  return [...new Set(rows.map(({ event }) => `'${event.day}'`))].join(', ')
}
