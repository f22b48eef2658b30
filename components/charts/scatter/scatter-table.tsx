import type { ScatterView } from '@/lib/view/scatter/scatter-view'
import { text } from '@/lib/view/text/messages'
import { ValuesDetails } from '../values-details'

/** The numbers of every point, also of those that a logarithmic axis has no place for. */
export function ScatterTable({ view }: { view: ScatterView }) {
  const { title } = view
  return (
    <ValuesDetails summary={text('charts.browser.showTable')} label={text('charts.browser.table', { title })}>
      <caption className="sr-only">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{view.nameLabel}</th>
          <th scope="col">{view.xLabel}</th>
          <th scope="col">{view.yLabel}</th>
        </tr>
      </thead>
      <tbody>
        {view.points.map(({ href, name, title, xText, yText }) => (
          <tr key={href + title}>
            <th scope="row">
              <a href={href}>{name}</a>
            </th>
            <td>{xText}</td>
            <td>{yText}</td>
          </tr>
        ))}
      </tbody>
    </ValuesDetails>
  )
}
