import type { Board } from '@/lib/domain/board'

/** What must be said about the numbers above, once a board instead of in every cell. */
export function BoardNotes({ board }: { board: Board }) {
  if (!board.total.estimated) return null
  return (
    <p className="mt-2 text-faint text-xs">
      <span aria-hidden="true">~</span>
      <span className="sr-only">Tilde:</span> estimated from sampled requests.{' '}
      <a
        href="/about#estimates"
        className="underline decoration-line-strong underline-offset-2 hover:text-accent"
      >
        What that means
      </a>
    </p>
  )
}
