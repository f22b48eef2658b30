import type { ReactNode } from 'react'
import type { Reader } from '@/db/client'
import type { AnyChartView } from '@/lib/domain/charts/line-view'
import type { PageQuestion } from '@/lib/domain/question'

export interface SectionContext {
  /** Of the one snapshot that all of a page is read from. */
  reader: Reader
  /** Names the board, also where the section stands in the overview: its links lead to the board's own page. */
  question: PageQuestion
  now: Date
  /** In the overview a section is short, and leaves choices and tables of exact numbers to the board's page. */
  isOverview: boolean
}

/** A board as the site shows it: a section of the overview, and most of a page of its own. */
export interface BoardSection {
  /** The board's chart, for pictures of it too; absent where the board is a list alone. */
  chart?(context: SectionContext): Promise<AnyChartView>
  draw(context: SectionContext): Promise<ReactNode>
}
