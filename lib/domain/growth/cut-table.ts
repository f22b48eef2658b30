import { colourOf } from '../charts/colours'
import type { Dimension } from '../dimension'
import { entityName } from '../entity-name'
import { entityPath } from '../entity-path'
import { text } from '../messages'
import type { TableColumn, TableView } from '../tables/table-view'
import type { Cut } from './drivers'
import type { Growth, GrowthPart } from './growth'
import { signedTexts } from './waterfall'

const dimensionOf: Partial<Record<Cut, Dimension>> = {
  free: 'access',
  openness: 'weights',
  author: 'authors',
  provider: 'providers',
  category: 'categories',
}

/** The parts of a cut, the first of them, with what each moved. */
export function cutTable({ parts, before, estimated }: Growth, cut: Cut, rows: number): TableView {
  const dimension = dimensionOf[cut]
  const shown = parts.slice(0, rows)
  const moved = shown.map(({ tokens }) => signedTexts(tokens, before.totalTokens))
  const columns: TableColumn[] = [
    {
      id: 'part',
      kind: 'name',
      label: text('growth.columns.part'),
      cells: shown.map((part) => nameCell(part, dimension)),
    },
    {
      id: 'tokens',
      kind: 'count',
      label: text('growth.columns.tokens'),
      cells: shown.map(({ tokens }, row) => ({
        short: moved[row]!.short,
        value: String(tokens),
        title: moved[row]!.exact,
        isEstimate: estimated,
      })),
    },
    {
      id: 'points',
      kind: 'text',
      label: text('growth.columns.points'),
      cells: moved.map(({ points }) => points),
    },
  ]
  return { caption: text(`growth.cuts.${cut}`), keys: shown.map(({ key }) => key), columns }
}

function nameCell({ key, name }: GrowthPart, dimension: Dimension | undefined) {
  if (!dimension) return { name, href: null, colour: null }
  return {
    name: entityName(dimension, key, name),
    href: entityPath(dimension, key),
    colour: colourOf(dimension, key),
  }
}
