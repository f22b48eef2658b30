import { ratio } from '@/lib/domain/tokens/ratio'
import type { ReferenceApps, ReferenceBoard, ReferenceRow } from '@/lib/domain/traffic/reference'
import { entityPath } from '../address/entity-path'
import { colourOf } from '../colour/colours'
import { rankColumn } from '../table/rank-column'
import type { CountCell, NameCell, TableColumn, TableView } from '../table/table-view'
import { entityName } from '../text/entity-name'
import { percent } from '../text/format'
import { text } from '../text/messages'
import { countCell } from '../text/metric-text'

/** The share here beside the published one, both on one scale, so that their bars compare. */
export function referenceTable(
  board: ReferenceBoard,
  rows: readonly ReferenceRow[],
  caption: string,
): TableView {
  const { dimension, ownTotal, referenceTotal, source } = board
  const names = { name: source.name }
  const partsOf = ({ ownTokens, referenceTokens }: ReferenceRow) => [
    ratio(ownTokens, ownTotal) ?? 0,
    ratio(referenceTokens, referenceTotal) ?? 0,
  ]
  const entities = rows.filter(({ kind }) => kind === 'entity')
  const largest = Math.max(...entities.flatMap(partsOf), 1e-9)
  const share = (
    id: 'ownShare' | 'share',
    tokensOf: (row: ReferenceRow) => bigint,
    total: bigint,
  ): TableColumn => ({
    id,
    kind: 'share',
    label: text(`reference.columns.${id}`, names),
    hint: text(`reference.hints.${id}`, names),
    cells: rows.map((row) => ({
      text: percent(tokensOf(row), total),
      part: Math.min(1, (ratio(tokensOf(row), total) ?? 0) / largest),
      colour: colourOf(dimension, row.slug),
    })),
  })
  const count = (id: string, label: string, cells: (CountCell | null)[]): TableColumn => ({
    id,
    kind: 'count',
    label,
    hiddenBelow: 'md',
    cells,
  })
  const own = ({ ownTokens }: ReferenceRow) => ownTokens
  const published = ({ referenceTokens }: ReferenceRow) => referenceTokens
  return {
    caption,
    keys: rows.map(({ slug, kind }) => slug + kind),
    columns: [
      rankColumn(rows),
      {
        id: 'name',
        kind: 'name',
        label: text(`dimensions.${dimension}.one`),
        cells: rows.map((row): NameCell => {
          const isEntity = row.kind === 'entity'
          return {
            name: isEntity ? entityName(dimension, row.slug, row.name) : text('lists.other'),
            // What had no traffic here has no page here either.
            href: isEntity && row.ownTokens > 0n ? entityPath(dimension, row.slug) : null,
            colour: colourOf(dimension, row.slug),
          }
        }),
      },
      share('ownShare', own, ownTotal),
      share('share', published, referenceTotal),
      count(
        'own-tokens',
        text('reference.columns.ownTokens'),
        rows.map((row) => countCell('tokens', row.ownTokens, row.estimated)),
      ),
      count(
        'reference-tokens',
        text('reference.columns.tokens', names),
        rows.map((row) => countCell('tokens', row.referenceTokens)),
      ),
    ],
  }
}

/** Apps as they were published. */
export function referenceAppTable({ rows }: ReferenceApps, caption: string): TableView {
  return {
    caption,
    keys: rows.map(({ name }) => name),
    columns: [
      rankColumn(rows.map((_, place) => ({ rank: place + 1 }))),
      {
        id: 'name',
        kind: 'name',
        label: text('dimensions.apps.one'),
        cells: rows.map(({ name }) => ({ name, href: null, colour: null })),
      },
      {
        id: 'tokens',
        kind: 'count',
        label: text('metrics.tokens.label'),
        cells: rows.map(({ tokens }) => countCell('tokens', tokens)),
      },
      {
        id: 'requests',
        kind: 'count',
        label: text('metrics.requests.label'),
        hiddenBelow: 'sm',
        cells: rows.map(({ requests }) => countCell('requests', requests)),
      },
    ],
  }
}
