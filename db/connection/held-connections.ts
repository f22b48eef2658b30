import type { ReservedSql, TransactionSql } from 'postgres'
import type { Sql } from '../sql'
import { inTime } from './in-time'

type Types = { bigint: bigint }
type Work<Result> = (transaction: TransactionSql<Types>) => Result | Promise<Result>

/** A connection as the driver holds it. */
interface DriverConnection {
  /** Called the moment the connection is gone. */
  onclose: ((error: Error) => void) | null
  /** Called instead of giving it back whenever it is ready; with `release` also outside of a transaction. */
  reserved: ((() => void) & { release?: true }) | null
  /** The list that it is in. */
  queue: { remove(connection: DriverConnection): void }
  execute(query: DriverQuery): boolean
}

/** A statement as the driver holds it: `handler` is to run it, and one of the others is called when it ended. */
interface DriverQuery {
  handler?: (query: DriverQuery) => unknown
  resolve(result: unknown): void
  reject(error: unknown): void
}

/** A connection that died in a statement counts as busy until it is used again, and `end` would wait for it. */
const END_TIMEOUT_SECONDS = 5

type Sender = (...parameters: unknown[]) => DriverQuery

/** In no list of the driver, which would give the connection to others. */
const parked: DriverConnection['queue'] = { remove: () => undefined }

/** A connection that is one user's, who may run one statement after the other on it. */
class Held {
  lost: Error | undefined
  #connection: DriverConnection | undefined
  #isReady = false
  readonly #waiting: DriverQuery[] = []
  /** The statements that have not ended. */
  readonly #underWay = new Set<DriverQuery>()

  /** @param isSession whether it stays held outside of a transaction */
  constructor(readonly isSession: boolean) {}

  take(connection: DriverConnection): void {
    this.#connection = connection
    connection.onclose = (error) => this.lose(error)
    connection.reserved = Object.assign(() => this.#next(), this.isSession && { release: true as const })
    park(connection)
  }

  run(query: DriverQuery): void {
    if (this.lost) {
      query.reject(this.lost)
      return
    }
    const { resolve, reject } = query
    this.#underWay.add(query)
    query.resolve = (result) => {
      this.#underWay.delete(query)
      resolve(result)
    }
    query.reject = (error) => {
      this.#underWay.delete(query)
      // A reset connection fails its statements some time before it closes: nothing may be sent in between either.
      if (endsConnection(error)) this.lost ??= error
      reject(error)
    }
    this.#waiting.push(query)
    if (this.#isReady) this.#next()
  }

  /** The connection is gone, and whatever was to run on it with it. */
  lose(error: Error): void {
    this.lost ??= error
    this.#waiting.length = 0
    for (const query of this.#underWay) query.reject(error)
  }

  /** Gives it back behind a last statement: the driver takes it when that one has ended. */
  giveBack(last: DriverQuery): void {
    if (this.lost || !this.#connection) return
    this.#connection.reserved = null
    last.handler = (query) => this.#connection!.execute(query)
  }

  #next(): void {
    const query = this.#waiting.shift()
    this.#isReady = query === undefined
    if (query) this.#connection!.execute(query)
    else park(this.#connection!)
  }
}

function park(connection: DriverConnection): void {
  connection.queue.remove(connection)
  connection.queue = parked
}

/**
 * Makes `begin`, `reserve` and `end` of a client safe against connections that die. The driver (3.4.9) goes on writing to
 * the one that a transaction had: its own ROLLBACK ends the process and spoils the place in the pool for good, later
 * statements of the transaction can run, and commit, on the connection that came after, and those that wait are never
 * answered (porsager/postgres#1186). And its `reserve` is forgotten where a connection closes that it might have had.
 * Here a connection is held from a first statement on, and nothing is sent once it is gone: each further statement
 * fails with what closed it.
 */
export function guardHeldConnections(sql: Sql, patienceMs: number | undefined): Sql {
  const { unsafe, end } = sql

  /** Runs a first statement and holds the connection that it ran on. */
  async function hold(statement: string, isSession: boolean): Promise<Held> {
    const held = new Held(isSession)
    const onexecute = (connection: DriverConnection) => {
      held.take(connection)
      return false
    }
    const first = Promise.resolve(unsafe(statement, [], { onexecute } as object)).then(() => held)
    if (patienceMs === undefined) return first
    return inTime(patienceMs, first).catch((error: unknown) => {
      // Where it comes too late it is let go; what fails it then was told already.
      void first.then(letGo, () => undefined)
      throw error
    })
  }

  function letGo(held: Held): void {
    const last = unsafe(held.isSession ? 'select' : 'rollback')
    held.giveBack(last as unknown as DriverQuery)
    if (!held.lost) void last.then(undefined, () => undefined) // a lost connection is no longer held either
  }

  async function begin<Result>(...parameters: [Work<Result>] | [string, Work<Result>]): Promise<Result> {
    const [mode, work] = parameters.length === 1 ? ['', parameters[0]] : parameters
    const held = await hold(`begin ${mode}`, false)
    const on = guarded(sql, held, () => undefined)
    let isOver = false
    try {
      const result = await work(withSavepoints(on))
      isOver = true // also where this COMMIT fails, and the connection is given back with it
      await commit(on)
      return result
    } catch (error) {
      if (!isOver && !held.lost) await rollback(on)
      throw error
    }
  }

  async function reserve(): Promise<ReservedSql<Types>> {
    const held = await hold('select', true)
    let isHeld = true
    return guarded(sql, held, () => {
      if (isHeld) letGo(held)
      isHeld = false
    })
  }

  return Object.assign(sql, {
    begin,
    reserve,
    end: (options?: { timeout?: number }) => end({ timeout: END_TIMEOUT_SECONDS, ...options }),
  })
}

function guarded(sql: Sql, held: Held, release: () => void): ReservedSql<Types> {
  const send: ProxyHandler<Sender>['apply'] = (sender, self, parameters) => {
    if (held.lost) throw held.lost
    const query = Reflect.apply(sender, self, parameters)
    if (query.handler) query.handler = (asked) => held.run(asked)
    return query
  }
  const unsafe = new Proxy<Sender>(sql.unsafe as unknown as Sender, { apply: send })
  return new Proxy<Sender>(sql as unknown as Sender, {
    apply: send,
    get(target, name) {
      if (name === 'release') return release
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
