import { type CategoryFilter, categories, categoryFilterId } from '@/lib/domain/categories'
import { addDays, type Day } from '@/lib/domain/day'
import type { DayRange } from '@/lib/domain/day-range'
import type { Dimension } from '@/lib/domain/dimension'
import type { Metric } from '@/lib/domain/measures'
import type { Variants } from '@/lib/domain/question'
import { catalog, type Traffic } from './traffic'

export interface Sums {
  tokens: bigint
  requests: bigint
}

/** What an event is listed as: its slug, or null where it may not be listed. */
export function slugOf(event: Traffic, dimension: Dimension, variants: Variants): string | null {
  if (dimension === 'categories') return categories.find(({ id }) => id === event.categoryId)!.slug
  if (dimension === 'providers') return catalog.providers.find(({ id }) => id === event.providerId)!.slug
  if (dimension === 'apps') {
    const app = catalog.apps.find(({ id }) => id === event.appId)!
    return app.hidden ? null : app.slug
  }
  const model = catalog.models.find(({ id }) => id === event.modelId)!
  if (dimension === 'authors') return catalog.authors.find(({ id }) => id === model.authorId)!.slug
  const isMerged = variants === 'merge' && model.baseId !== null
  return isMerged ? catalog.models.find(({ id }) => id === model.baseId)!.slug : model.slug
}

export function inside(traffic: Traffic[], range: DayRange, category: CategoryFilter = 'all'): Traffic[] {
  const id = categoryFilterId(category)
  return traffic.filter(
    (event) => event.day >= range.from && event.day < range.until && (id === 0 || event.categoryId === id),
  )
}

export function sumOf(traffic: Traffic[]): Sums {
  let tokens = 0n
  let requests = 0n
  for (const event of traffic) {
    tokens += BigInt(event.promptTokens + event.completionTokens) * BigInt(event.sampleWeight)
    requests += BigInt(event.sampleWeight)
  }
  return { tokens, requests }
}

/** The slugs that may be listed, best first: by the metric, then by the slug's bytes. */
export function rank(
  traffic: Traffic[],
  dimension: Dimension,
  variants: Variants,
  valueFor: (slug: string, sums: Sums) => bigint,
): { slug: string; sums: Sums; value: bigint }[] {
  const groups = new Map<string, Traffic[]>()
  for (const event of traffic) {
    const slug = slugOf(event, dimension, variants)
    if (slug !== null) groups.set(slug, [...(groups.get(slug) ?? []), event])
  }
  return [...groups]
    .map(([slug, events]) => ({ slug, sums: sumOf(events), value: valueFor(slug, sumOf(events)) }))
    .filter(({ sums }) => sums.tokens > 0n)
    .sort((a, b) => (a.value === b.value ? (a.slug < b.slug ? -1 : 1) : a.value > b.value ? -1 : 1))
}

export const metricValue = (metric: Metric) => (_slug: string, sums: Sums) => sums[metric]

/** The first day, and the day after the last one, of the `length` days that end `ago` days before `through`. */
export function days(through: Day, length: number, ago = 0): DayRange {
  const until = addDays(through, 1 - ago)
  return { from: addDays(until, -length), until }
}
