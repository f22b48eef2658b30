import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { type Correction, correctionsOf, swapsOf, toleratedEdits } from '@/lib/domain/entity/spelling'

/** How many words are compared letter by letter: thousands share three letters with a word such as `app`. */
const MOST_COMPARED = 1000
const MOST_CORRECTIONS = 6

/** How alike the trigrams of two words must be at least: `gemni` and `gemini` are, at 0.5, with one letter gone. */
export const WORD_SIMILARITY = 0.4

/**
 * For each word the known words that it can stand for. A word that begins a known one stands for itself too. None
 * for a word means that nothing has such a name.
 */
export async function findCorrections(reader: Reader, words: readonly string[]): Promise<Correction[][]> {
  const found: Correction[][] = []
  for (const word of words) found.push(await correctionsOfWord(reader, word))
  return found
}

async function correctionsOfWord(reader: Reader, word: string): Promise<Correction[]> {
  const itself = { word, edits: 0 }
  if (toleratedEdits(word) === 0) return [itself]
  const swapped = swapsOf(word).map((swap) => sql`or word like ${`${swap}%`}`)
  const rows = await reader.execute<{ word: string }>(sql`
    select word from search_words where word %> ${word} ${sql.join(swapped, sql` `)}
    limit ${MOST_COMPARED}`)
  const known = rows.map((row) => row.word)
  const others = correctionsOf(word, known, MOST_CORRECTIONS).filter(({ edits }) => edits > 0)
  return known.some((other) => other.startsWith(word)) ? [itself, ...others] : others
}
