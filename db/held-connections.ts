import type { ReservedSql, TransactionSql } from 'postgres'
import type { Sql } from './client'

type Types = { bigint: bigint }
type Work<Result> = (transaction: TransactionSql<Types>) => Result | Promise<Result>

/** What the driver tells of a connection: it calls `onclose` the moment the connection is gone. */
interface DriverConnection {
  onclose: ((error: Error) => void) | null
}

/** A statement as the driver holds it: `reject` is what it calls when the statement failed. */
interface DriverQuery {
  reject(error: unknown): void
}

/** A connection that died in a statement counts as busy until it is used again, and `end` would wait for it. */
const END_TIMEOUT_SECONDS = 5

type Sender = (...parameters: unknown[]) => DriverQuery

interface Held {
  sql: ReservedSql<Types>
  isLost(): boolean
}

/**
 * Makes `begin`, `reserve` and `end` of a client safe against connections that die. The driver (3.4.9) goes on writing to
 * the one that a transaction had: its own ROLLBACK ends the process and spoils the place in the pool for good, and
 * later statements of the transaction can run, and commit, on the connection that came after. Here nothing is sent
 * once the connection is gone: each further statement throws what closed it.
 */
export function guardHeldConnections(sql: Sql): Sql {
  const { reserve, end } = sql
  async function begin<Result>(...parameters: [Work<Result>] | [string, Work<Result>]): Promise<Result> {
    const [mode, work] = parameters.length === 1 ? ['', parameters[0]] : parameters
    const held = await hold(reserve, `begin ${mode}`)
    try {
      const result = await work(withSavepoints(held.sql))
      await commit(held.sql)
      return result
    } catch (error) {
      if (!held.isLost()) await rollback(held.sql)
      throw error
    } finally {
      held.sql.release()
    }
  }
  return Object.assign(sql, {
    begin,
    reserve: async () => (await hold(reserve, 'select')).sql,
    end: (options?: { timeout?: number }) => end({ timeout: END_TIMEOUT_SECONDS, ...options }),
  })
}

/** Takes a connection out of the pool and runs a first statement on it, which shows which one it is. */
async function hold(reserve: Sql['reserve'], statement: string): Promise<Held> {
  const sql = await reserve()
  const state: { lost?: Error } = {}
  const onexecute = (connection: DriverConnection) => {
    connection.onclose = (error) => {
      state.lost ??= error
    }
    return true
  }
  const held = { sql: guarded(sql, state), isLost: () => state.lost !== undefined }
  try {
    await held.sql.unsafe(statement, [], { onexecute } as object)
    return held
  } catch (error) {
    held.sql.release()
    throw error
  }
}

function guarded(sql: ReservedSql<Types>, state: { lost?: Error }): ReservedSql<Types> {
  /** A reset connection fails its statements some time before it closes: nothing may be sent in between either. */
  const watched = (query: DriverQuery) => {
    const { reject } = query
    if (reject === undefined) return query // no statement, but a name or a list to put into one
    query.reject = (error) => {
      if (endsConnection(error)) state.lost ??= error
      reject(error)
    }
    return query
  }
  const send: ProxyHandler<Sender>['apply'] = (sender, self, parameters) => {
    if (state.lost) throw state.lost
    return watched(Reflect.apply(sender, self, parameters))
  }
  const unsafe = new Proxy<Sender>(sql.unsafe as unknown as Sender, { apply: send })
  return new Proxy<Sender>(sql as unknown as Sender, {
    apply: send,
    get(target, name) {
      if (name === 'release') return () => state.lost ?? sql.release()
      return name === 'unsafe' ? unsafe : Reflect.get(target, name)
    },
  }) as unknown as ReservedSql<Types>
}

/** Whether an error is of the way to the server, or the server's last word on this connection. */
function endsConnection(error: unknown): error is Error {
  const { code, severity, syscall } = error as Record<string, unknown>
  if (severity !== undefined) return severity !== 'ERROR'
  return syscall !== undefined || (typeof code === 'string' && /^(CONNECT|ERR_S)/.test(code))
}

function withSavepoints(sql: ReservedSql<Types>): TransactionSql<Types> {
  async function savepoint<Result>(work: Work<Result>): Promise<Result> {
    await sql.unsafe('savepoint inner_work')
    try {
      const result = await work(transaction)
      await sql.unsafe('release savepoint inner_work')
      return result
    } catch (error) {
      await sql.unsafe('rollback to savepoint inner_work')
      throw error
    }
  }
  const transaction = new Proxy(sql, {
    get: (target, name) => (name === 'savepoint' ? savepoint : Reflect.get(target, name)),
  }) as unknown as TransactionSql<Types>
  return transaction
}

/** PostgreSQL answers the COMMIT of a transaction with a failed statement by undoing it, and calls that a success. */
async function commit(sql: ReservedSql<Types>): Promise<void> {
  const { command } = await sql.unsafe('commit')
  if (command !== 'COMMIT') throw new Error('The transaction was undone: a statement in it had failed.')
}

/** Where this fails the connection was lost just now, and the server has undone the transaction by itself. */
async function rollback(sql: ReservedSql<Types>): Promise<void> {
  await Promise.allSettled([sql.unsafe('rollback')])
}
