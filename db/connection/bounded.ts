import type { Sql } from '../sql'
import { withEachStatement } from './each-statement'
import { noAnswer } from './in-time'

/** A statement as the driver holds it: it calls one of these when the statement ended, and `handler` to run it. */
interface DriverQuery {
  handler?: (query: DriverQuery) => unknown
  resolve(result: unknown): void
  reject(error: unknown): void
}

/**
 * Makes each statement of a client end in time, answered or not: the driver (3.4.9) may forget one whose connection
 * closes. Those of a held connection are not bounded here.
 */
export function boundStatements(sql: Sql, patienceMs: number): Sql {
  return withEachStatement<DriverQuery>(sql, (query) => {
    const { handler } = query
    if (handler === undefined) return // no statement, but a name or a list to put into one
    query.handler = (asked) => {
      const timer = setTimeout(() => query.reject(noAnswer(patienceMs)), patienceMs)
      const clear = () => clearTimeout(timer)
      ;(query as unknown as Promise<unknown>).then(clear, clear)
      return handler(asked)
    }
  })
}
