import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CategoryFilter } from '@/lib/domain/entity/categories'
import { addBuckets, bucketRange, startOfBucket } from '@/lib/domain/time/buckets'
import { addDays } from '@/lib/domain/time/day'
import type { Period } from '@/lib/domain/time/period'
import { getLengthSeries, getLengths } from '@/lib/queries/lengths/lengths'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { days, inside } from '../../support/brute-force/brute-force'
import { useTestDatabase } from '../../support/database/database'
import { serveTraffic } from '../../support/database/serve-traffic'
import { someDays } from '../../support/database/some-days'
import { insertCatalog, type Traffic, trafficUpTo } from '../../support/database/traffic'

const now = new Date('2026-03-04T10:00:00Z')
const today = '2026-03-04'
const yesterday = '2026-03-03'
const event: Traffic = {
  day: yesterday,
  modelId: 1,
  providerId: 1,
  appId: 1,
  categoryId: 2,
  promptTokens: 600,
  completionTokens: 399,
  reasoningTokens: 0,
  cachedTokens: 0,
  costNanoUsd: null,
  sampleWeight: 1,
}

const range = fc.option(someDays(today))
const question = fc.record({
  category: fc.constantFrom<CategoryFilter>('all', 'programming', 'legal'),
  period: fc.constantFrom<Period>('today', 'day', 'week', 'month'),
  grain: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
  range,
})

/** The requests of each length, counted one by one: prompt and completion together against the powers of ten. */
function recount(events: Traffic[]): bigint[] {
  const counts = [0n, 0n, 0n, 0n, 0n]
  for (const { promptTokens, completionTokens, sampleWeight } of events) {
    const length = promptTokens + completionTokens
    const place = [1e3, 1e4, 1e5, 1e6].filter((edge) => length >= edge).length
    counts[place]! += BigInt(sampleWeight)
  }
  return counts
}

const requestsOf = (events: Traffic[]) =>
  events.reduce((sum, { sampleWeight }) => sum + BigInt(sampleWeight), 0n)

