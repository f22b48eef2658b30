import { type SQL, sql } from 'drizzle-orm'
import type { Session } from './session'
import { columnList, type Kept } from './target'

/** The stored rows (alias `r`) that a difference can meet, or `none` where the target has none of its keys. */
export type Meeting = SQL | 'none'

/**
 * Adds a difference to the rows of a target. A row that comes down to nothing counted is removed.
 * @returns how many rows changed
 */
export function settle(session: Session, target: Kept, difference: SQL, meeting: Meeting): Promise<number> {
  const { keys, numbers, counts } = target
  const table = sql.identifier(target.name)
  const columns = [...keys, ...numbers]
  // Rows that are read together are written side by side.
  const ordered = sql`select ${columnList(columns)} from (${difference}) as d order by ${columnList(keys)}`
  if (meeting === 'none') {
    return session.change(sql`insert into ${table} (${columnList(columns)}) ${ordered}`)
  }
  const isSame = keys.map((name) => sql`r.${sql.identifier(name)} = d.${sql.identifier(name)}`)
  const sum = (name: string) => sql`r.${sql.identifier(name)} + d.${sql.identifier(name)}`
  const sums = numbers.map((name) => sql`${sql.identifier(name)} = ${sum(name)}`)
  const values = columns.map((name) => sql`d.${sql.identifier(name)}`)
  // A merge joins once; an upsert looks up row by row, which takes twice as long.
  return session.change(sql`
    merge into ${table} as r using (${ordered}) as d
    on ${sql.join([...isSame, meeting], sql` and `)}
    when matched and ${sql.join(counts.map(sum), sql` + `)} = 0 then delete
    when matched then update set ${sql.join(sums, sql`, `)}
    when not matched then insert (${columnList(columns)}) values (${sql.join(values, sql`, `)})`)
}
