/** A word as somebody wrote it and how far the known word is from it. */
export interface Correction {
  word: string
  edits: number
}

const LONGEST_SWAPPED = 16

/** How many slips of the keyboard a word may have: a short one would soon be another word, a number another number. */
export function toleratedEdits(word: string): number {
  const { length } = [...word]
  if (length < 3 || /^\d+$/.test(word)) return 0
  return length < 7 ? 1 : 2
}

/**
 * How many letters have to be inserted, left out, replaced or swapped with the next one to make `written` of `word`,
 * or of a beginning of it, for somebody who is still typing. A word of three letters must be whole.
 */
export function editsBetween(written: string, word: string): number {
  const from = [...written]
  const to = [...word]
  let before: number[] = []
  let last = to.map((_, index) => index + 1)
  last.unshift(0)
  for (const [row, letter] of from.entries()) {
    const current = [row + 1]
    for (const [column, other] of to.entries()) {
      let edits = Math.min(
        last[column]! + (letter === other ? 0 : 1),
        last[column + 1]! + 1,
        current[column]! + 1,
      )
      const isSwapped = row > 0 && column > 0 && letter === to[column - 1] && from[row - 1] === other
      if (isSwapped) edits = Math.min(edits, before[column - 1]! + 1)
      current.push(edits)
    }
    before = last
    last = current
  }
  return from.length > 3 ? Math.min(...last.slice(from.length - 1)) : last.at(-1)!
}

/** The known words that can have been meant, the nearest first. */
export function correctionsOf(written: string, known: readonly string[], limit: number): Correction[] {
  const tolerated = toleratedEdits(written)
  return known
    .map((word) => ({ word, edits: editsBetween(written, word) }))
    .filter(({ edits }) => edits <= tolerated)
    .sort((one, other) => one.edits - other.edits || compareNearness(written, one.word, other.word))
    .slice(0, limit)
}

/** The word with each two neighbours swapped. They share few trigrams with it: such slips are looked up as they are. */
export function swapsOf(word: string): string[] {
  const letters = [...word]
  if (letters.length < 3 || letters.length > LONGEST_SWAPPED) return []
  const swaps = letters.slice(1).map((letter, index) => {
    const swapped = [...letters]
    swapped[index] = letter
    swapped[index + 1] = letters[index]!
    return swapped.join('')
  })
  return [...new Set(swaps)].filter((swap) => swap !== word)
}

function compareNearness(written: string, one: string, other: string): number {
  const difference = Math.abs(one.length - written.length) - Math.abs(other.length - written.length)
  return difference || (one < other ? -1 : 1)
}
