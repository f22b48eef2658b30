import Link from 'next/link'
import { defaultQuestion, type PageQuestion, pagePath } from '@/lib/view/address/page-path'
import { boardNames } from '@/lib/view/boards/boards'
import { text } from '@/lib/view/text/messages'
import { RailMark } from './rail-mark'

/**
 * The boards, always in reach: beside the page where it is wide, else as a line over it. From the overview they lead
 * to its sections, of which the one in view is marked; from a board to the other ones in the same category.
 */
export function SectionRail({ question }: { question: PageQuestion }) {
  const isOverview = question.board === null
  return (
    <nav aria-label={text('controls.boards')} className="rail">
      <ul className="ways side-scroll">
        {boardNames.map((board) => {
          const title = text(`boards.${board}.title`)
          return (
            <li key={board}>
              {isOverview ? (
                <a href={`#${board}`}>{title}</a>
              ) : (
                <Link
                  href={pagePath({ ...defaultQuestion(board), category: question.category })}
                  prefetch={false}
                  aria-current={board === question.board ? 'page' : undefined}
                >
                  {title}
                </Link>
              )}
            </li>
          )
        })}
      </ul>
      <RailMark />
    </nav>
  )
}
