import { hasLines } from '@/lib/view/chart/chart-lines'
import { readValue } from '@/lib/view/chart/chart-reading'
import type { ChartTexts } from '@/lib/view/chart/chart-texts'
import type { ChartSeries } from '@/lib/view/chart/chart-view'
import { legendRows } from '@/lib/view/chart/legend-rows'
import { type AnyChartView, legendIndex, quietKeys } from '@/lib/view/chart/line-view'
import { fillTemplate } from '@/lib/view/text/fill-template'
import { Estimate } from '../ui/estimate'

export type LegendShape = 'list' | 'line'

interface ChartLegendProps {
  view: AnyChartView
  /** A list with the latest values, or names in a line where a board beside the chart has them. */
  legend: LegendShape
  texts: ChartTexts
  /** The exact values that a list shows in short. */
  latestValues: string[]
  /** The bucket under the pointer: the list is of it. */
  pointed?: number | null
  hidden?: ReadonlySet<string>
  onToggle?: (key: string) => void
}

/** Which colour is who. In the browser the colours become switches. */
export function ChartLegend({
  view,
  legend,
  texts,
  latestValues,
  pointed = null,
  hidden = quietKeys(view),
  onToggle,
}: ChartLegendProps) {
  const rest = legendIndex(view)
  // Where all buckets name the same series the list stays what it is, and the tooltip tells of the bucket.
  const isOwnTop = 'isOwnTop' in view && view.isOwnTop
  const index = isOwnTop && legend === 'list' ? (pointed ?? rest) : rest
  const last = view.buckets[index]
  // The page below does not move while the list is that of another bucket.
  const minHeight =
    isOwnTop && legend === 'list' ? `calc(${legendRows(view, rest).length} * (1.9375rem + 1px))` : undefined
  return (
    <div className="legend min-w-0">
      {legend === 'list' && last && (
        <p className="border-line-strong border-b pb-1.5 text-faint text-xs">
          {last.isPartial ? fillTemplate(texts.soFar, { bucket: last.label }) : last.label}
        </p>
      )}
      <ul
        className={legend === 'list' ? '' : 'flex flex-wrap gap-x-4 gap-y-1.5 text-[0.8125rem]'}
        style={{ minHeight }}
      >
        {legendRows(view, index).map((row) => {
          const series = view.series[row]!
          const isHidden = hidden.has(series.key)
          return (
            <li
              key={series.key}
              className={`flex items-baseline gap-2 ${legend === 'list' ? 'border-line border-b py-[0.3125rem]' : 'min-w-0'}`}
            >
              <Swatch
                colour={series.colour}
                label={fillTemplate(texts.show, { name: series.name })}
                isHidden={isHidden}
                onToggle={onToggle && (() => onToggle(series.key))}
              />
              <span
                className={`min-w-0 flex-1 truncate ${isHidden ? hiddenClass(series) : ''}`}
                title={series.name}
              >
                {series.href ? <a href={series.href}>{series.name}</a> : series.name}
              </span>
              {legend === 'list' && last && (
                <LatestValue
                  view={view}
                  index={index}
                  row={row}
                  title={index === rest ? latestValues[row] : undefined}
                />
              )}
            </li>
          )
        })}
        {view.buckets.some((bucket) => bucket.isPartial) && (
          <li className="flex items-baseline gap-2 py-[0.3125rem] text-faint text-xs">
            <span className={`swatch ${hasLines(view) ? 'dashed' : 'hatched'}`} aria-hidden="true" />
            {texts.running}
          </li>
        )}
      </ul>
    </div>
  )
}

/** Struck out by the reader; what is not drawn from the beginning only stands back. */
function hiddenClass({ isQuiet }: ChartSeries): string {
  return isQuiet ? 'text-faint' : 'text-faint line-through'
}

interface LatestValueProps {
  view: AnyChartView
  index: number
  row: number
  /** Undefined for the exact value without its unit. */
  title?: string
}

function LatestValue({ view, index, row, title }: LatestValueProps) {
  const value = readValue(view, index, row)
  if (value === null) return <span className="text-muted">-</span>
  const isEstimate = view.estimated && !value.isZero
  return (
    <>
      <span className="w-16 flex-none text-right">
        <data value={value.raw} title={title ?? value.exact}>
          <Estimate text={value.short} isEstimate={isEstimate} />
        </data>
      </span>
      {value.share && (
        <span className="w-14 flex-none whitespace-nowrap text-right text-muted">{value.share}</span>
      )}
    </>
  )
}

interface SwatchProps {
  colour: string
  label: string
  isHidden: boolean
  onToggle?: () => void
}

function Swatch({ colour, label, isHidden, onToggle }: SwatchProps) {
  const style = isHidden ? { boxShadow: `inset 0 0 0 2px ${colour}` } : { background: colour }
  if (!onToggle) return <span className="swatch" style={style} aria-hidden="true" />
  return (
    <button
      type="button"
      className="swatch swatch-button"
      style={style}
      aria-pressed={!isHidden}
      aria-label={label}
      onClick={onToggle}
    />
  )
}
