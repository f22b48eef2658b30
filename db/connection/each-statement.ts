import type { Sql } from '../sql'

type Sender<Query> = (...parameters: unknown[]) => Query

/**
 * A client of which each statement is handed to `change` before it is sent, as the driver (postgres.js 3.4.9) holds it:
 * those in templates and those of `unsafe`, but not those inside a transaction or on a held connection.
 */
export function withEachStatement<Query extends object>(sql: Sql, change: (query: Query) => void): Sql {
  const apply: ProxyHandler<Sender<Query>>['apply'] = (sender, self, parameters) => {
    const query = Reflect.apply(sender, self, parameters)
    change(query)
    return query
  }
  const unsafe = new Proxy(sql.unsafe as unknown as Sender<Query>, { apply })
  return new Proxy(sql as unknown as Sender<Query>, {
    apply,
    get: (target, name) => (name === 'unsafe' ? unsafe : Reflect.get(target, name)),
  }) as unknown as Sql
}
