import type { ReactNode } from 'react'
import type { Reader } from '@/db/client'
import type { PageQuestion } from '@/lib/view/address/page-path'
import type { BoardName, MoreChart } from '@/lib/view/boards/boards'
import type { FigureView } from '@/lib/view/figure/figure-view'

export interface SectionContext {
  /** Of the one snapshot that all of a page is read from. */
  reader: Reader
  /** Names the board, also where the section stands in the overview: its links lead to the board's own page. */
  question: PageQuestion
  now: Date
  /** In the overview a section is short, and leaves choices and tables of exact numbers to the board's page. */
  isOverview: boolean
}

export type ReadChart = (context: SectionContext) => Promise<FigureView>

/** A board as the site shows it: a section of the overview, and most of a page of its own. */
export interface BoardSection<Name extends BoardName = BoardName> {
  /** The board's own chart, as it stands in pictures and frames too. */
  chart: ReadChart
  /** Its other charts, by the words of their addresses. */
  more: Record<MoreChart<Name>, ReadChart>
  draw(context: SectionContext): Promise<ReactNode>
}
