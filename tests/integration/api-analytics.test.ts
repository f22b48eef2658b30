import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { startOfBucket } from '@/lib/domain/buckets'
import { categories } from '@/lib/domain/categories'
import { addDays } from '@/lib/domain/day'
import { apiEndpoints } from '@/lib/http/api/catalogue'
import type { AnalyticsDimension } from '@/lib/queries/analytics/fields'
import { getBoard } from '@/lib/queries/board'
import { readSnapshot } from '@/lib/queries/snapshot'
import { inside } from '../support/brute-force'
import { useTestDatabase } from '../support/database'
import { useApiServer } from '../support/serve-api'
import { serveTraffic } from '../support/serve-traffic'
import { catalog, insertCatalog, type Traffic, trafficUpTo } from '../support/traffic'

const now = new Date('2026-03-04T10:00:00Z')
const through = '2026-03-03'

const columns = {
  request_count: () => 1,
  tokens_total: (event: Traffic) => event.promptTokens + event.completionTokens,
  tokens_prompt: (event: Traffic) => event.promptTokens,
  tokens_reasoning: (event: Traffic) => event.reasoningTokens,
  unpriced_request_count: (event: Traffic) => (event.costNanoUsd === null ? 1 : 0),
}

type Counted = keyof typeof columns

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
const question = fc.record({
  dimensions: fc.uniqueArray(dimension, { maxLength: 2 }),
  filters: fc.array(filter, { maxLength: 2 }),
  granularity: fc.option(fc.constantFrom('day', 'week', 'month'), { nil: undefined }),
  days: fc.constantFrom(1, 7, 30, 75),
})

type Question = typeof question extends fc.Arbitrary<infer Value> ? Value : never

