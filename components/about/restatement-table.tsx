import { addDays, type Day } from '@/lib/domain/time/day'
import { formatDayRange, formatMoment } from '@/lib/view/text/day-text'
import { exactCount, signedCount } from '@/lib/view/text/format'
import { formatDay } from '@/lib/view/text/format-day'
import { text } from '@/lib/view/text/messages'

interface RestatementTableProps {
  restatements: {
    firstDay: Day
    lastDay: Day
    days: number
    restatedAt: string
    beforeTotalTokens: bigint
    afterTotalTokens: bigint
    reason: string
  }[]
}

/** Days that changed after they were published, latest first. */
export function RestatementTable({ restatements }: RestatementTableProps) {
  if (restatements.length === 0) {
    return <p className="mt-2 text-muted">{text('about.restatements.none')}</p>
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="mt-3 overflow-x-auto" tabIndex={0} aria-label={text('about.restatements.title')}>
      <table className="values-table w-full">
        <caption className="sr-only">{text('about.restatements.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('about.restatements.day')}</th>
            <th scope="col">{text('about.restatements.before')}</th>
            <th scope="col">{text('about.restatements.after')}</th>
            <th scope="col">{text('about.restatements.difference')}</th>
            <th scope="col">{text('about.restatements.why')}</th>
            <th scope="col">{text('about.restatements.when')}</th>
          </tr>
        </thead>
        <tbody>
          {restatements.map((row) => (
            <tr key={row.firstDay + row.restatedAt + row.reason}>
              <th scope="row">{daysText(row)}</th>
              <td>{exactCount(row.beforeTotalTokens)}</td>
              <td>{exactCount(row.afterTotalTokens)}</td>
              <td>{signedCount(row.afterTotalTokens - row.beforeTotalTokens)}</td>
              <td>{row.reason}</td>
              <td>{formatMoment(row.restatedAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function daysText({ firstDay, lastDay, days }: RestatementTableProps['restatements'][number]): string {
  if (days === 1) return formatDay(firstDay)
  const range = formatDayRange({ from: firstDay, until: addDays(lastDay, 1) })
  return text('about.restatements.days', { range, count: days })
}
