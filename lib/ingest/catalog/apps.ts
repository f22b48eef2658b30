import type { Sql } from '@/db/sql'
import type { IncomingApp } from '../event/incoming-event'
import { type Kind, REMEMBERED } from './known-ids'

/** An app belongs to a handful of marketplace groups; a sender that makes up more adds no more. */
const MAX_GROUPS = 50

/** Apps by identity. The title is the one of the first sight. */
export const apps: Kind<IncomingApp> = {
  async find(sql, wanted) {
    const rows = await sql<{ id: number; identity: string }[]>`
      select id, identity from apps where identity = any(${[...wanted.keys()]}::text[])`
    return new Map(rows.map((row) => [row.identity, row.id]))
  },

  async create(sql, wanted) {
    const rows = [...wanted.values()].sort((one, other) => (one.identity < other.identity ? -1 : 1))
    await sql`insert into apps (identity, title, url)
      select * from unnest(${rows.map((row) => row.identity)}::text[], ${rows.map((row) => row.title)}::text[],
        ${rows.map((row) => row.url)}::text[])
      on conflict do nothing`
  },
}

/** The marketplace groups of the apps, as far as this process has seen or written them. */
export class KnownGroups {
  private known = new Map<string, Set<string>>()

  /** Adds what the apps name and their rows do not have yet. */
  async merge(sql: Sql, wanted: Iterable<IncomingApp>): Promise<void> {
    if (this.known.size > REMEMBERED) this.known = new Map()
    const { known } = this
    const named = new Map<string, Set<string>>()
    for (const { identity, categories } of wanted) {
      if (categories.every((group) => known.get(identity)?.has(group))) continue
      named.set(identity, new Set([...(named.get(identity) ?? known.get(identity) ?? []), ...categories]))
    }
    if (named.size === 0) return
    await addGroups(sql, named)
    for (const [identity, groups] of named) known.set(identity, groups)
  }
}

async function addGroups(sql: Sql, named: ReadonlyMap<string, ReadonlySet<string>>): Promise<void> {
  const rows = [...named].map(([identity, groups]) => ({ identity, groups: [...groups] }))
  // Locked in one order first: two that add groups to the same apps would otherwise wait for each other.
  await sql`with wanting as (
      select apps.id, sent.groups
      from json_to_recordset(${JSON.stringify(rows)}::text::json) as sent (identity text, groups text[])
      join apps on apps.identity = sent.identity
      where not apps.categories @> sent.groups
        and cardinality(apps.categories) + cardinality(sent.groups) <= ${MAX_GROUPS}
      order by apps.id
      for update of apps
    )
    update apps set categories = (
      select array_agg(distinct name order by name) from unnest(apps.categories || wanting.groups) as name
    )
    from wanting where apps.id = wanting.id`
}
