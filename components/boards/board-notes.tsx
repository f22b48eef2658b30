import { RichText } from '../ui/rich-text'

/** What must be said about the numbers above, once a board instead of in every cell. */
export function BoardNotes({ board }: { board: { total: { estimated: boolean } } }) {
  if (!board.total.estimated) return null
  return (
    <p className="mt-2 text-faint text-xs">
      <RichText
        of="lists.estimated"
        marks={{
          sign: (inner) => <span aria-hidden="true">{inner}</span>,
          spoken: (inner) => <span className="sr-only">{inner}</span>,
          link: (inner) => (
            <a
              href="/about#estimates"
              className="underline decoration-line-strong underline-offset-2 hover:text-accent"
            >
              {inner}
            </a>
          ),
        }}
      />
    </p>
  )
}
