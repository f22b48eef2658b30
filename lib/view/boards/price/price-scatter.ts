import { effectivePrice } from '@/lib/domain/money/price'
import type { PriceBoard } from '@/lib/domain/money/price-board'
import { metrics } from '@/lib/domain/tokens/measures'
import { ratio } from '@/lib/domain/tokens/ratio'
import type { Board, BoardRow } from '@/lib/domain/traffic/board'
import { entityPath } from '../../address/entity-path'
import { colourOf } from '../../colour/colours'
import type { ScatterPoint, ScatterView } from '../../scatter/scatter-view'
import { priceCell } from '../../table/figure-cells'
import { entityName } from '../../text/entity-name'
import { text } from '../../text/messages'
import { valueCell } from '../../text/metric-text'
import { noPricesText } from '../../text/price-text'

const NANO = 1e9

/** Prices paid against usage, both on logarithmic axes: of what has a known cost. */
export function priceScatter({ board }: PriceBoard, title: string): ScatterView {
  const { dimension } = board
  const most = metrics.spend.valueOf(board.total)
  const priced = board.rows.flatMap((row) => {
    const price = effectivePrice(row)
    const href = entityPath(dimension, row.slug)
    return row.kind === 'other' || price === null || href === null ? [] : [{ row, price, href }]
  })
  const points = priced.map(({ row, price, href }): ScatterPoint => {
    const name = entityName(dimension, row.slug, row.name)
    const tokens = valueCell('tokens', metrics.tokens.valueOf(row), row.estimated)
    const paid = priceCell(price)!
    return {
      name,
      href,
      colour: colourOf(dimension, row.slug),
      x: Number(metrics.tokens.valueOf(row)),
      y: Number(price) / NANO,
      xText: tokens.title,
      yText: paid.title,
      size: ratio(row.costNanoUsd, most) ?? 0,
      title: text('boards.price.point', { name, tokens: tokens.short, price: paid.short }),
    }
  })
  return {
    title,
    summary: summary(board, priced),
    nameLabel: text(`dimensions.${dimension}.one`),
    xLabel: text('metrics.tokens.label'),
    yLabel: text('boards.price.axis'),
    xKind: 'tokens',
    yKind: 'dollarsPerMillion',
    points,
  }
}

function summary({ dimension, total }: Board, priced: { row: BoardRow; price: bigint }[]): string {
  if (priced.length === 0) return noPricesText(total)
  const paid = priced.filter(({ price }) => price > 0n)
  const byPrice = (paid.length > 0 ? paid : priced).sort((a, b) =>
    a.price === b.price ? 0 : a.price < b.price ? -1 : 1,
  )
  const [most] = priced
  const short = (price: bigint) => priceCell(price)!.short
  return text('boards.price.summary', {
    name: entityName(dimension, most!.row.slug, most!.row.name),
    price: short(most!.price),
    count: priced.length,
    least: short(byPrice[0]!.price),
    highest: short(byPrice.at(-1)!.price),
  })
}
