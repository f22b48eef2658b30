import { type CataloguePrice, effectivePrice } from '@/lib/domain/money/price'
import type { PriceBoard } from '@/lib/domain/money/price-board'
import { metrics } from '@/lib/domain/tokens/measures'
import { ratio } from '@/lib/domain/tokens/ratio'
import type { BoardRow } from '@/lib/domain/traffic/board'
import { entityPath } from '../../address/entity-path'
import { colourOf } from '../../colour/colours'
import { priceCell } from '../../table/figure-cells'
import { rankColumn } from '../../table/rank-column'
import type { NameCell, ShareCell, TableColumn, TableView } from '../../table/table-view'
import { entityName } from '../../text/entity-name'
import { percent } from '../../text/format'
import { text } from '../../text/messages'
import { valueCell } from '../../text/metric-text'

/** What was paid beside what the catalogue asks, and the part of all tokens beside the part of all spend. */
export function priceTable({ board, catalogue }: PriceBoard, caption: string): TableView {
  const { dimension, rows } = board
  const asked = (part: Exclude<keyof CataloguePrice, 'cached'>): TableColumn => ({
    id: part,
    kind: 'count',
    label: text(`columns.${part}Price.label`),
    hint: text(`columns.${part}Price.hint`),
    hiddenBelow: 'md',
    cells: rows.map(({ id }) => priceCell((id === null ? null : catalogue.get(id)?.[part]) ?? null)),
  })
  const columns: TableColumn[] = [
    rankColumn(rows),
    name({ board, catalogue }),
    {
      id: 'paid',
      kind: 'count',
      label: text('columns.paid.label'),
      hint: text('columns.paid.hint'),
      cells: rows.map((row) => priceCell(effectivePrice(row), row.estimated)),
    },
    ...(dimension === 'models' ? [asked('prompt'), asked('completion')] : []),
    amount(rows, 'tokens', 'sm'),
    share(board, 'tokens'),
    amount(rows, 'spend', 'md'),
    share(board, 'spend'),
  ]
  return { caption, keys: rows.map(({ slug, kind }) => slug + kind), columns }
}

function name({ board: { dimension, rows, entityCount, total } }: PriceBoard): TableColumn {
  const left = entityCount - rows.filter(({ kind }) => kind === 'entity').length
  const cells = rows.map((row): NameCell => {
    const colour = colourOf(dimension, row.slug)
    const tokens = percent(metrics.tokens.valueOf(row), metrics.tokens.valueOf(total))
    const spend = percent(row.costNanoUsd, total.costNanoUsd)
    const notes: NameCell['notes'] = [{ text: text('lists.twoShares', { tokens, spend }), below: 'sm' }]
    if (row.kind === 'other') {
      const other = left > 0 ? text('lists.otherWithCount', { count: left }) : text('lists.other')
      return { name: other, href: null, colour, notes }
    }
    const href = entityPath(dimension, row.slug)
    return { name: entityName(dimension, row.slug, row.name), href, colour, notes }
  })
  return { id: 'name', kind: 'name', label: text(`dimensions.${dimension}.one`), cells }
}

function amount(
  rows: readonly BoardRow[],
  metric: 'tokens' | 'spend',
  hiddenBelow: 'sm' | 'md',
): TableColumn {
  const cells = rows.map((row) => {
    const isUnknown = metric === 'spend' && row.unpricedRequests === row.requests
    return isUnknown ? null : valueCell(metric, metrics[metric].valueOf(row), row.estimated)
  })
  return { id: metric, kind: 'count', label: text(`metrics.${metric}.label`), hiddenBelow, cells }
}

/** Both shares are drawn on one scale, so that their bars compare. */
function share({ dimension, rows, total }: PriceBoard['board'], metric: 'tokens' | 'spend'): TableColumn {
  const entities = rows.filter(({ kind }) => kind === 'entity')
  const partOf = (row: BoardRow, of: 'tokens' | 'spend') =>
    ratio(metrics[of].valueOf(row), metrics[of].valueOf(total)) ?? 0
  const largest = Math.max(...entities.flatMap((row) => [partOf(row, 'tokens'), partOf(row, 'spend')]), 1e-9)
  const cells = rows.map(
    (row): ShareCell => ({
      text: percent(metrics[metric].valueOf(row), metrics[metric].valueOf(total)),
      part: Math.min(1, partOf(row, metric) / largest),
      colour: colourOf(dimension, row.slug),
    }),
  )
  return {
    id: `${metric}-share`,
    kind: 'share',
    label: text(`columns.${metric}Share.label`),
    hint: text(`columns.${metric}Share.hint`),
    hiddenBelow: 'sm',
    cells,
  }
}
