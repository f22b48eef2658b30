import type { Sql } from './client'
import { noAnswer } from './in-time'

/** A statement as the driver holds it: it calls one of these when the statement ended, and `handler` to run it. */
interface DriverQuery {
  handler?: (query: DriverQuery) => unknown
  resolve(result: unknown): void
  reject(error: unknown): void
}

type Sender = (...parameters: unknown[]) => DriverQuery

/**
 * Makes each statement of a client end in time, answered or not: the driver (3.4.9) may forget one whose connection
 * closes. Those of a held connection are not bounded here.
 */
export function boundStatements(sql: Sql, patienceMs: number): Sql {
  const send: ProxyHandler<Sender>['apply'] = (sender, self, parameters) => {
    const query = Reflect.apply(sender, self, parameters)
    const { handler } = query
    if (handler === undefined) return query // no statement, but a name or a list to put into one
    query.handler = (asked) => {
      const timer = setTimeout(() => query.reject(noAnswer(patienceMs)), patienceMs)
      const clear = () => clearTimeout(timer)
      ;(query as unknown as Promise<unknown>).then(clear, clear)
      return handler(asked)
    }
    return query
  }
  const unsafe = new Proxy<Sender>(sql.unsafe as unknown as Sender, { apply: send })
  return new Proxy<Sender>(sql as unknown as Sender, {
    apply: send,
    get: (target, name) => (name === 'unsafe' ? unsafe : Reflect.get(target, name)),
  }) as unknown as Sql
}
