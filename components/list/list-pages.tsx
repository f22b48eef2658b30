import Link from 'next/link'
import { LIST_PAGE_ROWS, type ListQuestion } from '@/lib/domain/traffic/list-question'
import { listPath } from '@/lib/view/address/list-path'
import { text } from '@/lib/view/text/messages'

interface ListPagesProps {
  question: ListQuestion
  /** How many rows all pages have together. */
  count: number
}

/** Ways to the other pages of a list; nothing where there is one. */
export function ListPages({ question, count }: ListPagesProps) {
  const last = Math.ceil(count / LIST_PAGE_ROWS)
  if (last <= 1) return null
  const { page } = question
  const hrefOf = (number: number) => listPath({ ...question, page: number })
  return (
    <nav aria-label={text('browse.pages.label')} className="mt-4">
      <ul className="ways flex flex-wrap items-baseline gap-x-4 gap-y-1.5 text-[0.8125rem]">
        {page > 1 && (
          <li>
            <Link href={hrefOf(page - 1)} prefetch={false} rel="prev">
              {text('browse.pages.previous')}
            </Link>
          </li>
        )}
        {numbersAround(page, last).map((number, index, all) => (
          <li key={number}>
            {index > 0 && number > all[index - 1]! + 1 && (
              <span aria-hidden="true" className="mr-4 text-faint">
                …
              </span>
            )}
            <Link
              href={hrefOf(number)}
              prefetch={false}
              aria-label={text('browse.pages.number', { page: number })}
              aria-current={number === page ? 'page' : undefined}
            >
              {number}
            </Link>
          </li>
        ))}
        {page < last && (
          <li>
            <Link href={hrefOf(page + 1)} prefetch={false} rel="next">
              {text('browse.pages.next')}
            </Link>
          </li>
        )}
      </ul>
    </nav>
  )
}

/** The first, the last, and those near the page. */
function numbersAround(page: number, last: number): number[] {
  const near = [page - 2, page - 1, page, page + 1, page + 2]
  return [...new Set([1, ...near, last])].filter((number) => number >= 1 && number <= last)
}
