import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { effectivePrice } from '@/lib/domain/money/price'
import { periodNames } from '@/lib/domain/time/period'
import { bucketOf, percentile, type SpeedMeasure } from '@/lib/domain/tokens/histogram'
import { getBoard } from '@/lib/queries/boards/board'
import { getModelProviders } from '@/lib/queries/entity/model-providers'
import { getSharedModels } from '@/lib/queries/entity/shared-models'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { getSpeedBoard } from '@/lib/queries/speed/speed'
import { days, inside, rank, slugOf, sumOf } from '../../support/brute-force/brute-force'
import { useTestDatabase } from '../../support/database/database'
import { serveTraffic } from '../../support/database/serve-traffic'
import { catalog, insertCatalog, type Traffic, trafficUpTo } from '../../support/database/traffic'

const now = new Date('2026-03-04T10:00:00Z')
const today = '2026-03-04'
const yesterday = '2026-03-03'

const question = fc.record({
  period: fc.constantFrom(...periodNames),
  range: fc.option(fc.constant({ from: '2026-02-10', until: '2026-02-25' }), { freq: 4 }),
  variants: fc.constantFrom('merge' as const, 'split' as const),
})

type Question = typeof question extends fc.Arbitrary<infer Value> ? Value : never

function windowOf({ period, range }: Question) {
  if (range) return range
  if (period === 'today') return days(today, 1)
  return days(yesterday, { day: 1, week: 7, month: 30, trending: 7 }[period])
}

/** What each event says of a measure, in the unit of the histograms. */
function measured(event: Traffic, measure: SpeedMeasure): number | null {
  if (measure === 'latency') return event.latencyMs ?? null
  if (!event.generationMs) return null
  return Math.floor((event.completionTokens * 1_000_000) / event.generationMs)
}

function figure(traffic: Traffic[], measure: SpeedMeasure) {
  const histogram = new Map<number, bigint>()
  let requests = 0n
  for (const event of traffic) {
    const value = measured(event, measure)
    if (value === null) continue
    const weight = BigInt(event.sampleWeight)
    const bucket = bucketOf(measure, value)
    histogram.set(bucket, (histogram.get(bucket) ?? 0n) + weight)
    requests += weight
  }
  const at = (p: number) => {
    const value = percentile(measure, histogram, p)
    return value === null ? null : Math.round(value)
  }
  return { requests, p50: at(0.5), p95: at(0.95) }
}

const speedOf = (traffic: Traffic[]) => ({
  latency: figure(traffic, 'latency'),
  throughput: figure(traffic, 'throughput'),
})

const isMeasured = (event: Traffic) =>
  measured(event, 'latency') !== null || measured(event, 'throughput') !== null

function groupBy(traffic: Traffic[], keyOf: (event: Traffic) => string): [string, Traffic[]][] {
  const groups = new Map<string, Traffic[]>()
  for (const event of traffic) groups.set(keyOf(event), [...(groups.get(keyOf(event)) ?? []), event])
  return [...groups]
}

