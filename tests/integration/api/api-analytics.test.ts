import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '@/lib/domain/time/day'
import { apiEndpoints } from '@/lib/http/api/catalogue'
import { analyticsOf } from '../../support/brute-force/ask-analytics'
import { askBoard } from '../../support/brute-force/ask-board'
import {
  analyticsMetrics,
  analyticsQuestion,
  expectedAnalytics,
} from '../../support/brute-force/brute-analytics'
import { inside } from '../../support/brute-force/brute-force'
import { sampleTraffic, useServedTraffic } from '../../support/database/serve-traffic'
import type { Traffic } from '../../support/database/traffic'
import { useApiServer } from '../../support/http/serve-api'

const now = new Date('2026-03-04T10:00:00Z')
const today = '2026-03-04'
const served = sampleTraffic(today, { numRuns: 8, seed: 12 })

describe('POST /analytics/query', () => {
  const database = useServedTraffic(served, now)
  const serve = useApiServer(database)
  const since = (days: number) => ({
    start: `${addDays(today, -days)}T00:00:00Z`,
    end: `${today}T00:00:00Z`,
  })

  const ask = analyticsOf(serve, now)
  const rows = async (body: object) => (await ask(body)).body.data.data as Record<string, unknown>[]

  const sorted = (answer: Record<string, unknown>[]) => {
    const texts = answer.map((row) =>
      JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1))),
    )
    return texts.toSorted()
  }

  it('is what one adds up from the events, by any dimensions, filters and buckets', async () => {
    await fc.assert(
      fc.asyncProperty(analyticsQuestion, async (asked) => {
        const { days, ...rest } = asked
        const answer = await rows({
          ...rest,
          metrics: analyticsMetrics,
          time_range: since(days),
          limit: 10_000,
        })
        expect(sorted(answer)).toEqual(sorted(expectedAnalytics(served, asked, today)))
      }),
      { numRuns: 80, seed: 3 },
    )
  })

  it('is what the boards show', async () => {
    const board = await askBoard(database().db, 'models', { period: 'month', category: 'programming' }, now)
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
})
