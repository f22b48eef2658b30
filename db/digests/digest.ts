import type { SQL } from 'drizzle-orm'
import type { DayRange } from '@/lib/domain/time/day-range'

/**
 * A table of what complete ISO weeks come to where that cannot be added up from days, and where a query would take too
 * long to find it out anew. The rollup renews it and `npm run verify` checks it; both know nothing but this.
 *
 * A new one is a file here that makes its rows, an entry in `digests` and a migration with its table: bigint columns
 * that are not null, and the primary key. The next rollup fills a table that is empty; a migration that changes
 * what it means, or empties a rollup that it is made from, empties it too.
 */
export interface Digest {
  /** The name of the table. */
  name: string
  /** The columns of the primary key, in its order: `week` is one of them. */
  keys: readonly string[]
  /** All others: whole numbers. */
  numbers: readonly string[]
  /** Those of them that count something, one at least: a row where all of them are zero is none. */
  counts: readonly string[]
  /**
   * Its rows for the weeks from one Monday to another, all complete, from the rollups alone. What is later than a week
   * must not matter to it; what is earlier may.
   */
  rows(weeks: DayRange): SQL
}
