import type { Sql } from './client'

/** A statement as the driver holds it: no further one is sent before its end where `onexecute` answers false. */
interface DriverQuery {
  options?: { onexecute?: () => boolean }
}

type Sender = (...parameters: unknown[]) => DriverQuery

/**
 * Makes a client send no statement before the one before it has ended. The driver (3.4.9) asks for a statement's types
 * first, and does so while another one runs. A pooler in transaction mode (PgBouncer 1.18) gives the session away at
 * the end of that one, and the question that had gone into it is never answered. Inside a transaction the session
 * stays, so that its statements need none of this.
 */
export function withoutPipelining(sql: Sql): Sql {
  const send: ProxyHandler<Sender>['apply'] = (sender, self, parameters) => {
    const query = Reflect.apply(sender, self, parameters)
    if (query.options) query.options.onexecute = () => false
    return query
  }
  const unsafe = new Proxy<Sender>(sql.unsafe as unknown as Sender, { apply: send })
  return new Proxy<Sender>(sql as unknown as Sender, {
    apply: send,
    get: (target, name) => (name === 'unsafe' ? unsafe : Reflect.get(target, name)),
  }) as unknown as Sql
}
