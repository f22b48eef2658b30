import { formatMoment } from '@/lib/domain/day-text'
import { exactCount, signedCount } from '@/lib/domain/format'
import { formatDay } from '@/lib/domain/format-day'
import { text } from '@/lib/domain/messages'

interface RestatementTableProps {
  restatements: {
    day: string
    restatedAt: string
    beforeTotalTokens: bigint
    afterTotalTokens: bigint
    reason: string
  }[]
}

/** Days whose totals changed after they were published, latest first. */
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
            <tr key={row.day + row.restatedAt}>
              <th scope="row">{formatDay(row.day)}</th>
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
