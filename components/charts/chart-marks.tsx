import { placeMarks } from '@/lib/view/chart/chart-marks'
import type { ChartTexts } from '@/lib/view/chart/chart-texts'
import type { AnyChartView } from '@/lib/view/chart/line-view'
import { percentage } from './percentage'

/** Small marks above the plot, each a link whose text shows under the pointer: outside the drawing, so that it can be reached. */
export function ChartMarks({ view, texts }: { view: AnyChartView; texts: ChartTexts }) {
  const marks = placeMarks(view)
  if (marks.length === 0) return null
  return (
    <ul className="chart-marks" aria-label={texts.marks}>
      {marks.map(({ label, href, colour, x, level }) => (
        <li key={href} style={{ left: percentage(x), top: level * 9 }}>
          <a href={href} style={{ color: colour }}>
            {/* Moved by as much of itself as of the plot lies before its mark, so that it never leaves the plot. */}
            <span style={{ transform: `translateX(-${percentage(x)})` }}>{label}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
