import type { Dimension } from '@/lib/domain/entity/dimension'
import type { Metric } from '@/lib/domain/tokens/measures'
import { changeOf } from '@/lib/domain/traffic/change'
import type { Mover, Movers } from '@/lib/domain/traffic/movers'
import { entityPath } from '@/lib/view/address/entity-path'
import { colourOf } from '@/lib/view/colour/colours'
import type { TableView } from '@/lib/view/table/table-view'
import { changeWords } from '@/lib/view/text/change-text'
import { entityName } from '@/lib/view/text/entity-name'
import { MINUS } from '@/lib/view/text/format'
import { text } from '@/lib/view/text/messages'
import { valueCell } from '@/lib/view/text/metric-text'
import { DataTable } from '../tables/data-table'

interface MoverListsProps {
  dimension: Dimension
  metric: Metric
  movers: Movers
  /** In the overview the board's own heading stands above it. */
  isOverview: boolean
}

/** Who gained and who lost most against the window before. */
export function MoverLists({ dimension, metric, movers, isOverview }: MoverListsProps) {
  const Heading = isOverview ? 'h3' : 'h2'
  const sides = (['up', 'down'] as const).filter((side) => movers[side].length > 0)
  return (
    <div className="grid content-start gap-x-10 gap-y-8 sm:grid-cols-2">
      {sides.map((side) => (
        <div key={side}>
          <Heading className="mb-1 font-medium">{text(`movers.${side}`)}</Heading>
          <DataTable view={moverTable(dimension, metric, movers[side], text(`movers.${side}`))} />
        </div>
      ))}
    </div>
  )
}

function moverTable(dimension: Dimension, metric: Metric, movers: Mover[], caption: string): TableView {
  return {
    caption,
    keys: movers.map(({ slug }) => slug),
    columns: [
      {
        id: 'name',
        kind: 'name',
        label: text(`dimensions.${dimension}.one`),
        cells: movers.map(({ slug, name }) => ({
          name: entityName(dimension, slug, name),
          href: entityPath(dimension, slug),
          colour: colourOf(dimension, slug),
        })),
      },
      {
        id: 'difference',
        kind: 'count',
        label: text('movers.difference'),
        cells: movers.map(({ current, previous }) => {
          const cell = valueCell(metric, current > previous ? current - previous : previous - current, false)
          return { ...cell, short: (current > previous ? '+' : MINUS) + cell.short }
        }),
      },
      {
        id: 'change',
        kind: 'change',
        label: text('columns.change.label'),
        cells: movers.map(({ current, previous }) => changeWords(changeOf(current, previous))),
      },
    ],
  }
}
