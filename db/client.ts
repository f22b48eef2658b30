import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { addArrayTypes } from './array-types'
import { boundStatements } from './connection/bounded'
import { driverOptions } from './connection/driver-options'
import { guardHeldConnections } from './connection/held-connections'
import { withoutPipelining } from './connection/unpiped'
import type { Sql } from './sql'

/** Eight-byte integers arrive as `bigint`, days as `YYYY-MM-DD`, moments as ISO text: parsed here, once. */
const types = {
  bigint: {
    to: 20,
    from: [20],
    parse: (text: string) => BigInt(text),
    serialize: (value: bigint) => String(value),
  },
}

export type Db = PostgresJsDatabase & { $client: Sql }

/** What a query needs: the database, or a transaction on it. */
export type Reader = Pick<Db, 'execute' | 'select'>

export interface ClientOptions {
  poolSize?: number
  /**
   * Whether the address is that of a pooler in transaction mode: each transaction may have another session then, so
   * that no statement is prepared by name and nothing is set for a session but what poolers pass on.
   */
  isPooled?: boolean
  /** How long a statement may take, and a connection to come free; what is held longer is its holder's to bound. */
  patienceMs?: number
  /**
   * How long the server may answer nothing to what was sent, also to who holds a connection; then it is closed. None
   * where statements work for as long as they take, as those of rollups do.
   */
  silenceMs?: number
  /** Called when a connection closes: whatever was cached about the database may be stale then. */
  onClose?: () => void
}

/** What the sessions of this process are called in `pg_stat_activity`. */
export const applicationName = `tokenboard ${process.pid}`

/** What each session is set to, whatever the database and its user are set to; poolers pass these on. */
const commonSettings = {
  TimeZone: 'UTC',
  DateStyle: 'ISO',
  standard_conforming_strings: 'on' as unknown as boolean,
}

/** What each session is set to besides. Poolers take no such thing from their clients. */
export const sessionSettings = {
  IntervalStyle: 'postgres',
  bytea_output: 'hex',
  extra_float_digits: 1,
  search_path: '"$user", public',
  default_transaction_isolation: 'read committed' as const,
  default_transaction_read_only: 'off' as unknown as boolean, // the driver leaves out what is falsy
  statement_timeout: '0' as unknown as number,
  lock_timeout: '0' as unknown as number,
  idle_in_transaction_session_timeout: '0' as unknown as number,
  idle_session_timeout: '0' as unknown as number,
  jit: 'off' as unknown as boolean,
  // A day's aggregate in a rollup, or a batch of an import, then stays in memory. Taken only where it is used.
  temp_buffers: '64MB',
}

/** A connection pool with every session in UTC. Close it with `db.$client.end()`. */
export function connect(
  url: string,
  { poolSize = 10, isPooled = false, patienceMs, silenceMs, onClose }: ClientOptions = {},
): Db {
  const { connection: parameters, ...options } = driverOptions(url, silenceMs)
  const sql = addArrayTypes(
    postgres({
      ...options,
      max: poolSize,
      prepare: !isPooled,
      fetch_types: false,
      types,
      onclose: onClose,
      onnotice: () => undefined,
      connection: {
        application_name: applicationName,
        ...commonSettings,
        ...(isPooled ? {} : sessionSettings),
        ...parameters,
      },
    }),
  )
  const guarded = guardHeldConnections(sql, patienceMs)
  const bounded = patienceMs === undefined ? guarded : boundStatements(guarded, patienceMs)
  return drizzle(isPooled ? withoutPipelining(bounded) : bounded) as unknown as Db
}
