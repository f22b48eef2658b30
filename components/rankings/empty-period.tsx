import type { CategoryFilter } from '@/lib/domain/entity/categories'
import { defaultQuestion, type PageQuestion, pagePath } from '@/lib/view/address/page-path'
import { categoryName } from '@/lib/view/text/category-name'
import { text } from '@/lib/view/text/messages'
import { EmptyNote } from '../ui/empty-note'

const neighbours = ['today', 'day', 'week', 'month'] as const

/** A category or period without events: says so, and where there may be some. */
export function EmptyPeriod({ question }: { question: PageQuestion }) {
  const periods = neighbours
    .filter((period) => period !== question.period)
    .map((period) => ({ label: text(`periods.${period}.name`), href: pagePath({ ...question, period }) }))
  const all = { label: categoryName('all'), href: pagePath({ ...question, category: 'all' }) }
  const isTrending = question.period === 'trending'
  return (
    <EmptyNote
      title={text(isTrending ? 'rankings.empty.trendingTitle' : 'rankings.empty.title')}
      text={isTrending ? text('rankings.empty.trending') : nothingIn(question.category)}
      links={question.category === defaultQuestion(null).category ? periods : [...periods, all]}
    />
  )
}

function nothingIn(category: CategoryFilter): string {
  if (category === 'all') return text('rankings.empty.site')
  return text('rankings.empty.category', { category: categoryName(category) })
}
