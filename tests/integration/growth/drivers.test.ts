import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CategoryFilter } from '@/lib/domain/entity/categories'
import { type Driver, splits } from '@/lib/domain/growth/drivers'
import type { Growth } from '@/lib/domain/growth/growth'
import type { EntityRef } from '@/lib/queries/entity/entity-rows'
import { type GrowthRequest, getGrowth } from '@/lib/queries/growth/growth'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { splitExactly } from '../../support/brute-force/brute-growth'
import { useTestDatabase } from '../../support/database/database'
import { serveTraffic } from '../../support/database/serve-traffic'
import { insertCatalog, type Traffic, trafficUpTo } from '../../support/database/traffic'

const now = new Date('2026-03-04T10:00:00Z')
const today = '2026-03-04'
const [before, after, longAgo] = ['2026-02-20', '2026-03-01', '2025-12-01']
const usual: GrowthRequest = { category: 'all', window: 'week', of: null, split: 'drivers' }

const event: Traffic = {
  day: before,
  modelId: 1,
  providerId: 1,
  appId: 1,
  categoryId: 2,
  promptTokens: 1000,
  completionTokens: 100,
  reasoningTokens: 40,
  cachedTokens: 0,
  costNanoUsd: null,
  sampleWeight: 1,
}

const times = (count: number, more: Partial<Traffic>): Traffic[] => Array(count).fill({ ...event, ...more })

/** A history long enough to be compared, of something that is no part of any window. */
const history = [{ ...event, day: longAgo }]

