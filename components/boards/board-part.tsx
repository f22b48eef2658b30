import type { ReactNode } from 'react'

interface BoardPartProps {
  title: string
  /** Says how its numbers are to be read. */
  note?: string
  /** In the overview the board's own heading stands above it. */
  isOverview: boolean
  children: ReactNode
}

/** One of several charts and lists of a board, with a heading of its own. */
export function BoardPart({ title, note, isOverview, children }: BoardPartProps) {
  const Heading = isOverview ? 'h3' : 'h2'
  return (
    <div className="min-w-0">
      <Heading className="mb-1 font-medium">{title}</Heading>
      {note && <p className="mb-2 max-w-[46rem] text-muted">{note}</p>}
      {children}
    </div>
  )
}
