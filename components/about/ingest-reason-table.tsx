import { type IngestReason, REASON_DAYS } from '@/lib/domain/traffic/ingest-reasons'
import { exactCount } from '@/lib/view/text/format'
import { text } from '@/lib/view/text/messages'
import { reasonText } from '@/lib/view/text/reason-text'

/** How often each reason was given for what was counted otherwise, skipped or refused. */
export function IngestReasonTable({ reasons }: { reasons: readonly IngestReason[] }) {
  if (reasons.length === 0) {
    return <p className="mt-2 text-muted">{text('about.reasons.none', { days: REASON_DAYS })}</p>
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="mt-3 overflow-x-auto" tabIndex={0} aria-label={text('about.reasons.caption')}>
      <table className="values-table w-full">
        <caption className="sr-only">{text('about.reasons.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('about.reasons.outcome')}</th>
            <th scope="col" className="words">
              {text('about.reasons.reason')}
            </th>
            <th scope="col">{text('about.reasons.count', { days: REASON_DAYS })}</th>
          </tr>
        </thead>
        <tbody>
          {reasons.map((row) => (
            <tr key={`${row.outcome} ${row.reason}`}>
              <th scope="row">{text(`about.reasons.outcomes.${row.outcome}`)}</th>
              <td className="words">
                {reasonText(row)} <code className="text-muted">{row.reason}</code>
              </td>
              <td>{exactCount(row.count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
