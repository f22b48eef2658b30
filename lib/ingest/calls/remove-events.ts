import { type Connection, quote } from '../store/delivery'
import { type EventKey, keyText, readStored } from '../store/read-stored'
import type { StoredRow } from '../store/stored-row'

/**
 * Takes events away whose calls other spans tell, and comes back with what they said. Their days wait for a rollup.
 * @param source as in `ingest_batches`
 */
export async function removeEvents(
  connection: Connection,
  keys: readonly EventKey[],
  source: string,
): Promise<Map<string, StoredRow>> {
  if (keys.length === 0) return new Map()
  const removed = await readStored(connection, keys, { lock: true })
  const present = keys.filter((key) => removed.has(keyText(key)))
  if (present.length === 0) return removed
  const days = [...new Set(present.map(({ day }) => day))]
  // The days are written out: with parameters the plan would open every partition there is.
  await connection.unsafe(
    `delete from events using unnest($1::text::date[], $2::text::text[]) as gone (day, id)
    where events.day = gone.day and events.id = gone.id and events.day in (${days.map((day) => `'${day}'`)})`,
    [`{${present.map(({ day }) => day)}}`, `{${present.map(({ id }) => quote(id))}}`],
  )
  await connection.unsafe(
    `insert into ingest_batches (source, day, accepted, duplicates, rejected, adjusted)
    select $1, day, 0, 0, 0, 0 from unnest($2::text::date[]) as touched (day) order by day`,
    [source, `{${days}}`],
  )
  return removed
}
