import type { Sql } from '../sql'
import { withEachStatement } from './each-statement'

/** A statement as the driver holds it: no further one is sent before its end where `onexecute` answers false. */
interface DriverQuery {
  options?: { onexecute?: () => boolean }
}

/**
 * Makes a client send no statement before the one before it has ended. The driver (3.4.9) asks for a statement's types
 * first, and does so while another one runs. A pooler in transaction mode (PgBouncer 1.18) gives the session away at
 * the end of that one, and the question that had gone into it is never answered. Inside a transaction the session
 * stays, so that its statements need none of this.
 */
export function withoutPipelining(sql: Sql): Sql {
  return withEachStatement<DriverQuery>(sql, (query) => {
    if (query.options) query.options.onexecute = () => false
  })
}
