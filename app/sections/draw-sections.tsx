import { Fragment, type ReactNode } from 'react'
import type { Reader } from '@/db/client'
import { defaultQuestion, type PageQuestion } from '@/lib/view/address/page-path'
import { type BoardName, boardNames, takes } from '@/lib/view/boards/boards'
import { sections } from './registry'

/** The board's section on its own page; null where there is no such board. */
export async function drawBoard(reader: Reader, question: PageQuestion, now: Date): Promise<ReactNode> {
  const section = question.board && sections[question.board]
  return section ? section.draw({ reader, question, now, isOverview: false }) : null
}

/** A short section of every board, one below the other. */
export async function drawOverview(reader: Reader, question: PageQuestion, now: Date): Promise<ReactNode[]> {
  const drawn: ReactNode[] = []
  for (const board of boardNames) {
    const section = sections[board]
    if (!section) continue
    const own = await section.draw({ reader, question: ownQuestion(question, board), now, isOverview: true })
    drawn.push(<Fragment key={board}>{own}</Fragment>)
  }
  return drawn
}

/** What the overview asks of one board: the choices that the board takes, else its own defaults. */
export function ownQuestion(question: PageQuestion, board: BoardName): PageQuestion {
  const own: PageQuestion = { ...defaultQuestion(board), category: question.category }
  for (const choice of ['period', 'grain', 'metric', 'variants', 'top'] as const) {
    if (takes(board, choice)) Object.assign(own, { [choice]: question[choice] })
  }
  return own
}