describe('POST /analytics/query', () => {
  const database = useTestDatabase()
  const serve = useApiServer(database)
  let served: Traffic[]
  beforeAll(async () => {
    await insertCatalog(database().db)
    served = fc.sample(trafficUpTo('2026-03-04'), { numRuns: 8, seed: 11 }).flat()
    await serveTraffic(database().db, served, now)
  })

  const metrics = Object.keys(columns) as Counted[]
  const since = (days: number) => ({
    start: `${addDays(through, 1 - days)}T00:00:00Z`,
    end: '2026-03-04T00:00:00Z',
  })

  async function ask(body: object) {
    const { address } = await serve({ now })
    const response = await fetch(`${address}/api/v1/analytics/query`, {
      method: 'POST',
      body: JSON.stringify(body),
    })
    return { status: response.status, body: await response.json() }
  }
  const rows = async (body: object) => (await ask(body)).body.data.data as Record<string, unknown>[]

  function expected({ dimensions, filters, granularity, days }: Question) {
    const range = { from: addDays(through, 1 - days), until: '2026-03-04' }
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
        ...Object.fromEntries(metrics.map((metric) => [metric, '0'])),
      }
      for (const metric of metrics) {
        const added = BigInt(columns[metric](event)) * BigInt(event.sampleWeight)
        group[metric] = String(BigInt(group[metric] as string) + added)
      }
      groups.set(name, group)
    }
    return [...groups.values()]
  }

  const sorted = (answer: Record<string, unknown>[]) => {
    const texts = answer.map((row) =>
      JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1))),
    )
    return texts.toSorted()
  }

  it('is what one adds up from the events, by any dimensions, filters and buckets', async () => {
    await fc.assert(
      fc.asyncProperty(question, async (asked) => {
        const { days, ...rest } = asked
        const answer = await rows({ ...rest, metrics, time_range: since(days), limit: 10_000 })
        expect(sorted(answer)).toEqual(sorted(expected(asked)))
      }),
      { numRuns: 80, seed: 3 },
    )
  })

  it('is what the boards show', async () => {
    const board = await readSnapshot(database().db, (reader) =>
      getBoard(
        reader,
        'models',
        {
          period: 'month',
          range: null,
          category: 'programming',
          variants: 'split',
          metric: 'tokens',
          limit: 50,
          appGroup: null,
        },
        now,
      ),
    )
    const answer = await rows({
      metrics: ['tokens_total', 'total_usage', 'tokens_cached', 'tool_call_count'],
      dimensions: ['model'],
      filters: [{ field: 'category', operator: 'eq', value: 'programming' }],
      time_range: since(30),
    })
    expect(answer.filter((row) => row.tokens_total !== '0')).toEqual(
      board.rows.map((row) => ({
        model: row.slug,
        tokens_total: String(row.promptTokens + row.completionTokens),
        total_usage: Number(row.costNanoUsd) / 1e9,
        tokens_cached: String(row.cachedTokens),
        tool_call_count: String(row.toolCalls),
      })),
    )
    expect(answer.length).toBeGreaterThan(2)
  })

  it('divides sums, and has no ratio of nothing', async () => {
    const days = inside(served, { from: '2026-02-25', until: '2026-03-04' })
    const sum = (of: (event: Traffic) => number) =>
      days.reduce((all, event) => all + BigInt(of(event)) * BigInt(event.sampleWeight), 0n)
    const [row] = await rows({ metrics: ['cache_hit_rate', 'usd_per_million_tokens', 'total_usage'] })
    const priced = sum((event) =>
      event.costNanoUsd === null ? 0 : event.promptTokens + event.completionTokens,
    )
    expect(row!.cache_hit_rate).toBeCloseTo(
      Number(sum((event) => event.cachedTokens)) / Number(sum((event) => event.promptTokens)),
      9,
    )
    expect(row!.usd_per_million_tokens).toBeCloseTo((row!.total_usage as number) / (Number(priced) / 1e6), 9)
    expect(
      await rows({
        metrics: ['request_count'],
        filters: [{ field: 'app', operator: 'eq', value: 'nobody' }],
      }),
    ).toEqual([])
  })

  it('validates in the official client', async () => {
    const { analytics } = (await serve({ now })).client()
    const { data } = await analytics.queryAnalytics({
      requestBody: {
        metrics: ['request_count'],
        dimensions: ['app', 'model'],
        filters: [{ field: 'provider', operator: 'in', value: ['host-a', 'nobody'] }],
        granularity: 'week',
        timeRange: { start: new Date('2026-02-01T12:00:00Z'), end: new Date('2026-03-01T00:00:00Z') },
        orderBy: { field: 'date', direction: 'asc' },
        limit: 3,
      },
    })
    expect(data.metadata).toMatchObject({ rowCount: 3, truncated: true })
    expect(data.warnings).toEqual([
      'Figures are of whole UTC days: each day that is begun was read to its end.',
      'There is no provider nobody.',
    ])
    const meta = await analytics.getAnalyticsMeta()
    expect(meta.data.dimensions.map(({ name }) => name)).toEqual([
      'model',
      'author',
      'provider',
      'app',
      'category',
    ])
    expect(meta.data.granularities.map(({ name }) => name)).toEqual(['day', 'week', 'month'])
    expect(meta.data.operators.find(({ name }) => name === 'not_in')!.valueType).toBe('array')
    expect(meta.data.metrics.find(({ name }) => name === 'total_usage')).toMatchObject({
      isRate: false,
      displayFormat: 'currency',
      displayLabel: 'Total usage',
    })
  })

  it('has every metric that it names, and is as it is described', async () => {
    const { address } = await serve({ now })
    const meta = await (await fetch(`${address}/api/v1/analytics/meta`)).json()
    const names = meta.data.metrics.map(({ name }: { name: string }) => name)
    const { body } = await ask({ metrics: names, dimensions: ['model', 'category'], granularity: 'day' })
    expect(Object.keys(body.data.data[0]).toSorted()).toEqual(
      [...names, 'category', 'date__day', 'model'].toSorted(),
    )
    for (const [path, answer] of [
      ['/analytics/query', body],
      ['/analytics/meta', meta],
    ]) {
      expect(apiEndpoints.find((one) => one.path === path)!.answer.parse(answer)).toEqual(answer)
    }
  })

  it('orders, and cuts to a number of rows in all or of each group', async () => {
    const asked = {
      metrics: ['tokens_total'],
      dimensions: ['provider'],
      granularity: 'day',
      time_range: since(75),
      limit: 10_000,
    }
    const all = await rows(asked)
    const newest = all.map((row) => row.date__day as string)
    expect(newest).toEqual(newest.toSorted().toReversed())
    const least = await rows({ ...asked, order_by: { field: 'request_count', direction: 'asc' } })
    expect(Object.keys(least[0]!)).toEqual(['date__day', 'provider', 'tokens_total'])
    expect(sorted(least)).toEqual(sorted(all))
    const bySlug = await rows({ ...asked, order_by: { field: 'provider', direction: 'desc' } })
    expect(bySlug.map((row) => row.provider)).toEqual(
      all
        .map((row) => row.provider as string)
        .toSorted()
        .toReversed(),
    )

    const two = (await ask({ ...asked, group_limit: 2 })).body.data
    const firstTwo = all.filter(
      (row, index) => all.slice(0, index).filter((other) => other.provider === row.provider).length < 2,
    )
    expect([two.data, two.metadata.truncated]).toEqual([firstTwo, true])
    expect((await ask({ ...asked, group_limit: 75 })).body.data.metadata.truncated).toBe(false)
    const few = (await ask({ ...asked, limit: 4 })).body.data
    expect([few.data, few.metadata.truncated]).toEqual([all.slice(0, 4), true])
    const exactly = (await ask({ ...asked, limit: all.length })).body.data
    expect([exactly.metadata.row_count, exactly.metadata.truncated]).toEqual([all.length, false])
  })

  it('names no hidden app, by its slug or its id', async () => {
    const slugs = (
      await rows({ metrics: ['request_count'], dimensions: ['app'], time_range: since(75) })
    ).map((row) => row.app)
    expect(slugs).toContain('other')
    expect(slugs).not.toContain('secret.example')
    for (const value of ['secret.example', 3]) {
      const { body } = await ask({
        metrics: ['request_count'],
        filters: [{ field: 'app', operator: 'eq', value }],
      })
      expect([body.data.data, body.data.warnings]).toEqual([[], [`There is no app ${value}.`]])
    }
    const byId = await rows({
      metrics: ['request_count'],
      filters: [{ field: 'app', operator: 'eq', value: 1 }],
      time_range: since(75),
    })
    const bySlug = await rows({
      metrics: ['request_count'],
      filters: [{ field: 'app', operator: 'eq', value: 'cline.bot' }],
      time_range: since(75),
    })
    expect(byId).toEqual(bySlug)
    expect(byId).toHaveLength(1)
  })

  it.each([
    ['metrics', { metrics: [] }, /must be at least 1 entries/],
    ['metrics.0', { metrics: ['elegance'] }, /must be one of request_count/],
    ['metrics', { metrics: ['request_count', 'request_count'] }, /twice/],
    [
      'metrics',
      { metrics: ['tokens_cached'], dimensions: ['app', 'provider'] },
      /by app and provider at once can be of request_count, tokens_total/,
    ],
    [
      'dimensions',
      { metrics: ['request_count'], dimensions: ['app', 'model', 'author'] },
      /must be at most 2/,
    ],
    ['granularity', { metrics: ['request_count'], granularity: 'hour' }, /must be one of day, week, month/],
    [
      'filters',
      { metrics: ['request_count'], filters: Array(21).fill({ field: 'app', operator: 'eq', value: 'a' }) },
      /at most 20/,
    ],
    [
      'filters.0.value',
      { metrics: ['request_count'], filters: [{ field: 'app', operator: 'in', value: 'a' }] },
      /must be a list/,
    ],
    [
      'filters.0.value',
      { metrics: ['request_count'], filters: [{ field: 'app', operator: 'eq', value: '\0' }] },
      /without NUL/,
    ],
    [
      'filters.0.value',
      { metrics: ['request_count'], filters: [{ field: 'app', operator: 'eq', value: 1.5 }] },
      /a slug/,
    ],
    [
      'filters.0.operator',
      { metrics: ['request_count'], filters: [{ field: 'app', operator: 'gt', value: 'a' }] },
      /one of eq, neq, in, not_in/,
    ],
    [
      'order_by.field',
      { metrics: ['request_count'], order_by: { field: 'date', direction: 'asc' } },
      /must be one of request_count/,
    ],
    ['limit', { metrics: ['request_count'], limit: 10_001 }, /from 1 to 10000/],
    [
      'time_range.start',
      { metrics: ['request_count'], time_range: { start: '2026-03-02', end: '2026-03-03T00:00:00Z' } },
      /such as/,
    ],
    [
      'time_range.start',
      {
        metrics: ['request_count'],
        time_range: { start: '2026-03-03T00:00:00Z', end: '2026-03-03T00:00:00Z' },
      },
      /before/,
    ],
    [
      'time_range.start',
      {
        metrics: ['request_count'],
        time_range: { start: '2026-04-03T00:00:00Z', end: '2026-04-05T00:00:00Z' },
      },
      /last complete/,
    ],
    [
      'classifier_dimensions',
      { metrics: ['request_count'], classifier_dimensions: {} },
      /not a field|not a parameter/,
    ],
  ])('refuses %s: %j', async (field, body, message) => {
    const answer = await ask(body)
    expect([answer.status, answer.body.error.metadata.field]).toEqual([400, field])
    expect(answer.body.error.message).toMatch(message)
  })

  it('refuses days that were sealed before everything was counted together', async () => {
    const { db } = database()
    await db.execute(sql`delete from segment_daily where day = '2026-03-01'`)
    const asked = { metrics: ['total_usage'], dimensions: ['app', 'provider'] }
    const answer = await ask(asked)
    expect([answer.status, answer.body.error.metadata]).toEqual([
      400,
      { reason: 'unknown_days', field: 'time_range' },
    ])
    expect(
      (await ask({ ...asked, time_range: { start: '2026-03-02T00:00:00Z', end: '2026-03-04T00:00:00Z' } }))
        .status,
    ).toBe(200)
    expect((await ask({ ...asked, dimensions: ['app', 'category'] })).status).toBe(200)
  })
})
