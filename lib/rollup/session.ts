import type { SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import type { Sql } from '@/db/sql'

/** One connection that stays the same from statement to statement: its locks, transaction and temporary tables do too. */
export interface Session {
  query<Row extends object>(statement: SQL): Promise<Row[]>
  /** Runs a statement for its effect: how many rows it changed. */
  change(statement: SQL): Promise<number>
}

const dialect = new PgDialect()

export function sessionOn(connection: Pick<Sql, 'unsafe'>): Session {
  const run = (statement: SQL) => {
    const { sql, params } = dialect.sqlToQuery(statement)
    return connection.unsafe(sql, params as string[])
  }
  return {
    async query<Row extends object>(statement: SQL) {
      return (await run(statement)) as unknown as Row[]
    },
    async change(statement) {
      return (await run(statement)).count
    },
  }
}
