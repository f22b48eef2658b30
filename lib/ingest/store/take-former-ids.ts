import type { Rules } from '@/lib/ingest/rules/rules'
import { combine } from './combine'
import type { Connection } from './delivery'
import { keyText, readStored } from './read-stored'
import type { StoredRow } from './stored-row'

/**
 * Short ids come again, so that they count together with the time of their record. Where an older version stored the
 * same record by the short id alone, of the same second and with numbers that agree, it keeps that id.
 */
export async function takeFormerIds(
  connection: Connection,
  rows: readonly StoredRow[],
  rules: Rules,
): Promise<readonly StoredRow[]> {
  const keys = new Map<string, { day: string; id: string }>()
  for (const { event } of rows) {
    if (event.formerId === null) continue
    const key = { day: event.day, id: event.formerId }
    keys.set(keyText(key), key)
  }
  if (keys.size === 0) return rows
  // Not locked: nothing is taken from these rows but that they are there. They are locked in their turn.
  const stored = await readStored(connection, [...keys.values()])
  return rows.map((row) => {
    const { day, formerId } = row.event
    const former = formerId === null ? undefined : stored.get(keyText({ day, id: formerId }))
    if (!former || secondOf(former) !== secondOf(row) || !combine(former, row, rules)) return row
    return { ...row, event: { ...row.event, id: former.event.id } }
  })
}

function secondOf({ event }: StoredRow): number {
  return Math.floor(event.createdAtMs / 1000)
}
