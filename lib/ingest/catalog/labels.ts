import { hash } from 'node:crypto'
import type { Sql } from '@/db/sql'
import type { IncomingEvent } from '../event/incoming-event'
import { type Kind, KnownIds } from './known-ids'

export interface EventLabels {
  apiKeyName: string | null
  tags: readonly string[]
}

/**
 * Tags that name the single request would make the dictionary as large as the events. So many combinations of tags are
 * kept for one name of a key, and so many rows at all; events beyond keep the name of their key alone, or nothing.
 */
export const MAX_TAG_SETS = 1_000
const MAX_LABELS = 100_000

/** Combinations of a key's name and tags, by `labelsKey`. */
const labels: Kind<EventLabels> = {
  async find(sql, wanted) {
    const keys = new Map([...wanted.keys()].map((key) => [fingerprintOf(key), key]))
    const rows = await sql<{ id: number; fingerprint: string }[]>`
      select id, replace(fingerprint::text, '-', '') as fingerprint from event_labels
      where fingerprint = any(${[...keys.keys()]}::text[]::uuid[])`
    return new Map(rows.map((row) => [keys.get(row.fingerprint)!, row.id]))
  },

  async create(sql, wanted) {
    const rows = [...wanted].map(([key, { apiKeyName, tags }]) => ({
      fingerprint: fingerprintOf(key),
      api_key_name: apiKeyName,
      tags,
    }))
    await sql`
      with known as (
        select coalesce(api_key_name, '') as key_name, count(*) as sets, sum(count(*)) over () as labels
        from event_labels group by 1
      ), wanted as (
        select *, row_number() over (partition by api_key_name, tags = '{}' order by fingerprint) as place
        from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
          as wanted (fingerprint uuid, api_key_name text, tags text[])
      )
      insert into event_labels (fingerprint, api_key_name, tags)
      select fingerprint, api_key_name, tags
      from wanted left join known on known.key_name = coalesce(wanted.api_key_name, '')
      where (tags = '{}' or place + coalesce(sets, 0) <= ${MAX_TAG_SETS})
        and coalesce((select max(labels) from known), 0) < ${MAX_LABELS}
      order by fingerprint
      on conflict do nothing`
  },
}

/** The ids of the labels of events. */
export class KnownLabels {
  private readonly known = new KnownIds(labels)

  /** The id of each event's labels, by `labelsKey`; those that are past the bounds are missing. */
  async resolve(
    sql: Sql,
    events: readonly IncomingEvent[],
    options: { create: boolean },
  ): Promise<ReadonlyMap<string, number>> {
    const wanted = new Map<string, EventLabels>()
    for (const event of events) if (hasLabels(event)) wanted.set(labelsKey(event), event)
    if (wanted.size === 0) return noLabels
    const ids = await this.known.resolve(sql, wanted, options)
    const cut = new Map<string, EventLabels>()
    for (const [key, { apiKeyName }] of wanted) {
      if (!ids.has(key) && apiKeyName !== null)
        cut.set(labelsKey({ apiKeyName, tags: [] }), onlyKey(apiKeyName))
    }
    return cut.size === 0 ? ids : this.known.resolve(sql, cut, options)
  }
}

/** The id of an event's labels, or of as much of them as was kept. */
export function labelIdOf(ids: ReadonlyMap<string, number>, event: IncomingEvent): number | null {
  if (!hasLabels(event)) return null
  const { apiKeyName } = event
  const id = ids.get(labelsKey(event))
  if (id !== undefined || apiKeyName === null) return id ?? null
  return ids.get(labelsKey(onlyKey(apiKeyName))) ?? null
}

const noLabels: ReadonlyMap<string, number> = new Map()

function hasLabels({ apiKeyName, tags }: EventLabels): boolean {
  return apiKeyName !== null || tags.length > 0
}

function onlyKey(apiKeyName: string): EventLabels {
  return { apiKeyName, tags: [] }
}

function labelsKey({ apiKeyName, tags }: EventLabels): string {
  return JSON.stringify([apiKeyName, ...tags])
}

function fingerprintOf(key: string): string {
  return hash('sha256', key, 'hex').slice(0, 32)
}
