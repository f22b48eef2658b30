import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { guardHeldConnections } from './held-connections'

/** Eight-byte integers arrive as `bigint`, days as `YYYY-MM-DD`, moments as ISO text: parsed here, once. */
const types = {
  bigint: {
    to: 20,
    from: [20],
    parse: (text: string) => BigInt(text),
    serialize: (value: bigint) => String(value),
  },
}

export type Sql = postgres.Sql<{ bigint: bigint }>
export type Db = PostgresJsDatabase & { $client: Sql }

/** What a query needs: the database, or a transaction on it. */
export type Reader = Pick<Db, 'execute' | 'select'>

export interface ClientOptions {
  poolSize?: number
  /** Called when a connection closes: whatever was cached about the database may be stale then. */
  onClose?: () => void
}

/** What the sessions of this process are called in `pg_stat_activity`. */
export const applicationName = `tokenboard ${process.pid}`

/** A connection pool with every session in UTC. Close it with `db.$client.end()`. */
export function connect(url: string, { poolSize = 10, onClose }: ClientOptions = {}): Db {
  const sql = postgres(url, {
    max: poolSize,
    types,
    onclose: onClose,
    onnotice: () => undefined,
    connection: {
      application_name: applicationName,
      TimeZone: 'UTC',
      jit: 'off' as unknown as boolean,
      // A day's aggregate in a rollup, or a batch of an import, then stays in memory. Taken only where it is used.
      temp_buffers: '64MB',
    },
  })
  return drizzle(guardHeldConnections(sql)) as unknown as Db
}
