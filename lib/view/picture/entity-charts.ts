import type { PageDimension } from '@/lib/domain/entity/dimension'

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
