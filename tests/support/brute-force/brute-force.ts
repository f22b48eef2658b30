import { type AppGroup, appGroupKinds } from '@/lib/domain/entity/app-groups'
import { type CategoryFilter, categories, categoryFilterId } from '@/lib/domain/entity/categories'
import { type Classing, type Dimension, isClassing } from '@/lib/domain/entity/dimension'
import { addDays, type Day } from '@/lib/domain/time/day'
import type { DayRange } from '@/lib/domain/time/day-range'
import type { Metric } from '@/lib/domain/tokens/measures'
import type { Variants } from '@/lib/domain/traffic/question'
import { catalog, closedModelIds, openModelIds, type Traffic } from '../database/traffic'

export type Sums = Record<Metric, bigint>

/** What an event is listed as: its slug, or null where it may not be listed. */
export function slugOf(
  event: Traffic,
  dimension: Dimension,
  variants: Variants,
  appGroup: AppGroup | null = null,
): string | null {
  if (dimension === 'categories') return categories.find(({ id }) => id === event.categoryId)!.slug
  if (dimension === 'providers') return catalog.providers.find(({ id }) => id === event.providerId)!.slug
  if (dimension === 'apps') {
    const app = catalog.apps.find(({ id }) => id === event.appId)!
    const isInGroup = appGroup === null || app.kinds.some((kind) => appGroupKinds(appGroup).includes(kind))
    return app.hidden || !isInGroup ? null : app.slug
  }
  const model = catalog.models.find(({ id }) => id === event.modelId)!
  if (dimension === 'authors') return catalog.authors.find(({ id }) => id === model.authorId)!.slug
  if (isClassing(dimension)) return classOf(model, dimension)
  const isMerged = variants === 'merge' && model.baseId !== null
  return isMerged ? catalog.models.find(({ id }) => id === model.baseId)!.slug : model.slug
}

function classOf(model: (typeof catalog.models)[number], classing: Classing): string {
  const base = catalog.models.find(({ id }) => id === (model.baseId ?? model.id))!
  const variant = model.slug.split(':')[1]
  switch (classing) {
    case 'access':
      return variant === 'free' ? 'free' : 'paid'
    case 'routing':
      return variant === 'nitro' || variant === 'floor' ? variant : 'default'
    case 'weights':
      if (openModelIds.includes(base.id)) return 'open'
      return closedModelIds.includes(base.id) ? 'closed' : 'unlisted'
    case 'regions':
      return model.slug.startsWith('deepseek/') ? 'china' : 'unlisted'
  }
}

export function inside(traffic: Traffic[], range: DayRange, category: CategoryFilter = 'all'): Traffic[] {
  const id = categoryFilterId(category)
  return traffic.filter(
    (event) => event.day >= range.from && event.day < range.until && (id === 0 || event.categoryId === id),
  )
}

export function sumOf(traffic: Traffic[]): Sums {
  const sums: Sums = { tokens: 0n, requests: 0n, spend: 0n, reasoning: 0n, tools: 0n, normalised: 0n }
  for (const event of traffic) {
    const weight = BigInt(event.sampleWeight)
    sums.tokens += BigInt(event.promptTokens + event.completionTokens) * weight
    sums.requests += weight
    sums.spend += BigInt(event.costNanoUsd ?? 0) * weight
    sums.reasoning += BigInt(event.reasoningTokens) * weight
    sums.tools += BigInt(event.toolCalls ?? 0) * weight
    sums.normalised += normalisedOf(event) * weight
  }
  return sums
}

/** What one tokenizer counted for all models; 0 where nobody stated it. */
export function normalisedOf({ normalisedPromptTokens, normalisedCompletionTokens }: Traffic): bigint {
  return BigInt(normalisedPromptTokens ?? 0) + BigInt(normalisedCompletionTokens ?? 0)
}

/** Whether something has a place by a metric: without any normalised count it has none by that. */
export function isPlaced(metric: Metric): (ranked: { sums: Sums }) => boolean {
  return ({ sums }) => metric !== 'normalised' || sums.normalised > 0n
}

/** The slugs that may be listed, best first: by the metric, then by the slug's bytes. */
export function rank(
  traffic: Traffic[],
  dimension: Dimension,
  variants: Variants,
  valueFor: (slug: string, sums: Sums) => bigint,
  appGroup: AppGroup | null = null,
): { slug: string; sums: Sums; value: bigint }[] {
  const groups = new Map<string, Traffic[]>()
  for (const event of traffic) {
    const slug = slugOf(event, dimension, variants, appGroup)
    if (slug !== null) groups.set(slug, [...(groups.get(slug) ?? []), event])
  }
  return [...groups]
    .map(([slug, events]) => ({ slug, sums: sumOf(events), value: valueFor(slug, sumOf(events)) }))
    .filter(({ sums }) => sums.tokens > 0n)
    .sort((a, b) => (a.value === b.value ? (a.slug < b.slug ? -1 : 1) : a.value > b.value ? -1 : 1))
}

/** The first day, and the day after the last one, of the `length` days that end `ago` days before `through`. */
export function days(through: Day, length: number, ago = 0): DayRange {
  const until = addDays(through, 1 - ago)
  return { from: addDays(until, -length), until }
}