describe('speeds, prices and who ran a model', () => {
  const database = useTestDatabase()
  const read = <T>(work: Parameters<typeof readSnapshot<T>>[1]) => readSnapshot(database().db, work)

  beforeAll(() => insertCatalog(database().db))

  it('are empty, with no error, before the first rollup', async () => {
    const asked = { period: 'week', range: null, variants: 'merge' } as const
    expect((await read((reader) => getSpeedBoard(reader, 'models', asked, now))).rows).toEqual([])
    expect(await read((reader) => getModelProviders(reader, [1, 4], asked, now))).toEqual([])
    expect(await read((reader) => getSharedModels(reader, 5, asked, now))).toEqual([])
  })

  it('equal a recount of the raw events, whatever is asked', async () => {
    const questions = fc.array(question, { minLength: 8, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(trafficUpTo(today), questions, async (traffic, asks) => {
        await serveTraffic(database().db, traffic, now)
        for (const asked of asks) {
          const events = inside(traffic, windowOf(asked))
          await expectSpeeds(events, asked)
          await expectProviders(events, asked)
          await expectPrices(events, asked)
        }
      }),
      { numRuns: 8, seed: 20260305 },
    )
  })

  async function expectSpeeds(events: Traffic[], asked: Question): Promise<void> {
    for (const dimension of ['models', 'providers'] as const) {
      const { rows } = await read((reader) => getSpeedBoard(reader, dimension, asked, now))
      const own = (event: Traffic) => slugOf(event, dimension, asked.variants)!
      const recount = groupBy(events.filter(isMeasured), own).map(([slug, group]) => [slug, speedOf(group)])
      expect(Object.fromEntries(rows.map(({ slug, speed }) => [slug, speed]))).toEqual(
        Object.fromEntries(recount),
      )
      const ranked = rows.filter((row) => row.rank !== null)
      expect(rows.slice(0, ranked.length)).toEqual(ranked)
      expect(ranked.map((row) => row.rank)).toEqual(ranked.map((_, index) => index + 1))
      for (const { rank, speed } of rows) expect(rank !== null).toBe(speed.throughput.requests >= 100n)
      const medians = ranked.map(({ speed }) => speed.throughput.p50!)
      expect(medians).toEqual([...medians].sort((a, b) => b - a))
    }
  }

  async function expectProviders(events: Traffic[], asked: Question): Promise<void> {
    const listed = rank(events, 'models', asked.variants, (_, sums) => sums.tokens)
    const ids = listed.map(({ slug }) => catalog.models.find((model) => model.slug === slug)!.id)
    const found = await read((reader) => getModelProviders(reader, ids, asked, now))
    expect(found.map(({ model }) => model.slug)).toEqual(listed.map(({ slug }) => slug))
    const known = new Map<string, number>()
    for (const { model, providers, totalTokens } of found) {
      const own = events.filter((event) => slugOf(event, 'models', asked.variants) === model.slug)
      const served = rank(own, 'providers', asked.variants, (_, sums) => sums.tokens)
      expect(providers.map(({ slug }) => slug)).toEqual(served.map(({ slug }) => slug))
      expect(totalTokens).toBe(sumOf(own).tokens)
      known.set(model.slug, providers.filter(({ slug }) => slug !== 'unknown').length)
      for (const provider of providers) {
        const part = own.filter((event) => slugOf(event, 'providers', asked.variants) === provider.slug)
        expect(provider.speed).toEqual(speedOf(part))
        expect(effectivePrice(provider)).toBe(priceOf(part))
      }
    }
    const shared = await read((reader) => getSharedModels(reader, 2, asked, now))
    const expected = listed.map(({ slug }) => slug).filter((slug) => known.get(slug)! > 1)
    expect(shared.map(({ model }) => model.slug)).toEqual(expected.slice(0, 2))
  }

  async function expectPrices(events: Traffic[], asked: Question): Promise<void> {
    for (const dimension of ['models', 'providers', 'categories', 'apps', 'authors'] as const) {
      const whole = { ...asked, category: 'all', metric: 'tokens', limit: null, appGroup: null } as const
      const { rows, total } = await read((reader) => getBoard(reader, dimension, whole, now))
      expect(effectivePrice(total)).toBe(priceOf(events))
      for (const row of rows.filter(({ kind }) => kind === 'entity')) {
        const own = events.filter((event) => slugOf(event, dimension, asked.variants) === row.slug)
        expect(effectivePrice(row), row.slug).toBe(priceOf(own))
      }
    }
  }
})

/** The cost over the tokens of the same events, in billionths of a dollar for a million, rounded half up. */
function priceOf(events: Traffic[]): bigint | null {
  const priced = events.filter((event) => event.costNanoUsd !== null)
  const { tokens, spend } = sumOf(priced)
  return tokens === 0n ? null : (2_000_000n * spend + tokens) / (2n * tokens)
}
