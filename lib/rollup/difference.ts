import { type SQL, sql } from 'drizzle-orm'
import { columnList, type Kept } from './target'

/** Rows that belong into a target, found in `from` under the alias `r`. */
export interface Part {
  from: SQL
  /** How a key column is made where it is not a column of the same name. */
  keys?: Record<string, SQL>
  /** How a number is made where it is not a column of the same name. */
  number?: (name: string) => SQL
}

const asItIs = (name: string): SQL => sql`r.${sql.identifier(name)}`

/** The rows of a target that are there already, taken out of what should be there. */
export function stored(target: Kept, where: SQL): Part {
  return {
    from: sql`${sql.identifier(target.name)} r where ${where}`,
    number: (name) => sql`- r.${sql.identifier(name)}`,
  }
}

/** What has to be added to a target's rows, so that they become the sum of the parts. Rows that are right are left out. */
export function difference({ keys, numbers }: Kept, parts: readonly Part[]): SQL {
  const rows = parts.map(({ from, keys: made = {}, number = asItIs }) => {
    const columns = [
      ...keys.map((name) => sql`${made[name] ?? asItIs(name)} as ${sql.identifier(name)}`),
      ...numbers.map((name) => sql`${number(name)} as ${sql.identifier(name)}`),
    ]
    return sql`select ${sql.join(columns, sql`, `)} from ${from}`
  })
  const sums = numbers.map((name) => sql`exact_sum(${sql.identifier(name)})`)
  const named = numbers.map((name, place) => sql`${sums[place]} as ${sql.identifier(name)}`)
  const isNoZero = sums.map((sum) => sql`${sum} <> 0`)
  return sql`select ${columnList(keys)}, ${sql.join(named, sql`, `)}
    from (${sql.join(rows, sql` union all `)}) as rows
    group by ${columnList(keys)} having ${sql.join(isNoZero, sql` or `)}`
}