describe('growth', () => {
  const database = useTestDatabase()
  beforeAll(() => insertCatalog(database().db))

  async function growth(traffic: Traffic[], request: Partial<GrowthRequest> = {}): Promise<Growth> {
    await serveTraffic(database().db, traffic, now)
    return ask(request)
  }

  async function ask(request: Partial<GrowthRequest>): Promise<Growth> {
    const found = await readSnapshot(database().db, (reader) => getGrowth(reader, { ...usual, ...request }))
    if ('fault' in found) throw new Error(found.fault)
    return found
  }

  const moved = ({ parts }: Growth) =>
    Object.fromEntries(parts.filter(({ tokens }) => tokens !== 0n).map(({ key, tokens }) => [key, tokens]))

  const causes: [string, Partial<Record<Driver, bigint>>, Traffic[]][] = [
    ['more requests', { requests: 3300n }, [...times(2, {}), ...times(5, { day: after })]],
    [
      'longer prompts',
      { context: 4000n },
      [...times(2, {}), ...times(2, { day: after, promptTokens: 3000 })],
    ],
    [
      'longer answers',
      { answer_length: 14n },
      [...times(2, {}), ...times(2, { day: after, completionTokens: 107 })],
    ],
    [
      'more reasoning',
      { reasoning: 120n },
      [...times(2, {}), ...times(2, { day: after, completionTokens: 160, reasoningTokens: 100 })],
    ],
    [
      'a new model',
      { new_models: 1100n },
      [...times(1, {}), ...times(1, { day: after }), ...times(1, { day: after, modelId: 7 })],
    ],
    [
      'a new app',
      { new_apps: 1100n },
      [...times(1, {}), ...times(1, { day: after }), ...times(1, { day: after, appId: 4 })],
    ],
    [
      'a new pair',
      { newly_paired: 1100n },
      [
        ...times(1, { modelId: 5 }),
        ...times(1, { day: after, modelId: 5 }),
        ...times(1, { appId: 2 }),
        ...times(1, { day: after, appId: 2 }),
        ...times(1, { day: after, appId: 2, modelId: 5 }),
      ],
    ],
    [
      'a model that went',
      { departed_models: -1100n },
      [...times(1, {}), ...times(1, { modelId: 7 }), ...times(1, { day: after })],
    ],
    [
      'an app that went',
      { departed_apps: -1100n },
      [...times(1, {}), ...times(1, { appId: 4 }), ...times(1, { day: after })],
    ],
    [
      'a pair that went',
      { unpaired: -1100n },
      [
        ...times(1, { modelId: 5 }),
        ...times(1, { day: after, modelId: 5 }),
        ...times(1, { appId: 2 }),
        ...times(1, { day: after, appId: 2 }),
        ...times(1, { appId: 2, modelId: 5 }),
      ],
    ],
    [
      'a shift between two apps',
      { mix: 27_000n },
      [
        ...times(4, {}),
        ...times(4, { appId: 2, promptTokens: 10_000 }),
        ...times(1, { day: after }),
        ...times(7, { day: after, appId: 2, promptTokens: 10_000 }),
      ],
    ],
  ]

  it.each(causes)('of %s alone is put down to it alone', async (_cause, expected, traffic) => {
    expect(moved(await growth([...history, ...traffic]))).toEqual(expected)
  })

  it('names who moved a driver, but no hidden app', async () => {
    const found = await growth([
      ...history,
      ...times(1, {}),
      ...times(1, { day: after }),
      ...times(2, { day: after, modelId: 7, appId: 2 }),
      ...times(9, { day: after, modelId: 7, appId: 3 }),
    ])
    const newModels = found.parts.find(({ key }) => key === 'new_models')!
    expect(newModels.top).toEqual([
      { dimension: 'apps', slug: 'github.com/a/b', name: '@ab', tokens: 2200n },
      { dimension: 'models', slug: 'Corp/four', name: 'Four', tokens: 12_100n },
    ])
  })

  it('adds up to the change of any history, in every cut, and each driver is what it is exactly', async () => {
    await fc.assert(
      fc.asyncProperty(
        trafficUpTo(today),
        fc.constantFrom<CategoryFilter>('all', 'programming'),
        fc.constantFrom('week' as const, 'month' as const),
        fc.constantFrom<EntityRef | null>(
          null,
          null,
          { dimension: 'models', id: 1 },
          { dimension: 'authors', id: 1 },
          { dimension: 'providers', id: 1 },
          { dimension: 'apps', id: 3 },
        ),
        async (traffic, category, window, of) => {
          const all = [...history, ...traffic]
          const { exact, change } = splitExactly(all, { category, window, of, today })
          const found = await growth(all, { category, window, of })
          expect(found.change).toBe(change)
          expect(sumOf(found)).toBe(change)
          for (const { key, tokens } of found.parts) expect(exact[key as Driver].isNear(tokens)).toBe(true)
          for (const split of splits)
            expect([split, sumOf(await ask({ category, window, of, split }))]).toEqual([split, change])
        },
      ),
      { seed: 11, numRuns: 15, endOnFailure: true },
    )
  })

  it('is as exact where each event stands for hundreds of millions', async () => {
    const sampleWeight = fc.integer({ min: 400_000_000, max: 2_000_000_000 })
    await fc.assert(
      fc.asyncProperty(
        trafficUpTo(today),
        fc.array(sampleWeight, { minLength: 7 }),
        async (traffic, weights) => {
          const all = [...history, ...traffic].map((one, place) => ({
            ...one,
            sampleWeight: weights[place % weights.length]!,
          }))
          const { exact, change } = splitExactly(all, { category: 'all', window: 'month', of: null, today })
          const found = await growth(all, { window: 'month' })
          expect([found.change, sumOf(found)]).toEqual([change, change])
          for (const { key, tokens } of found.parts) expect(exact[key as Driver].isNear(tokens)).toBe(true)
        },
      ),
      { seed: 5, numRuns: 5, endOnFailure: true },
    )
  })

  it('refuses what it cannot know, with the reason', async () => {
    const fault = (request: Partial<GrowthRequest>) =>
      readSnapshot(database().db, (reader) => getGrowth(reader, { ...usual, ...request }))
    await serveTraffic(database().db, times(1, { day: '2026-02-25' }), now)
    expect(await fault({})).toEqual({ fault: 'not_enough_history' })
    await serveTraffic(database().db, history, now)
    expect(await fault({ window: { from: '2026-03-01', until: '2026-03-05' } })).toEqual({
      fault: 'incomplete_days',
    })
    await serveTraffic(database().db, [...history, ...times(1, {})], now)
    await database().db.execute(sql`delete from segment_daily where day = ${before}`)
    expect(await fault({ category: 'programming' })).toEqual({ fault: 'unknown_days' })
    expect(await fault({})).toMatchObject({ change: -1100n })
    await serveTraffic(database().db, [], now)
    expect(await fault({})).toEqual({ fault: 'no_data' })
  })

  const sumOf = ({ parts }: Growth) => parts.reduce((sum, { tokens }) => sum + tokens, 0n)
})
