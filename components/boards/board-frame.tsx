import Link from 'next/link'
import type { ReactNode } from 'react'
import { type PageQuestion, pagePath } from '@/lib/view/address/page-path'
import type { BoardName } from '@/lib/view/boards/boards'
import { text } from '@/lib/view/text/messages'
import { BoardChoices } from '../controls/board-choices'
import { PageTitle } from '../ui/page-title'

interface BoardFrameProps {
  question: PageQuestion
  isOverview: boolean
  /** What it shows, in a sentence or two. */
  description: string
  children: ReactNode
}

/** What stands around a board: in the overview a heading that leads to its page, there its title and its choices. */
export function BoardFrame({ question, isOverview, description, children }: BoardFrameProps) {
  const board = question.board as BoardName
  const title = text(`boards.${board}.title`)
  if (!isOverview) {
    return (
      <section aria-labelledby={board}>
        <PageTitle id={board}>{title}</PageTitle>
        <p className="mt-1 max-w-[46rem] text-muted">{description}</p>
        <BoardChoices question={question} />
        <div className="mt-5">{children}</div>
      </section>
    )
  }
  return (
    <section aria-labelledby={board} className="overview-section">
      <div className="flex flex-wrap items-baseline justify-between gap-x-8">
        <h2 id={board} className="font-semibold text-lg leading-snug">
          <Link href={pagePath(question)} prefetch={false} className="hover:text-accent">
            {title}
          </Link>
        </h2>
        <Link href={pagePath(question)} prefetch={false} className="text-link text-[0.8125rem]">
          {text('boards.page', { title })}
        </Link>
      </div>
      <p className="mt-0.5 max-w-[46rem] text-muted">{description}</p>
      <div className="mt-3">{children}</div>
    </section>
  )
}
