import { dollarText } from '@/lib/domain/money/money'
import { type CataloguePrice, effectivePrice } from '@/lib/domain/money/price'
import type { PriceBoard } from '@/lib/domain/money/price-board'
import { totalTokens } from '@/lib/domain/tokens/measures'
import { ratioText } from '@/lib/domain/tokens/ratio'
import type { Board, BoardRow } from '@/lib/domain/traffic/board'
import { type ExportColumn, SHARE_DIGITS } from '../../file/export-columns'

const money = (nano: bigint | null | undefined) =>
  nano === null || nano === undefined ? null : dollarText(nano)

/** What was paid for a million tokens; empty where no cost is known, as the price that no catalogue names. */
export const paidColumn: ExportColumn<Parameters<typeof effectivePrice>[0]> = {
  name: 'usd_per_million_tokens',
  kind: 'money',
  cell: (row) => money(effectivePrice(row)),
}

/** The columns of a list of prices: those of the catalogue for models alone. */
export function priceColumns({ board, catalogue }: PriceBoard): ExportColumn<BoardRow>[] {
  const asked = (name: keyof CataloguePrice): ExportColumn<BoardRow> => ({
    name: `${name}_usd_per_million`,
    kind: 'money',
    cell: ({ id }) => money(id === null ? null : catalogue.get(id)?.[name]),
  })
  const { total } = board
  return [
    { name: 'rank', kind: 'rank', cell: ({ rank }) => (rank === null ? null : String(rank)) },
    { name: 'slug', kind: 'text', cell: ({ slug }) => slug },
    { name: 'name', kind: 'text', cell: ({ name }) => name },
    paidColumn,
    ...(board.dimension === 'models' ? [asked('prompt'), asked('completion'), asked('cached')] : []),
    { name: 'requests', kind: 'count', cell: ({ requests }) => String(requests) },
    { name: 'unpriced_requests', kind: 'count', cell: ({ unpricedRequests }) => String(unpricedRequests) },
    { name: 'total_tokens', kind: 'count', cell: (row) => String(totalTokens(row)) },
    { name: 'priced_tokens', kind: 'count', cell: ({ pricedTokens }) => String(pricedTokens) },
    { name: 'cost_usd', kind: 'money', cell: costCell },
    {
      name: 'token_share',
      kind: 'fraction',
      cell: (row) => ratioText(totalTokens(row), totalTokens(total), SHARE_DIGITS),
    },
    { name: 'spend_share', kind: 'fraction', cell: (row) => spendShare(row, total) },
    { name: 'estimated', kind: 'flag', cell: ({ estimated }) => String(estimated) },
  ]
}

/** Null where no request had a price: that is unknown, not free. */
export function costCell(
  row: Pick<BoardRow, 'requests' | 'unpricedRequests' | 'costNanoUsd'>,
): string | null {
  return row.unpricedRequests === row.requests ? null : dollarText(row.costNanoUsd)
}

function spendShare(row: BoardRow, total: Board['total']): string | null {
  return ratioText(row.costNanoUsd, total.costNanoUsd, SHARE_DIGITS)
}