describe('requests by length', () => {
  const database = useTestDatabase()
  const serve = (traffic: Traffic[]) => serveTraffic(database().db, traffic, now)
  const lengths = (asked: Parameters<typeof getLengths>[1]) =>
    readSnapshot(database().db, (reader) => getLengths(reader, asked, now))
  const series = (asked: Parameters<typeof getLengthSeries>[1]) =>
    readSnapshot(database().db, (reader) => getLengthSeries(reader, asked, now))

  beforeAll(() => insertCatalog(database().db))

  it('are zeros, with no error, before the first rollup', async () => {
    const empty = await lengths({ category: 'all', period: 'week', range: null })
    expect(empty.rows.map(({ bucket, requests }) => [bucket, requests])).toEqual(
      [0, 1, 2, 3, 4].map((bucket) => [bucket, 0n]),
    )
    expect(empty.total.requests).toBe(0n)
    const chart = await series({ category: 'all', grain: 'week', range: null })
    expect(chart.buckets).toHaveLength(52)
    expect(chart.buckets.every(({ isPartial }) => isPartial)).toBe(true)
    expect(chart.buckets.flatMap(({ requests }) => requests).every((count) => count === 0n)).toBe(true)
  })

  it('equal a recount of the raw events and add up to the category, whatever is asked', async () => {
    await fc.assert(
      fc.asyncProperty(
        trafficUpTo(today),
        fc.array(question, { minLength: 12, maxLength: 12 }),
        async (traffic, questions) => {
          await serve(traffic)
          for (const asked of questions) {
            const found = await lengths(asked)
            const first = traffic.map(({ day }) => day).sort()[0] ?? ''
            const window =
              asked.range ??
              (asked.period === 'today' || first > yesterday
                ? days(today, 1)
                : days(yesterday, { day: 1, week: 7, month: 30 }[asked.period as 'day']))
            const length = (Date.parse(window.until) - Date.parse(window.from)) / 86_400_000
            const before = { from: addDays(window.from, -length), until: window.from }
            const events = inside(traffic, window, asked.category)
            expect(found.rows.map(({ requests }) => requests)).toEqual(recount(events))
            expect(found.total).toEqual({
              requests: requestsOf(events),
              promptTokens: events.reduce((sum, e) => sum + BigInt(e.promptTokens * e.sampleWeight), 0n),
              completionTokens: events.reduce(
                (sum, e) => sum + BigInt(e.completionTokens * e.sampleWeight),
                0n,
              ),
            })
            for (const name of ['promptTokens', 'completionTokens'] as const) {
              expect(found.rows.reduce((sum, row) => sum + row[name], 0n)).toBe(found.total[name])
            }
            const isFirst = asked.period === 'today' || first > yesterday || first >= window.from
            const comparesNothing = asked.range === null && isFirst
            const counts = recount(inside(traffic, before, asked.category))
            expect(found.rows.map(({ previousRequests }) => previousRequests)).toEqual(
              comparesNothing ? counts.map(() => null) : counts,
            )
            expect(found.estimated).toBe(events.some(({ sampleWeight }) => sampleWeight > 1))
          }
        },
      ),
      { numRuns: 8, seed: 20260304 },
    )
  })

  it('equal a recount in every bucket of a chart', async () => {
    await fc.assert(
      fc.asyncProperty(
        trafficUpTo(today),
        fc.array(question, { minLength: 12, maxLength: 12 }),
        async (traffic, questions) => {
          await serve(traffic)
          for (const asked of questions) {
            const chart = await series(asked)
            const { grain, category } = asked
            const running = startOfBucket(today, grain)
            const count = { day: 90, week: 52, month: 12 }[grain]
            const whole = asked.range ?? {
              from: addBuckets(running, grain, 1 - count),
              until: addBuckets(running, grain, 1),
            }
            const events = inside(traffic, whole, category)
            expect(chart.lengths).toEqual([0, 1, 2, 3, 4])
            for (const { bucket, requests } of chart.buckets) {
              expect(requests).toEqual(recount(inside(events, bucketRange(bucket, grain))))
            }
            expect(chart.total.requests).toBe(requestsOf(events))
          }
        },
      ),
      { numRuns: 6, seed: 20260305 },
    )
  })

  it('put a request on an edge into the bucket that begins there', async () => {
    await serve([
      event,
      { ...event, completionTokens: 400 },
      { ...event, promptTokens: 999_999, completionTokens: 1, sampleWeight: 3 },
    ])
    const { rows } = await lengths({ category: 'all', period: 'week', range: null })
    expect(rows.map(({ requests }) => requests)).toEqual([1n, 1n, 0n, 0n, 3n])
  })

  it('name what days without lengths leave unknown, so that the rows still add up', async () => {
    await serve([event, { ...event, day: '2026-02-28', sampleWeight: 4, completionTokens: 900 }])
    // A day that was sealed before lengths were counted has totals alone.
    await database().db.execute(`delete from length_daily where day = '2026-02-28'`)
    await database().db.execute(
      `update length_windows set week_requests = 0, week_prompt_tokens = 0, week_completion_tokens = 0
       where length_bucket = 1`,
    )
    for (const asked of [
      { period: 'week' as const, range: null },
      { period: 'week' as const, range: { from: '2026-02-26', until: '2026-03-04' } },
    ]) {
      const { rows, total } = await lengths({ category: 'all', ...asked })
      expect(rows.at(-1)).toMatchObject({ bucket: null, requests: 4n, promptTokens: 2400n })
      expect(rows.reduce((sum, { requests }) => sum + requests, 0n)).toBe(total.requests)
    }
    const chart = await series({ category: 'all', grain: 'day', range: null })
    expect(chart.lengths).toEqual([0, 1, 2, 3, 4, null])
    const day = chart.buckets.find(({ bucket }) => bucket === '2026-02-28')!
    expect(day.requests).toEqual([0n, 0n, 0n, 0n, 0n, 4n])
  })
})
