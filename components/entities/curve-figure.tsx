import { LINE_HEIGHT, LINE_SLOT, linePaths } from '@/lib/domain/charts/chart-lines'
import type { CurveView } from '@/lib/domain/charts/curve-view'
import { text } from '@/lib/domain/messages'
import { percentage } from '../charts/percentage'

/** A chart of curves, drawn by the server alone: a sentence, the drawing, who is who, and the numbers as a table. */
export function CurveFigure({ view }: { view: CurveView }) {
  const { title, summary, curves, columns, columnLabel } = view
  return (
    <figure>
      <figcaption className="mb-3 text-muted">{summary}</figcaption>
      <div className="chart-plot">
        <CurvePlot view={view} />
      </div>
      <ul className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-[0.8125rem]">
        {curves.map(({ name, href, colour }) => (
          <li key={name} className="flex min-w-0 items-baseline gap-2">
            <span className="swatch" style={{ background: colour }} aria-hidden="true" />
            <span className="min-w-0 [overflow-wrap:anywhere]">
              {href ? <a href={href}>{name}</a> : name}
            </span>
          </li>
        ))}
      </ul>
      <details className="mt-3 text-xs">
        <summary className="w-fit text-muted hover:text-ink">{text('charts.browser.showTable')}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
        <section className="mt-2 max-h-96 overflow-auto" tabIndex={0} aria-label={title}>
          <table className="values-table">
            <caption className="sr-only">{title}</caption>
            <thead>
              <tr>
                <th scope="col">{columnLabel}</th>
                {curves.map(({ name }) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {columns.map((column, index) => (
                <tr key={column}>
                  <th scope="row">{column}</th>
                  {curves.map(({ name, values }) => (
                    <td key={name}>{values[index] ?? '-'}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </figure>
  )
}

/** The drawing is stretched to the plot, while the texts are placed by per cent and keep their size. */
function CurvePlot({ view: { title, summary, curves, columns, marks, ticks } }: { view: CurveView }) {
  const noneIsPartial = columns.map(() => false)
  return (
    <svg width="100%" height="100%" role="img" aria-label={text('charts.drawing', { title, summary })}>
      {ticks.map(({ height, label }) => (
        <g key={label}>
          <line className="grid" x1="0" x2="100%" y1={percentage(1 - height)} y2={percentage(1 - height)} />
          <text x="100%" dx="8" y={percentage(1 - height)} dy="0.32em">
            {label}
          </text>
        </g>
      ))}
      <svg
        width="100%"
        height="100%"
        viewBox={`0 0 ${columns.length * LINE_SLOT} ${LINE_HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {curves
          .map(({ name, colour, isMain, heights }) => (
            <g key={name} className="lines" stroke={colour} style={{ strokeWidth: isMain ? 3 : 1.5 }}>
              <path d={linePaths(heights, noneIsPartial).solid} />
            </g>
          ))
          .toReversed()}
      </svg>
      <line className="ground" x1="0" x2="100%" y1="100%" y2="100%" />
      {marks.map(({ index, label }) => (
        <text
          key={index}
          x={percentage((index + 0.5) / columns.length)}
          y="100%"
          dy="16"
          textAnchor={index === 0 ? 'start' : index === columns.length - 1 ? 'end' : 'middle'}
        >
          {label}
        </text>
      ))}
    </svg>
  )
}
