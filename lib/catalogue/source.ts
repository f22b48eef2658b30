import type { Sql } from '@/db/sql'

/**
 * Whose word something is: the catalogue that comes with Tokenboard, or what an operator imported. The first gives way to
 * the second and never the other way round, whichever comes first.
 */
export type CatalogueSource = 'built-in' | 'imported'

/** The condition under which a row of a table may be changed by a source. */
export function givesWay(sql: Sql, table: string, source: CatalogueSource) {
  return source === 'imported' ? sql`true` : sql`${sql(table)}.catalogue_source is distinct from 'imported'`
}

/** Notes whose word the rows of these keys are now. */
export async function claim(
  sql: Sql,
  table: 'authors' | 'models',
  key: 'slug' | 'permaslug',
  keys: readonly string[],
  source: CatalogueSource,
): Promise<void> {
  await sql`
    update ${sql(table)} set catalogue_source = ${source}
    where ${sql(key)} = any(${[...keys]}::text[]) and catalogue_source is distinct from ${source}
      and ${givesWay(sql, table, source)}`
}
