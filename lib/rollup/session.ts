import type { SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import type { Sql } from '@/db/client'

/** One connection that stays the same from statement to statement: its locks, transaction and temporary tables do too. */
export interface Session {
  query<Row extends object = Record<string, unknown>>(statement: SQL): Promise<Row[]>
}

const dialect = new PgDialect()

export function sessionOn(connection: Pick<Sql, 'unsafe'>): Session {
  return {
    async query<Row extends object>(statement: SQL) {
      const { sql, params } = dialect.sqlToQuery(statement)
      return (await connection.unsafe(sql, params as string[])) as unknown as Row[]
    },
  }
}
