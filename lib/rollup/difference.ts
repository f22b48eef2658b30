import { type SQL, sql } from 'drizzle-orm'
import { additiveNames } from '@/db/schema/rollups'
import { additive, columnList, type Target } from './target'

/** Rows that belong into a target: its key columns, then the additive ones, in a `from` with alias `r`. */
export interface Part {
  from: SQL
  /** How a key column is made where it is not a column of the same name. */
  keys?: Record<string, SQL>
  /** What the additive columns are multiplied with: -1 for the rows that are there already. */
  factor?: SQL
}

/** The rows of a target that are there already, to be set against those that should be. */
export function stored(target: Target, where: SQL): Part {
  return { from: sql`${sql.identifier(target.name)} r where ${where}`, factor: sql`-1` }
}

/** What has to be added to a target's rows, so that they become the sum of the parts. Rows that are right are left out. */
export function difference(target: Target, parts: readonly Part[]): SQL {
  const keys = [...target.entity, ...target.when]
  const rows = parts.map(({ from, keys: made = {}, factor }) => {
    const names = keys.map(
      (key) => sql`${made[key] ?? sql`r.${sql.identifier(key)}`} as ${sql.identifier(key)}`,
    )
    const numbers = additive((column) => (factor ? sql`r.${column} * ${factor}` : sql`r.${column}`))
    return sql`select ${sql.join(names, sql`, `)}, ${numbers} from ${from}`
  })
  const isNoZero = additiveNames.map((name) => sql`exact_sum(${sql.identifier(name)}) <> 0`)
  return sql`select ${columnList(keys)}, ${additive((column) => sql`exact_sum(${column})`)}
    from (${sql.join(rows, sql` union all `)}) as rows
    group by ${columnList(keys)} having ${sql.join(isNoZero, sql` or `)}`
}
