import { labelOffset, scatterLabels } from '@/lib/view/scatter/scatter-labels'
import type { PlacedPoint } from '@/lib/view/scatter/scatter-plot'
import { percentage } from '../percentage'

/** The names of the largest points, beside them. */
export function ScatterNames({ points }: { points: PlacedPoint[] }) {
  return (
    <g className="names">
      {scatterLabels(points).map(({ index, anchor, isWideOnly }) => {
        const point = points[index]!
        const side = anchor === 'start' ? 1 : -1
        return (
          <text
            key={point.href + point.title}
            x={percentage(point.across)}
            y={percentage(1 - point.up)}
            dx={(side * labelOffset(point)).toFixed(1)}
            dy="0.32em"
            textAnchor={anchor}
            className={isWideOnly ? 'max-md:hidden' : undefined}
          >
            {point.name}
          </text>
        )
      })}
    </g>
  )
}
