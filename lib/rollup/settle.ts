import { type SQL, sql } from 'drizzle-orm'
import { additiveNames } from '@/db/schema/rollups'
import type { Session } from './session'
import { columnList, type Target } from './target'

interface SettledRow {
  when: string
  rows: number
  emptied: number
}

/**
 * Adds a difference to the rows of a target. A row that comes down to no request is removed.
 * @returns the dates (or, for windows, periods) whose rows changed
 */
export async function settle(session: Session, target: Target, difference: SQL): Promise<string[]> {
  const table = sql.identifier(target.name)
  const keys = [...target.entity, ...target.when]
  const when = sql.identifier(target.when[0]!)
  const sums = additiveNames.map((name) => {
    const column = sql.identifier(name)
    return sql`${column} = ${table}.${column} + excluded.${column}`
  })
  const settled = await session.query<SettledRow>(sql`
    with touched as (
      insert into ${table} (${columnList([...keys, ...additiveNames])}) ${difference}
      on conflict (${columnList(keys)}) do update set ${sql.join(sums, sql`, `)}
      returning ${when}::text as "when", requests
    )
    select "when", count(*)::int as rows, count(*) filter (where requests = 0)::int as emptied
    from touched group by "when"`)
  const emptied = settled.filter((row) => row.emptied > 0).map((row) => row.when)
  if (emptied.length > 0) {
    await session.query(
      sql`delete from ${table} where requests = 0 and ${when}::text = any(${`{${emptied}}`}::text[])`,
    )
  }
  return settled.map((row) => row.when)
}
