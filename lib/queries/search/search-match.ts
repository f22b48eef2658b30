import { type SQL, sql } from 'drizzle-orm'
import type { Correction } from '@/lib/domain/entity/spelling'
import type { SearchQuery } from '@/lib/domain/traffic/search'

/** Which names are found, and how well: the lower the tier, the better. All are of a column `search_text`. */
export interface Match {
  condition: SQL
  /** The part of the condition that finds exact names: however many others there are, these are listed. */
  exact: SQL
  tier: SQL
}

/** From here on letters in the middle of a word count too; fewer are in every second name. */
const SHORTEST_INSIDE = 3

const isAscii = /^[ -~]+$/

/**
 * Names as they are written, the separators aside. In order: the query is the name, the slug or the last part of it;
 * every word of it begins a word of them; every word of it is somewhere in them.
 */
export function writtenMatch({ words, joined }: SearchQuery): Match {
  const isLong = joined.length >= SHORTEST_INSIDE
  const beginnings = all(words.map((word) => holds(` ${word}`)))
  const begins = isLong ? sql`(${beginnings} or ${holds(` =${joined}`)})` : sql`(${beginnings})`
  const inside = all(words.map((word) => holds(word.length < SHORTEST_INSIDE ? ` ${word}` : word)))
  const anywhere = words.length === 1 ? inside : sql`(${inside} or ${holds(joined)})`
  const exact = holds(` =${joined} `)
  return {
    condition: sql`(${isLong ? anywhere : begins} or ${exact})`,
    exact,
    tier: sql`case when ${exact} then 0 when ${begins} then 1 else 2 end`,
  }
}

/** Names with a correction of each word; the fewer slips, the better, and an exact name before others. */
export function correctedMatch(corrections: readonly (readonly Correction[])[]): Match {
  const slips = corrections.map((ofWord) => {
    const cases = ofWord.map(({ word, edits }) => sql`when ${holds(pattern(word, edits))} then ${edits}::int`)
    return sql`case ${sql.join(cases, sql` `)} end`
  })
  const found = corrections.map(
    (ofWord) => sql`(${any(ofWord.map(({ word, edits }) => holds(pattern(word, edits))))})`,
  )
  const [only, ...others] = corrections
  const exact =
    only && others.length === 0 ? sql`(${any(only.map(({ word }) => holds(` =${word} `)))})` : sql`false`
  return {
    condition: all(found),
    exact,
    tier: sql`3 + 2 * (${sql.join(slips, sql` + `)}) + case when ${exact} then 0 else 1 end`,
  }
}

/** A word that was written right may be a beginning; a correction is a whole word. */
function pattern(word: string, edits: number): string {
  return edits === 0 ? ` ${word}` : ` ${word} `
}

/**
 * Whether a name holds this. Words have no punctuation, so no `%`, `_` or `\` of the reader's reaches a pattern. The
 * index of a database with the locale C has ASCII letters alone, and without an index this is the faster way.
 */
function holds(part: string): SQL {
  return isAscii.test(part) ? sql`search_text like ${`%${part}%`}` : sql`strpos(search_text, ${part}) > 0`
}

function all(conditions: SQL[]): SQL {
  return sql.join(conditions, sql` and `)
}

function any(conditions: SQL[]): SQL {
  return sql.join(conditions, sql` or `)
}
