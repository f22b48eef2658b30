import { type BarsView, barLengths } from '@/lib/view/chart/bars-view'
import { percentage } from './percentage'

/** A distribution as a table whose rows are bars: nothing to load, and nothing that is only seen. */
export function DistributionBars({ view }: { view: BarsView }) {
  const { title, columns, colour = 'var(--accent)', bars } = view
  const lengths = barLengths(bars)
  return (
    <table className="distribution">
      <caption className="sr-only">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{columns.label}</th>
          <td />
          <th scope="col">{columns.value}</th>
          <th scope="col">{columns.share}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ label, href, value, text, share, colour: own }, row) => (
          <tr key={href ?? label}>
            <th scope="row">{href ? <a href={href}>{label}</a> : label}</th>
            <td aria-hidden="true">
              <span
                style={{
                  width: percentage(lengths[row]!),
                  minWidth: value > 0n ? 1 : undefined,
                  background: own ?? colour,
                }}
              />
            </td>
            <td>{text}</td>
            <td>{share}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
