import { type Connection, quote } from '../store/delivery'
import { type EventKey, keyText } from '../store/read-stored'

/** An id that is no event, and the event that counts in its place. */
export interface Alias {
  from: EventKey
  to: EventKey
}

/** Which of these keys are no events, by `keyText`. */
export async function readAliases(connection: Connection, keys: readonly EventKey[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set()
  const rows = await connection.unsafe<EventKey[]>(
    `select day::text, id from event_aliases
    where (day, id) in (select * from unnest($1::text::date[], $2::text::text[]))`,
    columnsOf(keys),
    { prepare: true },
  )
  return new Set(rows.map(keyText))
}

/** Puts down which records count as which events, for good. */
export async function writeAliases(connection: Connection, aliases: readonly Alias[]): Promise<void> {
  const told = new Map(aliases.map((alias) => [keyText(alias.from), alias]))
  for (const [key, { to }] of told) if (keyText(to) === key) told.delete(key)
  if (told.size === 0) return
  const [from, to] = [
    [...told.values()].map((alias) => alias.from),
    [...told.values()].map((alias) => alias.to),
  ]
  await connection.unsafe(
    `insert into event_aliases (day, id, event_day, event_id)
    select * from unnest($1::text::date[], $2::text::text[], $3::text::date[], $4::text::text[])
      as told (day, id, event_day, event_id)
    order by day, id collate "C"
    on conflict (day, id) do update set event_day = excluded.event_day, event_id = excluded.event_id`,
    [...columnsOf(from), ...columnsOf(to)],
    { prepare: true },
  )
}

function columnsOf(keys: readonly EventKey[]): string[] {
  return [`{${keys.map(({ day }) => day).join(',')}}`, `{${keys.map(({ id }) => quote(id)).join(',')}}`]
}
