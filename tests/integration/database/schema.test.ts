import { is } from 'drizzle-orm'
import { getTableConfig, PgDialect, PgTable } from 'drizzle-orm/pg-core'
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
import { targets } from '@/lib/rollup/target'
import { useTestDatabase } from '../../support/database/database'

const dialect = new PgDialect()
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

interface Index {
  name: string
  isUnique: boolean
  method: string
  columns: string[]
  /** Which rows it has, where that is not all. */
  rows: string | null
}

interface ForeignKey {
  columns: string[]
  to: string
  onDelete: string
}

const byName = (one: { name: string }, other: { name: string }) => (one.name < other.name ? -1 : 1)

describe('the schema of the code', () => {
  const database = useTestDatabase()

  const storedColumns = (table: string) => database().db.$client<Column[]>`
    select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as "isNullable",
      a.atthasdef or a.attidentity <> '' as "hasDefault"
    from pg_attribute a where a.attrelid = ${table}::regclass and a.attnum > 0 and not a.attisdropped`

  /** Of the primary key, in its order. */
  const storedKey = async (table: string) => {
    const [found] = await database().db.$client<{ columns: string[] }[]>`
      select array(
        select a.attname::text from unnest(i.indkey) with ordinality as key (number, place)
          join pg_attribute a on a.attrelid = i.indrelid and a.attnum = key.number order by key.place
      ) as columns from pg_index i where i.indrelid = ${table}::regclass and i.indisprimary`
    return found?.columns ?? []
  }

  const storedIndexes = (table: string) => database().db.$client<Index[]>`
    select c.relname::text as name, i.indisunique as "isUnique", m.amname::text as method,
      array(select pg_get_indexdef(i.indexrelid, place::int, true) from generate_series(1, i.indnkeyatts) as place) as columns,
      pg_get_expr(i.indpred, i.indrelid, true) as rows
    from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am m on m.oid = c.relam
    where i.indrelid = ${table}::regclass and not i.indisprimary`

  const storedForeignKeys = (table: string) => database().db.$client<ForeignKey[]>`
    select array(select a.attname::text from pg_attribute a where a.attrelid = f.conrelid and a.attnum = any (f.conkey)) as columns,
      f.confrelid::regclass::text as "to",
      case f.confdeltype when 'c' then 'cascade' when 'n' then 'set null' else 'no action' end as "onDelete"
    from pg_constraint f where f.conrelid = ${table}::regclass and f.contype = 'f' order by 1`

  describe.each(tables.map((table) => [getTableConfig(table).name, table] as const))(
    'of %s',
    (name, table) => {
      const { columns, primaryKeys, indexes, foreignKeys, uniqueConstraints } = getTableConfig(table)

      it('has the columns of the migrations', async () => {
        const declared = columns.map(
          (column): Column => ({
            name: column.name,
            type: column.getSQLType(),
            isNullable: !column.notNull,
            hasDefault: column.hasDefault || (column.generated ?? column.generatedIdentity) !== undefined,
          }),
        )
        expect(declared.sort(byName)).toEqual([...(await storedColumns(name))].sort(byName))
      })

      it('has their keys and indexes', async () => {
        const key = primaryKeys[0]?.columns ?? columns.filter(({ primary }) => primary)
        expect(key.map((column) => column.name)).toEqual(await storedKey(name))

        const declared = indexes.map(
          ({ config }): Index => ({
            name: config.name!,
            isUnique: config.unique,
            method: config.method ?? 'btree',
            columns: config.columns.map((column) => (column as { name: string }).name),
            rows: config.where ? dialect.sqlToQuery(config.where).sql : null,
          }),
        )
        const unique = columns.filter(({ isUnique }) => isUnique).map((column) => [column.name])
        for (const one of [
          ...unique,
          ...uniqueConstraints.map((of) => of.columns.map((column) => column.name)),
        ]) {
          const uniqueName = `${name}_${one.join('_')}_key`
          declared.push({ name: uniqueName, isUnique: true, method: 'btree', columns: one, rows: null })
        }
        expect(declared.sort(byName)).toEqual([...(await storedIndexes(name))].sort(byName))
      })

      it('has their references', async () => {
        const declared = foreignKeys.map((key): ForeignKey => {
          const { columns: from, foreignTable } = key.reference()
          return {
            columns: from.map((column) => column.name),
            to: getTableConfig(foreignTable).name,
            onDelete: key.onDelete ?? 'no action',
          }
        })
        const sorted = declared.sort((one, other) => (one.columns.join() < other.columns.join() ? -1 : 1))
        expect(sorted).toEqual([...(await storedForeignKeys(name))])
      })
    },
  )

  describe.each(targets.map((target) => [target.name, target] as const))(
    'of the rollup %s',
    (name, target) => {
      it('has the columns and the key that its entry says', async () => {
        const types: Record<string, string> = {
          category_id: 'smallint',
          ...(target.date && { [target.date]: 'date' }),
        }
        const stored = await storedColumns(name)
        const known = stored.filter((column) => !/(^|_)estimated$/.test(column.name)) // made of the sums
        expect(known.map((column) => column.name).sort()).toEqual([...target.keys, ...target.numbers].sort())
        for (const number of target.numbers) {
          expect(known.find((column) => column.name === number)).toMatchObject({ type: 'bigint' })
        }
        for (const [key, type] of Object.entries(types).filter(([one]) => target.keys.includes(one))) {
          expect(known.find((column) => column.name === key)).toMatchObject({ type, isNullable: false })
        }
        expect(await storedKey(name)).toEqual(target.keys)
      })
    },
  )

  it('leaves out no table but those of migrations and partitions', async () => {
    const rows = await database().db.$client<{ name: string }[]>`
      select c.relname::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition`
    const declared = [
      ...tables.map((table) => getTableConfig(table).name),
      ...targets.map(({ name }) => name),
      ...digests.map(({ name }) => name), // `npm run verify` holds their rows to their queries
    ]
    expect(rows.map(({ name }) => name).filter((name) => !declared.includes(name))).toEqual([])
  })
})
