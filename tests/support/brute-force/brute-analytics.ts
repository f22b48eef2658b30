import fc from 'fast-check'
import { categories } from '@/lib/domain/entity/categories'
import { startOfBucket } from '@/lib/domain/time/buckets'
import { addDays, type Day } from '@/lib/domain/time/day'
import type { AnalyticsDimension } from '@/lib/queries/analytics/fields'
import { catalog, type Traffic } from '../database/traffic'
import { inside } from './brute-force'

const columns = {
  request_count: () => 1,
  tokens_total: (event: Traffic) => event.promptTokens + event.completionTokens,
  tokens_prompt: (event: Traffic) => event.promptTokens,
  tokens_reasoning: (event: Traffic) => event.reasoningTokens,
  unpriced_request_count: (event: Traffic) => (event.costNanoUsd === null ? 1 : 0),
}

export const analyticsMetrics = Object.keys(columns) as (keyof typeof columns)[]

/** What an event is called in an answer; apps that are hidden are one. */
const nameOf: Record<AnalyticsDimension, (event: Traffic) => string> = {
  model: ({ modelId }) => catalog.models.find(({ id }) => id === modelId)!.slug,
  author: ({ modelId }) => {
    const model = catalog.models.find(({ id }) => id === modelId)!
    return catalog.authors.find(({ id }) => id === model.authorId)!.slug
  },
  provider: ({ providerId }) => catalog.providers.find(({ id }) => id === providerId)!.slug,
  app: ({ appId }) => {
    const app = catalog.apps.find(({ id }) => id === appId)!
    return app.hidden ? 'other' : app.slug
  },
  category: ({ categoryId }) => categories.find(({ id }) => id === categoryId)!.slug,
}

const dimension = fc.constantFrom<AnalyticsDimension>('model', 'author', 'provider', 'app', 'category')
const filter = dimension.chain((field) => {
  const events = catalog.apps.map(({ id }, index) => ({
    modelId: catalog.models[index]!.id,
    providerId: catalog.providers[index % 3]!.id,
    appId: id,
    categoryId: [1, 2, 5, 13, 2][index]!,
  }))
  const values = events.map((event) => nameOf[field](event as Traffic)).filter((name) => name !== 'other')
  return fc.oneof(
    fc.record({
      field: fc.constant(field),
      operator: fc.constantFrom('eq', 'neq'),
      value: fc.constantFrom(...values),
    }),
    fc.record({
      field: fc.constant(field),
      operator: fc.constantFrom('in', 'not_in'),
      value: fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }),
    }),
  )
})

/** Any question of sums; `days` is how many days up to the last complete one it is about. */
export const analyticsQuestion = fc.record({
  dimensions: fc.uniqueArray(dimension, { maxLength: 2 }),
  filters: fc.array(filter, { maxLength: 2 }),
  granularity: fc.option(fc.constantFrom('day', 'week', 'month'), { nil: undefined }),
  days: fc.constantFrom(1, 7, 30, 75),
})

export type AnalyticsQuestion = typeof analyticsQuestion extends fc.Arbitrary<infer Value> ? Value : never

/** The rows that answer the question, in no order, as one adds them up from the events before `until`. */
export function expectedAnalytics(
  served: Traffic[],
  { dimensions, filters, granularity, days }: AnalyticsQuestion,
  until: Day,
) {
  const range = { from: addDays(until, -days), until }
  const groups = new Map<string, Record<string, unknown>>()
  for (const event of inside(served, range)) {
    const isPicked = filters.every(({ field, operator, value }) => {
      const isNamed = [value].flat().includes(nameOf[field](event))
      return operator === 'eq' || operator === 'in' ? isNamed : !isNamed
    })
    if (!isPicked) continue
    const keys = {
      ...(granularity && {
        [`date__${granularity}`]: `${startOfBucket(event.day, granularity as 'day')}T00:00:00.000Z`,
      }),
      ...Object.fromEntries(dimensions.map((name) => [name, nameOf[name](event)])),
    }
    const name = JSON.stringify(keys)
    const group = groups.get(name) ?? {
      ...keys,
      ...Object.fromEntries(analyticsMetrics.map((metric) => [metric, '0'])),
    }
    for (const metric of analyticsMetrics) {
      const added = BigInt(columns[metric](event)) * BigInt(event.sampleWeight)
      group[metric] = String(BigInt(group[metric] as string) + added)
    }
    groups.set(name, group)
  }
  return [...groups.values()]
}
