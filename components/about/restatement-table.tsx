import { exactCount } from '@/lib/domain/format'
import { formatDay, formatMoment } from '@/lib/domain/format-day'

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
    return <p className="mt-2 text-muted">No published day has changed so far.</p>
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="mt-3 overflow-x-auto" tabIndex={0} aria-label="Restated days">
      <table className="values-table w-full">
        <caption className="sr-only">Days whose totals changed after they were published</caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Tokens before</th>
            <th scope="col">Tokens after</th>
            <th scope="col">Difference</th>
            <th scope="col">Why</th>
            <th scope="col">When</th>
          </tr>
        </thead>
        <tbody>
          {restatements.map((row) => (
            <tr key={row.day + row.restatedAt}>
              <th scope="row">{formatDay(row.day)}</th>
              <td>{exactCount(row.beforeTotalTokens)}</td>
              <td>{exactCount(row.afterTotalTokens)}</td>
              <td>{signed(row.afterTotalTokens - row.beforeTotalTokens)}</td>
              <td>{row.reason}</td>
              <td>{formatMoment(row.restatedAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function signed(difference: bigint): string {
  return difference < 0n ? `-${exactCount(-difference)}` : `+${exactCount(difference)}`
}
