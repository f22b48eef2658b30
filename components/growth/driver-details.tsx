import type { WaterfallBar } from '@/lib/view/growth/waterfall'
import { Estimate } from '../ui/estimate'

/** What a driver is, and which apps and models moved it most. */
export function DriverDetails({ bar }: { bar: WaterfallBar }) {
  return (
    <section id={bar.key} aria-labelledby={`${bar.key}-name`} className="scroll-mt-4">
      <h3 id={`${bar.key}-name`} className="flex flex-wrap items-baseline gap-x-3 font-medium">
        {bar.label}
        <data value={bar.exact} title={bar.exact} className="font-normal text-muted">
          <Estimate text={bar.short} isEstimate={bar.isEstimate} />
        </data>
      </h3>
      <p className="text-muted text-sm">{bar.meaning}</p>
      <div className="mt-2 grid items-start gap-x-8 gap-y-2 sm:grid-cols-2">
        {bar.top.map(({ title, movers }) => (
          <table key={title} className="movers">
            <caption className="text-left text-faint text-xs">{title}</caption>
            <tbody>
              {movers.map(({ name, href, short, exact }) => (
                <tr key={href}>
                  <th scope="row">
                    <a href={href}>{name}</a>
                  </th>
                  <td title={exact}>
                    <Estimate text={short} isEstimate={bar.isEstimate} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </section>
  )
}
