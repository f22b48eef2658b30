import Link from 'next/link'
import { type PageQuestion, pagePath, topSteps } from '@/lib/view/address/page-path'
import { text } from '@/lib/view/text/messages'

interface ShowMoreProps {
  question: PageQuestion
  shown: number
  count: number
  /** The file that holds all of them. */
  allHref: string
}

/** Says how many there are, and leads to more of them. */
export function ShowMore({ question, shown, count, allHref }: ShowMoreProps) {
  const next = topSteps.find((step) => step > question.top)
  const fewer = topSteps[0]!
  const style = 'text-link font-medium'
  return (
    <p className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-muted">
      <span>
        {shown < count ? text('controls.someRows', { shown, count }) : text('controls.allRows', { count })}
      </span>
      {shown < count && next && (
        <Link href={pagePath({ ...question, top: next })} prefetch={false} scroll={false} className={style}>
          {next < count ? text('controls.showCount', { count: next }) : text('controls.showAll')}
        </Link>
      )}
      {question.top > fewer && (
        <Link href={pagePath({ ...question, top: fewer })} prefetch={false} scroll={false} className={style}>
          {text('controls.showCount', { count: fewer })}
        </Link>
      )}
      {shown < count && (
        <a href={allHref} download className={style}>
          {text('controls.allAsCsv')}
        </a>
      )}
    </p>
  )
}
