import { categoryName } from '@/lib/domain/categories'
import { defaultPageQuestion, type PageQuestion, pagePath } from '@/lib/domain/question'
import { EmptyNote } from '../ui/empty-note'

const neighbours = ['today', 'day', 'week', 'month'] as const

/** A category or period without events: says so, and where there may be some. */
export function EmptyPeriod({ question }: { question: PageQuestion }) {
  const periods = neighbours
    .filter((period) => period !== question.period)
    .map((period) => ({ label: labels[period], href: pagePath({ ...question, period }) }))
  const all = { label: 'All categories', href: pagePath({ ...question, category: 'all' }) }
  const name = categoryName(question.category)
  return (
    <EmptyNote
      title={question.period === 'trending' ? 'Nothing grew in these days' : 'No events in these days'}
      text={
        question.period === 'trending'
          ? 'Trending lists only models whose week lies above the mean of the three weeks before.'
          : `${name === 'All categories' ? 'The site' : name} has no tokens here. Other periods may:`
      }
      links={question.category === defaultPageQuestion.category ? periods : [...periods, all]}
    />
  )
}

const labels = { today: 'Today', day: 'Last day', week: 'Last week', month: 'Last 30 days' }
