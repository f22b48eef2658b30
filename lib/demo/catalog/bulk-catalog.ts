import type { Sql } from '@/db/sql'

export const BULK_AUTHORS = 40
export const BULK_PROVIDERS = 40

/** The ids of the made-up names, by their numbers from 0. */
export interface BulkIds {
  models: number[]
  providers: number[]
  apps: number[]
}

/** Writes the names that bulk events point at, and reads their ids. */
export async function loadBulkCatalog(sql: Sql, modelCount: number, appCount: number): Promise<BulkIds> {
  await sql`insert into authors (slug, name)
    select 'bench-author-' || n, 'Bench Author ' || n from generate_series(1, ${BULK_AUTHORS}::int) as n
    on conflict do nothing`
  const models = await sql<{ id: number }[]>`
    with wanted as (
      select n, 'bench-author-' || 1 + (n - 1) % ${BULK_AUTHORS}::int as author from generate_series(1, ${modelCount}::int) as n
    ), made as (
      insert into models (permaslug, author_id, name)
      select author || '/model-' || n, authors.id, 'Model ' || n from wanted join authors on slug = author
      on conflict (permaslug) do update set permaslug = excluded.permaslug returning id, permaslug
    )
    select made.id from made join wanted on made.permaslug = author || '/model-' || n order by n`
  const providers = await sql<{ id: number }[]>`
    with wanted as (select n, 'bench-provider-' || n as slug from generate_series(1, ${BULK_PROVIDERS}::int) as n),
    made as (
      insert into providers (slug, name) select slug, 'Bench Provider ' || n from wanted
      on conflict (slug) do update set slug = excluded.slug returning id, slug
    )
    select made.id from made join wanted using (slug) order by n`
  const apps = await sql<{ id: number }[]>`
    with wanted as (select n, 'app-' || n || '.example' as identity from generate_series(1, ${appCount}::int) as n),
    made as (
      insert into apps (identity, title, url) select identity, 'App ' || n, 'https://' || identity from wanted
      on conflict (identity) do update set identity = excluded.identity returning id, identity
    )
    select made.id from made join wanted using (identity) order by n`
  const ids = (rows: readonly { id: number }[]) => rows.map(({ id }) => id)
  return { models: ids(models), providers: ids(providers), apps: ids(apps) }
}
