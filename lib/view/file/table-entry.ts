import type { EntityDimension } from '@/lib/domain/entity/dimension'

/** What the file of a table can be asked, besides `period` (or `window` in its place), or `from` and `to`. */
export type TableParameter = 'category' | 'grain' | 'variants' | 'by' | 'top' | 'window'

/** A file whose numbers are no ranked list and no stack of entities over time. One that takes a grain is over time. */
export interface TableEntry {
  takes: readonly TableParameter[]
  /** What can be told apart in it; the first is the default. */
  by?: readonly string[]
  /** The kinds of entity that it can be narrowed to. */
  of?: readonly EntityDimension[]
  /** Whether it is of one entity always, and of days that follow from it. */
  isOfOne?: boolean
  /** Whether its days follow from the last complete one. */
  hasOwnDays?: boolean
}
