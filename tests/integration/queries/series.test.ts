import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CategoryFilter } from '@/lib/domain/entity/categories'
import { type Dimension, dimensionNames } from '@/lib/domain/entity/dimension'
import { addBuckets, bucketRange, type Grain, startOfBucket } from '@/lib/domain/time/buckets'
import type { DayRange } from '@/lib/domain/time/day-range'
import { type ChartQuestion, topsOf } from '@/lib/domain/traffic/question'
import { getEntitySeries } from '@/lib/queries/entity/entity-series'
import { getSeries } from '@/lib/queries/series/series'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { inside, isPlaced, rank, slugOf, sumOf } from '../../support/brute-force/brute-force'
import { useTestDatabase } from '../../support/database/database'
import { serveTraffic } from '../../support/database/serve-traffic'
import { someDays } from '../../support/database/some-days'
import { catalog, insertCatalog, type Traffic, trafficUpTo } from '../../support/database/traffic'

const now = new Date('2026-03-04T10:00:00Z')
const today = '2026-03-04'
const usual: ChartQuestion = {
  category: 'all',
  grain: 'week',
  range: null,
  variants: 'merge',
  metric: 'tokens',
  top: 3,
  topOf: 'bucket',
  appGroup: null,
}

const chartQuestion: fc.Arbitrary<ChartQuestion> = fc.record({
  category: fc.constantFrom<CategoryFilter>('all', 'programming', 'legal'),
  grain: fc.constantFrom('day', 'week', 'month'),
  range: fc.option(someDays(today)),
  variants: fc.constantFrom('merge', 'split'),
  metric: fc.constantFrom('tokens', 'requests', 'spend', 'reasoning', 'tools', 'normalised'),
  top: fc.integer({ min: 1, max: 4 }),
  topOf: fc.constantFrom(...topsOf),
  appGroup: fc.option(fc.constantFrom('coding', 'game', 'cli-agent'), { freq: 3 }),
})

/** The usual span, counted back bucket by bucket from the running one. */
function usualRange(grain: Grain): DayRange {
  const running = startOfBucket(today, grain)
  const count = { day: 90, week: 52, month: 12 }[grain]
  return { from: addBuckets(running, grain, 1 - count), until: addBuckets(running, grain, 1) }
}

describe('charts', () => {
  const database = useTestDatabase()
  const series = (dimension: Dimension, asked: Partial<ChartQuestion>) =>
    readSnapshot(database().db, (reader) => getSeries(reader, dimension, { ...usual, ...asked }, now))

  const serve = (traffic: Traffic[]) => serveTraffic(database().db, traffic, now)

  beforeAll(() => insertCatalog(database().db))

  it('are empty buckets, with no error, before the first rollup', async () => {
    const chart = await series('apps', {})
    expect(chart.entities).toEqual([])
    expect(chart.buckets).toHaveLength(52)
    expect(chart.buckets.every(({ points, isPartial }) => points.length === 0 && isPartial)).toBe(true)
  })

  it('equal a recount of the raw events in every bucket, whatever is asked', async () => {
    await fc.assert(
      fc.asyncProperty(
        trafficUpTo(today),
        fc.array(fc.tuple(fc.constantFrom(...dimensionNames), chartQuestion), {
          minLength: 15,
          maxLength: 15,
        }),
        async (traffic, questions) => {
          await serve(traffic)
          for (const [dimension, asked] of questions) {
            const { category, grain, variants, metric, top, topOf, appGroup } = asked
            const chart = await series(dimension, asked)
            const range = asked.range ?? usualRange(grain)
            const events = inside(traffic, range, category)
            const topIn = (some: Traffic[]) =>
              rank(some, dimension, variants, (_, sums) => sums[metric], appGroup)
                .filter(isPlaced(metric))
                .slice(0, top)
                .map(({ slug }) => slug)
            const found = chart.entities.filter(({ kind }) => kind === 'entity').map(({ slug }) => slug)
            if (topOf === 'range') expect(found).toEqual(topIn(events))
            for (const { bucket, points, total } of chart.buckets) {
              const inBucket = inside(events, bucketRange(bucket, grain))
              const listed = topOf === 'range' ? found : topIn(inBucket)
              expect(found).toEqual(expect.arrayContaining(listed))
              const slugs = [...found, ...(chart.entities.length > found.length ? [undefined] : [])]
              const expected = slugs.map((slug) =>
                sumOf(
                  inBucket.filter((event) => {
                    const own = slugOf(event, dimension, variants, appGroup) ?? ''
                    if (slug === undefined) return !listed.includes(own)
                    return own === slug && listed.includes(own)
                  }),
                ),
              )
              const counted = [...points, total].map((point) => [
                point.totalTokens,
                point.requests,
                point.value,
              ])
              const sums = [...expected, sumOf(inBucket)]
              expect(counted).toEqual(sums.map((sum) => [sum.tokens, sum.requests, sum[metric]]))
            }
            const last = chart.buckets.at(-1)!
            expect(bucketRange(last.bucket, grain).until >= range.until).toBe(true)
          }
        },
      ),
      { numRuns: 8, seed: 20260304 },
    )
  })

  it('mark the running bucket and those that the range cuts as partial', async () => {
    const partial = async (asked: Partial<ChartQuestion>) =>
      (await series('models', asked)).buckets.filter(({ isPartial }) => isPartial).map(({ bucket }) => bucket)
    expect(await partial({})).toEqual(['2026-03-02'])
    expect(await partial({ grain: 'day' })).toEqual(['2026-03-04'])
    expect(await partial({ grain: 'month' })).toEqual(['2026-03-01'])
    expect(await partial({ range: { from: '2026-02-04', until: '2026-02-20' } })).toEqual([
      '2026-02-02',
      '2026-02-16',
    ])
    expect(await partial({ range: { from: '2026-02-02', until: '2026-02-16' } })).toEqual([])
  })

  it('of one entity split its tokens, a base model with its variants', async () => {
    const common = { providerId: 1, appId: 1, categoryId: 2, cachedTokens: 0, costNanoUsd: null }
    const event = { ...common, promptTokens: 10, completionTokens: 5, reasoningTokens: 2, sampleWeight: 1 }
    await serve([
      { ...event, day: '2026-03-04', modelId: 1 },
      { ...event, day: '2026-03-02', modelId: 2, sampleWeight: 3 },
      { ...event, day: '2026-02-27', modelId: 3, categoryId: 5 },
    ])
    const points = async (slug: string, category: CategoryFilter) => {
      const { id } = catalog.models.find((model) => model.slug === slug)!
      const question = { category, grain: 'week' } as const
      const found = await readSnapshot(database().db, (reader) =>
        getEntitySeries(reader, { dimension: 'models', id }, question, now),
      )
      expect(found.buckets).toHaveLength(52)
      expect(found.estimated).toBe(found.buckets.some(({ requests }) => requests > 2n))
      return found.buckets
        .filter(({ requests }) => requests > 0n)
        .map((bucket) => [
          bucket.bucket,
          bucket.promptTokens,
          bucket.completionTokens,
          bucket.reasoningTokens,
        ])
    }
    const week = ['2026-03-02', 40n, 20n, 8n]
    expect(await points('acme/one', 'all')).toEqual([['2026-02-23', 10n, 5n, 2n], week])
    expect(await points('acme/one', 'programming')).toEqual([week])
    expect(await points('acme/one:free', 'all')).toEqual([['2026-03-02', 30n, 15n, 6n]])
  })
})
