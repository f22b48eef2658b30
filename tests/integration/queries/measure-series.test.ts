import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CategoryFilter } from '@/lib/domain/entity/categories'
import { type Dimension, dimensionNames } from '@/lib/domain/entity/dimension'
import { bucketRange } from '@/lib/domain/time/buckets'
import { type Measures, noMeasures } from '@/lib/domain/tokens/measures'
import { ratioOf } from '@/lib/domain/tokens/ratios'
import type { MeasureQuestion } from '@/lib/domain/traffic/measure-series'
import { getMeasureSeries } from '@/lib/queries/series/measure-series'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { inside, normalisedOf, rank, slugOf } from '../../support/brute-force/brute-force'
import { useTestDatabase } from '../../support/database/database'
import { serveTraffic } from '../../support/database/serve-traffic'
import { someDays } from '../../support/database/some-days'
import { insertCatalog, type Traffic, trafficUpTo } from '../../support/database/traffic'

const now = new Date('2026-03-04T10:00:00Z')
const today = '2026-03-04'

const question: fc.Arbitrary<MeasureQuestion> = fc.record({
  category: fc.constantFrom<CategoryFilter>('all', 'programming', 'legal'),
  grain: fc.constantFrom('day', 'week', 'month'),
  range: fc.option(someDays(today)),
  variants: fc.constantFrom('merge', 'split'),
  metric: fc.constantFrom('tokens', 'requests', 'tools'),
  top: fc.integer({ min: 1, max: 4 }),
})

type Counted = Omit<Measures, 'cachedTokens' | 'costNanoUsd' | 'unpricedRequests' | 'pricedTokens'>

function recount(events: Traffic[]): Counted {
  const sum = (value: (event: Traffic) => number) =>
    events.reduce((total, event) => total + BigInt(value(event)) * BigInt(event.sampleWeight), 0n)
  return {
    requests: sum(() => 1),
    promptTokens: sum(({ promptTokens }) => promptTokens),
    completionTokens: sum(({ completionTokens }) => completionTokens),
    reasoningTokens: sum(({ reasoningTokens }) => reasoningTokens),
    toolCalls: sum(({ toolCalls }) => toolCalls ?? 0),
    toolRequests: sum(({ toolCalls }) => (toolCalls ? 1 : 0)),
    normalisedTokens: sum((event) => Number(normalisedOf(event))),
    normalisedOwnTokens: sum(({ normalisedPromptTokens, promptTokens, completionTokens }) =>
      normalisedPromptTokens === undefined ? 0 : promptTokens + completionTokens,
    ),
    estimated: events.some(({ sampleWeight }) => sampleWeight > 1),
  }
}

describe('measures over time', () => {
  const database = useTestDatabase()
  const series = (dimension: Dimension | null, asked: MeasureQuestion) =>
    readSnapshot(database().db, (reader) => getMeasureSeries(reader, dimension, asked, now))

  beforeAll(() => insertCatalog(database().db))

  it('are empty buckets whose ratios are unknown, before the first rollup', async () => {
    const asked = { category: 'all', grain: 'week', range: null, variants: 'merge', metric: 'tokens', top: 3 }
    const models = await series('models', asked as MeasureQuestion)
    expect(models.entities).toEqual([])
    const all = await series(null, asked as MeasureQuestion)
    expect(all.buckets).toHaveLength(52)
    for (const { total, points } of all.buckets) {
      expect([total, points]).toEqual([noMeasures, [noMeasures]])
      expect(ratioOf('toolShare', total)).toBeNull()
    }
  })

  it('equal a recount of the raw events in every bucket, and add up, whatever is asked', async () => {
    await fc.assert(
      fc.asyncProperty(
        trafficUpTo(today),
        fc.array(fc.tuple(fc.constantFrom(null, ...dimensionNames), question), {
          minLength: 12,
          maxLength: 12,
        }),
        async (traffic, questions) => {
          await serveTraffic(database().db, traffic, now)
          for (const [dimension, asked] of questions) {
            const { category, grain, variants, metric, top } = asked
            const found = await series(dimension, asked)
            const events = inside(traffic, found.range, category)
            const listed =
              dimension === null
                ? []
                : rank(events, dimension, variants, (_, sums) => sums[metric])
                    .slice(0, top)
                    .map(({ slug }) => slug)
            const named = found.entities.filter(({ kind }) => kind === 'entity')
            expect(named.map(({ slug }) => slug)).toEqual(listed)
            const hasRest = found.entities.length > listed.length
            expect(hasRest || dimension !== null).toBe(true)
            for (const { bucket, points, total } of found.buckets) {
              const inBucket = inside(events, bucketRange(bucket, grain))
              const own = (event: Traffic) =>
                dimension === null ? null : (slugOf(event, dimension, variants) ?? '')
              const expected = listed.map((slug) => recount(inBucket.filter((event) => own(event) === slug)))
              const rest = recount(inBucket.filter((event) => !listed.includes(own(event)!)))
              if (!hasRest) expect(rest.requests).toBe(0n)
              expect(points).toMatchObject(hasRest ? [...expected, rest] : expected)
              expect(total).toMatchObject(recount(inBucket))
            }
          }
        },
      ),
      { numRuns: 8, seed: 20260304 },
    )
  })
})
