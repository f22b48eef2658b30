import { sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { digests } from '@/db/digests/digests'
import { rollupTables } from '@/db/schema/rollups'

/** The names of all tables that a rollup fills: every rollup in each of its spans, and the digests. */
export const rollupTableNames = [
  ...rollupTables.flatMap(({ name, spans }) => spans.map((span) => `${name}_${span}`)),
  ...digests.map(({ name }) => name),
]

/** All rows of all rollups as text, in an order that depends on nothing but the rows. */
export async function dumpRollups(db: Db): Promise<Record<string, string[]>> {
  const dump: Record<string, string[]> = {}
  for (const name of rollupTableNames) {
    const rows = await db.execute<{ row: string }>(
      sql`select to_jsonb(r)::text as row from ${sql.identifier(name)} r order by 1`,
    )
    dump[name] = rows.map(({ row }) => row)
  }
  return dump
}
