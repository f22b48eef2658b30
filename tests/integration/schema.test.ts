import { is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { describe, expect, it } from 'vitest'
import { digests } from '@/db/digests/digests'
import * as access from '@/db/schema/access'
import * as calls from '@/db/schema/calls'
import * as catalog from '@/db/schema/catalog'
import * as jobs from '@/db/schema/jobs'
import * as reference from '@/db/schema/reference'
import * as rollups from '@/db/schema/rollups'
import * as usage from '@/db/schema/usage'
import * as usageReasons from '@/db/schema/usage-reasons'
import { useTestDatabase } from '../support/database'

const modules = [access, calls, catalog, jobs, reference, rollups, usage, usageReasons]
const tables = modules
  .flatMap((module) => Object.values(module) as unknown[])
  .filter((value): value is PgTable => is(value, PgTable))

interface Column {
  name: string
  type: string
  isNullable: boolean
  hasDefault: boolean
}

describe('the schema of the code', () => {
  const database = useTestDatabase()

  it.each(tables.map((table) => [getTableConfig(table).name, table] as const))(
    'is that of the migrations: %s',
    async (name, table) => {
      const { columns, primaryKeys } = getTableConfig(table)
      const declared = columns.map(
        (column): Column => ({
          name: column.name,
          type: column.getSQLType(),
          isNullable: !column.notNull,
          hasDefault: column.hasDefault || (column.generated ?? column.generatedIdentity) !== undefined,
        }),
      )
      const stored = await database().db.$client<Column[]>`
        select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as "isNullable",
          a.atthasdef or a.attidentity <> '' as "hasDefault"
        from pg_attribute a where a.attrelid = ${name}::regclass and a.attnum > 0 and not a.attisdropped`
      const sorted = (list: readonly Column[]) =>
        [...list].sort((one, other) => (one.name < other.name ? -1 : 1))
      expect(sorted(declared)).toEqual(sorted([...stored]))

      const key = primaryKeys[0]?.columns ?? columns.filter(({ primary }) => primary)
      const [found] = await database().db.$client<{ columns: string[] }[]>`
        select array_agg(a.attname::text order by a.attname::text) as columns
        from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
        where i.indrelid = ${name}::regclass and i.indisprimary`
      expect(key.map((column) => column.name).sort()).toEqual(found?.columns ?? [])
    },
  )

  it('leaves out no table but those of migrations and partitions', async () => {
    const rows = await database().db.$client<{ name: string }[]>`
      select c.relname::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition`
    const declared = [
      ...tables.map((table) => getTableConfig(table).name),
      // These are declared as data: `npm run verify` holds their columns to it.
      ...rollups.rollupTables.flatMap(({ name, spans }) =>
        spans.map((span) => `${name}_${span === 'window' ? 'windows' : span}`),
      ),
      ...digests.map(({ name }) => name),
    ]
    expect(rows.map(({ name }) => name).filter((name) => !declared.includes(name))).toEqual([])
  })
})
