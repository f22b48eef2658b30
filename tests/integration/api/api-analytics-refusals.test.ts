import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { analyticsOf } from '../../support/brute-force/ask-analytics'
import { useServedTraffic } from '../../support/database/serve-traffic'
import { event } from '../../support/database/traffic'
import { useApiServer } from '../../support/http/serve-api'

const now = new Date('2026-03-04T10:00:00Z')
const earlier = ['2026-03-01', '2026-03-02'].map((day) => ({ ...event, day }))

describe('POST /analytics/query', () => {
  const database = useServedTraffic([...earlier, event], now)
  const ask = analyticsOf(useApiServer(database), now)

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
