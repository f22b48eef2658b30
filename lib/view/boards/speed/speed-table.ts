import type { SpeedMeasure } from '@/lib/domain/tokens/histogram'
import { measuredRequests, type SpeedBoard, type SpeedRow } from '@/lib/domain/traffic/speed-board'
import { entityPath } from '../../address/entity-path'
import { colourOf } from '../../colour/colours'
import { latencyCell, throughputCell } from '../../table/figure-cells'
import { rankColumn } from '../../table/rank-column'
import type { TableColumn, TableView } from '../../table/table-view'
import { entityName } from '../../text/entity-name'
import { text } from '../../text/messages'
import { countCell } from '../../text/metric-text'

/** Medians and the slow end of how fast each answered, the fastest first. */
export function speedTable({ dimension }: SpeedBoard, rows: readonly SpeedRow[], caption: string): TableView {
  const names = rows.map(({ slug, name }) => ({
    name: entityName(dimension, slug, name),
    href: entityPath(dimension, slug),
    colour: colourOf(dimension, slug),
  }))
  return {
    caption,
    keys: rows.map(({ slug }) => slug),
    columns: [
      { ...rankColumn(rows), hint: text('columns.speedRank.hint') },
      { id: 'name', kind: 'name', label: text(`dimensions.${dimension}.one`), cells: names },
      figure(rows, 'throughput', 'p50'),
      figure(rows, 'throughput', 'p95', 'md'),
      figure(rows, 'latency', 'p50'),
      figure(rows, 'latency', 'p95', 'sm'),
      {
        id: 'measured',
        kind: 'count',
        label: text('columns.measured.label'),
        hint: text('columns.measured.hint'),
        hiddenBelow: 'md',
        cells: rows.map((row) => countCell('requests', measuredRequests(row))),
      },
    ],
  }
}

function figure(
  rows: readonly SpeedRow[],
  measure: SpeedMeasure,
  part: 'p50' | 'p95',
  hiddenBelow?: 'sm' | 'md',
): TableColumn {
  const cell = measure === 'latency' ? latencyCell : throughputCell
  return {
    id: `${measure}-${part}`,
    kind: 'count',
    label: text(`columns.${measure}.${part}`),
    hint: text(`columns.${measure}.hint`),
    ...(hiddenBelow ? { hiddenBelow } : {}),
    cells: rows.map(({ speed }) => cell(speed[measure][part])),
  }
}
