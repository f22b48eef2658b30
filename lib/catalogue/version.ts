import type { Sql } from '@/db/sql'

/** Says to every process that prices have changed: each reads them again before it prices its next event. */
export async function advanceCatalogueVersion(sql: Sql): Promise<void> {
  await sql`
    insert into settings (name, value) values ('catalogue_version', '1')
    on conflict (name) do update set value = (settings.value::bigint + 1)::text`
}
