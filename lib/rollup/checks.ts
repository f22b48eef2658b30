import { type SQL, sql } from 'drizzle-orm'
import { categories } from '@/lib/domain/entity/categories'
import type { Session } from './session'
import type { Kept } from './target'

/** Something that must hold for the rows of a table. */
export interface Check {
  target: Kept
  /** What the rows must agree with, for the message. */
  against: string
  /** What the rows lack, by key: no row where all is well. */
  missing: SQL
}

/** One number that is not what it should be. */
export interface Mismatch {
  table: string
  against: string
  /** Which row: its date, category and entity. */
  row: string
  measure: string
  expected: bigint
  found: bigint
}

/** So many rows of a check are told in full; where thousands are wrong they say no more than the first ones. */
const ROWS_A_CHECK = 20

/** Runs a check. Without difference the list is empty. */
export async function mismatchesOf(session: Session, check: Check): Promise<Mismatch[]> {
  const { name, keys, numbers } = check.target
  const isSame = keys.map((key) => sql`r.${sql.identifier(key)} = d.${sql.identifier(key)}`)
  const found = numbers.map(
    (number) => sql`coalesce(r.${sql.identifier(number)}, 0) as ${sql.identifier(`found ${number}`)}`,
  )
  const ordered = keys.map((key) => sql`d.${sql.identifier(key)}`)
  const rows = await session.query<Record<string, string | bigint>>(sql`
    select ${sql.join(
      keys.map((key) => sql`d.${sql.identifier(key)}::text`),
      sql`, `,
    )},
      ${sql.join(
        numbers.map((number) => sql`d.${sql.identifier(number)}`),
        sql`, `,
      )}, ${sql.join(found, sql`, `)}
    from (${check.missing}) as d left join ${sql.identifier(name)} r on ${sql.join(isSame, sql` and `)}
    order by ${sql.join(ordered, sql`, `)} limit ${ROWS_A_CHECK}`)
  return rows.flatMap((row) =>
    numbers
      .filter((number) => row[number] !== 0n)
      .map((measure) => {
        const found = row[`found ${measure}`] as bigint
        const expected = found + (row[measure] as bigint)
        return { table: name, against: check.against, row: rowText(keys, row), measure, expected, found }
      }),
  )
}

function rowText(keys: readonly string[], row: Record<string, string | bigint>): string {
  return keys.map((key) => (key === 'category_id' ? categoryText(row[key]) : `${key} ${row[key]}`)).join(', ')
}

function categoryText(id: string | bigint | undefined): string {
  if (Number(id) === 0) return 'all categories'
  return `category ${categories.find((category) => category.id === Number(id))?.slug ?? id}`
}

/** A mismatch as a sentence. */
export function mismatchText({ table, against, row, measure, expected, found }: Mismatch): string {
  return `${table} (${row}): ${measure} is ${found}, but ${expected} by ${against}`
}
