import type { Dimension } from '@/lib/domain/entity/dimension'
import type { Cut } from '@/lib/domain/growth/drivers'
import type { Growth, GrowthPart } from '@/lib/domain/growth/growth'
import type { GrowthWindow } from '@/lib/domain/growth/growth-window'
import type { variantNames } from '@/lib/domain/growth/part-names'
import { entityPath } from '../address/entity-path'
import { colourOf, OTHER_COLOUR } from '../colour/colours'
import type { TableColumn, TableView } from '../table/table-view'
import { entityName } from '../text/entity-name'
import { text } from '../text/messages'
import { growthSentence } from './growth-sentence'
import { signedTexts, type WaterfallView, waterfallOf, windowsText } from './waterfall'

const dimensionOf: Partial<Record<Cut, Dimension>> = {
  free: 'access',
  openness: 'weights',
  author: 'authors',
  provider: 'providers',
  category: 'categories',
}

/** The parts of a cut with what each moved: the first of them, and the others together, so that they add up. */
export function cutTable({ parts, before, estimated }: Growth, cut: Cut, rows: number): TableView {
  const shown = shownParts(parts, rows)
  const moved = shown.map(({ tokens }) => signedTexts(tokens, before.totalTokens))
  const columns: TableColumn[] = [
    {
      id: 'part',
      kind: 'name',
      label: text('growth.columns.part'),
      cells: shown.map((part) => nameCell(part, cut)),
    },
    {
      id: 'tokens',
      kind: 'count',
      label: text('growth.columns.tokens'),
      hint: text('growth.columns.tokensHint'),
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
      hint: text('growth.columns.pointsHint'),
      cells: moved.map(({ points }) => points),
    },
  ]
  return { caption: text(`growth.cuts.${cut}`), keys: shown.map(({ key }) => key), columns }
}

/** The same parts as bars that lead from the total before to that after. */
export function cutWaterfall(growth: Growth, cut: Cut, window: GrowthWindow, rows: number): WaterfallView {
  const steps = shownParts(growth.parts, rows).map((part) => {
    return { ...part, label: nameOf(part, cut), meaning: null, top: [] }
  })
  return waterfallOf(growth, steps, {
    title: text('growth.cuts.chart', { cut: text(`growth.cuts.${cut}`), days: windowsText(growth) }),
    summary: growthSentence(growth, window, (part) => nameOf(part, cut)),
  })
}

function shownParts(parts: readonly GrowthPart[], rows: number): readonly ShownPart[] {
  const hidden = parts.slice(rows)
  return hidden.length > 0 ? [...parts.slice(0, rows), together(hidden)] : parts
}

function nameOf({ key, name, isOther }: ShownPart, cut: Cut): string {
  if (isOther) return name
  const dimension = dimensionOf[cut]
  return dimension
    ? entityName(dimension, key, name)
    : text(`growth.variants.${key as keyof typeof variantNames}`)
}

type ShownPart = Pick<GrowthPart, 'key' | 'name' | 'tokens'> & { isOther?: boolean }

function together(parts: readonly GrowthPart[]): ShownPart {
  const tokens = parts.reduce((sum, part) => sum + part.tokens, 0n)
  return { key: 'others', name: text('lists.otherWithCount', { count: parts.length }), tokens, isOther: true }
}

function nameCell(part: ShownPart, cut: Cut) {
  const name = nameOf(part, cut)
  const dimension = dimensionOf[cut]
  if (!dimension) return { name, href: null, colour: null }
  if (part.isOther) return { name, href: null, colour: OTHER_COLOUR }
  return { name, href: entityPath(dimension, part.key), colour: colourOf(dimension, part.key) }
}
