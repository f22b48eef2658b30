import { sql } from 'drizzle-orm'
import type { Sql } from '@/db/sql'
import { apps } from '@/lib/ingest/catalog/apps'
import { KnownIds } from '@/lib/ingest/catalog/known-ids'
import { models } from '@/lib/ingest/catalog/models'
import type { IncomingApp } from '@/lib/ingest/event/incoming-event'
import { appByRules, categoryByTags, type Labels, type Rules } from '@/lib/ingest/rules/rules'
import type { Session } from '@/lib/rollup/session'

/**
 * The rules as temporary tables of the session, in ids: `remap_models`, `remap_labels` and `remap_categories`. The rules
 * themselves decide about each row of `event_labels`, as they do about an event that comes in.
 */
export async function createRuleTables(
  session: Session,
  client: Sql,
  rules: Rules,
  { create }: { create: boolean },
): Promise<void> {
  const modelIds = idsOf(await new KnownIds(models).resolve(client, named(rules.models.values()), { create }))
  const sentIds = await models.find(client, new Map(named(rules.models.keys())))
  const wantedApps = new Map<string, IncomingApp>()
  for (const app of [...rules.appsByTag.values(), ...rules.appsByKey.values()])
    wantedApps.set(app.identity, app)
  const appIds = idsOf(await new KnownIds(apps).resolve(client, wantedApps, { create }))

  await session.change(sql`create temporary table remap_models (from_id integer primary key, to_id integer)`)
  const pairs = [...rules.models].flatMap(([from, to]) => {
    const id = sentIds.get(from)
    return id === undefined ? [] : [{ from_id: id, to_id: modelIds(to) }]
  })
  await fill(session, 'remap_models', 'from_id integer, to_id integer', pairs)

  await session.change(
    sql`create temporary table remap_labels (label_id integer primary key, app_id integer, category_id smallint)`,
  )
  const labels = await session.query<{ id: number } & Labels>(
    sql`select id, api_key_name as "apiKeyName", tags from event_labels`,
  )
  const marked = labels.flatMap((row) => {
    const app = appByRules(rules, row)
    const category = categoryByTags(rules, row)
    if (!app && category === undefined) return []
    return [{ label_id: row.id, app_id: app ? appIds(app.identity) : null, category_id: category ?? null }]
  })
  await fill(session, 'remap_labels', 'label_id integer, app_id integer, category_id smallint', marked)

  await session.change(
    sql`create temporary table remap_categories (app_id integer primary key, category_id smallint)`,
  )
  const knownApps = await apps.find(
    client,
    new Map(
      [...rules.categoriesByApp.keys()].map((identity) => [
        identity,
        { identity, title: identity, url: null, categories: [] },
      ]),
    ),
  )
  const categories = [...rules.categoriesByApp].flatMap(([identity, category_id]) => {
    const app_id = knownApps.get(identity) ?? (wantedApps.has(identity) ? appIds(identity) : undefined)
    return app_id === undefined ? [] : [{ app_id, category_id }]
  })
  await fill(session, 'remap_categories', 'app_id integer, category_id smallint', categories)
}

/** The ids by name. What a dry run does not find is given one that no row has. */
function idsOf(known: ReadonlyMap<string, number>): (name: string) => number {
  const made = new Map<string, number>()
  return (name) => {
    const id = known.get(name) ?? made.get(name) ?? -1 - made.size
    if (id < 0) made.set(name, id)
    return id
  }
}

export async function dropRuleTables(session: Session): Promise<void> {
  await session.change(sql`drop table if exists remap_models, remap_labels, remap_categories`)
}

/**
 * The events `e` of a day that the rules file another way than they are filed, with what each is to become. Always from
 * what was sent, so the outcome does not depend on the rules that held before.
 */
export function changesOf(day: string) {
  return sql`
    select e.id, e.xmin as version, new.*, e.model_id <> new.model_id as model_changed, e.app_id <> new.app_id as app_changed,
      e.category_id <> new.category_id as category_changed
    from events e
    cross join lateral (select coalesce(e.sent_model_id, e.model_id) as model_id,
      coalesce(e.sent_app_id, e.app_id) as app_id,
      coalesce(e.sent_category_id, e.category_id) as category_id) as sent
    left join remap_models m on m.from_id = sent.model_id
    left join remap_labels l on l.label_id = e.label_id
    left join remap_categories c on c.app_id = coalesce(l.app_id, sent.app_id)
    cross join lateral (select coalesce(m.to_id, sent.model_id) as model_id,
      coalesce(l.app_id, sent.app_id) as app_id,
      coalesce(l.category_id, nullif(sent.category_id, 1), c.category_id, sent.category_id) as category_id) as next
    cross join lateral (select next.model_id, next.app_id, next.category_id,
      nullif(sent.model_id, next.model_id) as sent_model_id, nullif(sent.app_id, next.app_id) as sent_app_id,
      nullif(sent.category_id, next.category_id) as sent_category_id) as new
    where e.day = ${day}
      and (e.model_id <> new.model_id or e.app_id <> new.app_id or e.category_id <> new.category_id)`
}

function named(names: Iterable<string>): [string, string][] {
  return [...names].map((name) => [name, name])
}

async function fill(session: Session, table: string, columns: string, rows: readonly object[]) {
  const from = sql`jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as sent (${sql.raw(columns)})`
  await session.change(sql`insert into ${sql.identifier(table)} select sent.* from ${from}`)
}
