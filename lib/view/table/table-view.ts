import type { ChangeText } from '../text/change-text'

/** A number in few digits that carries the exact one. */
export interface CountCell {
  short: string
  /** For scripts and for copying. */
  value: string
  /** The exact number in words. */
  title: string
  isEstimate: boolean
  /** Stands below the number on small screens, where its own column is hidden. */
  note?: string
}

export interface NameCell {
  name: string
  href: string | null
  colour: string | null
  /** Stand below the name on screens too small for the columns that say it otherwise. */
  notes?: { text: string; below: 'sm' | 'md' }[]
}

export interface ShareCell {
  text: string
  /** Of the largest share in the table, 0 to 1: small ones can still be told apart. */
  part: number
  colour: string
}

export interface RankCell {
  text: string
  /** How many places it moved; null where it did not, or nothing compares. */
  move: { direction: 'up' | 'down' | 'new'; text: string; title: string } | null
}

export interface LinkCell {
  text: string
  href: string
}

/** A line over time, oldest first, each 0 to 100. */
export interface SparkCell {
  heights: number[]
  /** What it shows, in words. */
  title: string
  colour: string
}

/** A share as the shade of its cell. */
export interface ShadeCell {
  text: string
  /** 0 to 1. */
  part: number
  /** The numbers behind it. */
  title: string
}

/** What a column holds decides how it is drawn and aligned. An absent value is null and stays an empty cell. */
export type TableColumn = {
  id: string
  label: string
  /** What the numbers mean, where the label is short. */
  hint?: string
  /** The width below which it is left out. */
  hiddenBelow?: 'sm' | 'md' | 'lg'
} & (
  | { kind: 'rank'; cells: RankCell[] }
  | { kind: 'name'; cells: NameCell[] }
  | { kind: 'link'; cells: (LinkCell | null)[] }
  | { kind: 'count'; cells: (CountCell | null)[] }
  | { kind: 'share'; cells: ShareCell[] }
  | { kind: 'change'; cells: ChangeText[] }
  | { kind: 'spark'; cells: (SparkCell | null)[] }
  | { kind: 'shade'; cells: (ShadeCell | null)[] }
  | { kind: 'text'; cells: (string | null)[] }
)

/**
 * A table ready to be drawn, on the server or in the browser: texts alone. It is plain data by columns, since tables
 * go to the browser a second time, for React: as elements each row would weigh ten times as much.
 */
export interface TableView {
  /** Names the table for those who jump from table to table. */
  caption: string
  /** One a row, in their order. */
  keys: string[]
  columns: TableColumn[]
}
