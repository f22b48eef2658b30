import type { Dimension } from '@/lib/domain/entity/dimension'
import type { PageChoices } from '../address/page-choices'
import type { TableEntry } from '../file/table-entry'

/** What a reader can choose besides the category and the period. */
export type Choice = 'period' | 'grain' | 'view' | 'metric' | 'variants' | 'appGroup' | 'unattributed' | 'top'

/** A file with a board's numbers: a ranked list, what is drawn over time, or a table by its name. */
export type BoardFile = { list: Dimension } | { chart: Dimension } | { table: string }

/**
 * A board as data. What is not said here follows: its pages, frames and pictures, its places in the overview, the
 * sitemap, the search and `llms.txt`, and the tests that walk all boards.
 */
export interface BoardEntry {
  /** The choices that change what it shows: others are not part of its address. */
  choices: readonly Choice[]
  /** Where it starts from something else than the site does. */
  defaults: Partial<PageChoices>
  /** Whose chart over time and ranked list it is, where it is no more than those: then nothing else draws it. */
  dimension?: Dimension
  /** Whether "trending" ranks its growth; elsewhere it means its week. */
  ranksGrowth?: true
  /** Whether others publish the same of themselves, so that it can be compared with them. */
  isPublished?: true
  /** Its charts besides its own, by the words of their addresses: `context-lengths`. */
  charts: readonly string[]
  /** The tables that it alone has as files, and what each can be asked. */
  tables: Readonly<Record<string, TableEntry>>
  /** The files that its page offers first of all. */
  files: readonly BoardFile[]
}

type Plain = Pick<BoardEntry, 'charts' | 'tables' | 'files'>

/** A board whose numbers are those of a dimension alone. */
export function listAndChart(dimension: Dimension) {
  return {
    charts: [],
    tables: {},
    files: [{ list: dimension }, { chart: dimension }],
  } as const satisfies Plain
}
