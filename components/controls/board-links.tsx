import Link from 'next/link'
import { defaultQuestion, type PageQuestion, pagePath } from '@/lib/view/address/page-path'
import { boardNames } from '@/lib/view/boards/boards'
import { text } from '@/lib/view/text/messages'

/** Ways to the other boards, in the same category. */
export function BoardLinks({ question }: { question: PageQuestion }) {
  return (
    <nav aria-label={text('controls.boards')} className="mt-6">
      <ul className="ways flex flex-wrap gap-x-4 gap-y-1.5 text-[0.8125rem]">
        {boardNames.map((board) => (
          <li key={board}>
            <Link
              href={pagePath({ ...defaultQuestion(board), category: question.category })}
              prefetch={false}
              aria-current={board === question.board ? 'page' : undefined}
            >
              {text(`boards.${board}.title`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
