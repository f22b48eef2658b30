import { text } from '@/lib/view/text/messages'
import { usageRows } from '@/lib/view/text/usage-rows'

/** How each source counts, and where that is written down. */
export function UsageSourceTable() {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="mt-3 overflow-x-auto" tabIndex={0} aria-label={text('about.counting.caption')}>
      <table className="values-table w-full">
        <caption className="sr-only">{text('about.counting.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('about.counting.source')}</th>
            <th scope="col" className="words">
              {text('about.counting.counts')}
            </th>
          </tr>
        </thead>
        <tbody>
          {usageRows().map(({ name, title, counting, document }) => (
            <tr key={name}>
              <th scope="row" className="words">
                <a href={document} className="text-link" rel="noreferrer">
                  {title}
                </a>
              </th>
              <td className="words">{counting}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
