import type { PageDimension } from '@/lib/domain/entity/dimension'
import type { BoardName } from '../address/boards'

/** The charts of a board besides its own, by the words of their addresses: `context-lengths`. */
const moreCharts = {
  context: ['lengths'],
  reasoning: ['authors', 'served'],
  tools: ['calls', 'apps', 'app-calls'],
  open: ['regions'],
  price: ['categories'],
} as const satisfies Partial<Record<BoardName, readonly string[]>>

type Charted = keyof typeof moreCharts

/** What a board calls its other charts; never where it has none. */
export type MoreChart<Name extends BoardName = BoardName> = Name extends Charted
  ? (typeof moreCharts)[Name][number]
  : never

export function moreChartsOf(board: BoardName): readonly MoreChart[] {
  return Object.hasOwn(moreCharts, board) ? moreCharts[board as Charted] : []
}

/** The charts of one thing besides its growth, by the words of their addresses, and which things have them. */
const entityCharts = {
  models: ['models', 'authors', 'providers', 'apps', 'categories'],
  authors: ['categories'],
  providers: ['models'],
  apps: ['models'],
  categories: ['models', 'authors', 'providers', 'apps'],
  requests: ['models', 'authors', 'providers', 'apps', 'categories'],
  means: ['models', 'authors', 'providers', 'apps', 'categories'],
  ranks: ['models'],
  launch: ['models'],
} as const satisfies Record<string, readonly PageDimension[]>

export type EntityChart = keyof typeof entityCharts

export function isEntityChart(text: string): text is EntityChart {
  return Object.hasOwn(entityCharts, text)
}

/** What can have a chart; null stands for growth. */
export function ownersOf(chart: EntityChart | null): readonly PageDimension[] {
  return entityCharts[chart ?? 'requests']
}
