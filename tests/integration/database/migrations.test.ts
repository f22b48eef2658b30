import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { measuresOf, type RollupTable, rollupTables } from '@/db/schema/rollups'
import { useTestDatabase } from '../../support/database/database'

describe('migrations', () => {
  const database = useTestDatabase()

  it('create every declared rollup table with every declared measure', async () => {
    const rows = await database().db.execute<{ table_name: string; column_name: string }>(
      sql`select table_name, column_name from information_schema.columns where table_schema = 'public'`,
    )
    const columns = new Set(rows.map((row) => `${row.table_name}.${row.column_name}`))
    for (const table of rollupTables as readonly RollupTable[]) {
      for (const span of table.spans) {
        for (const column of [...table.keys, ...measuresOf(table)]) {
          expect(columns).toContain(`${table.name}_${span}.${column}`)
        }
      }
    }
  })
})
