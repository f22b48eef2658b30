import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CategoryFilter } from '@/lib/domain/entity/categories'
import { bucketRange } from '@/lib/domain/time/buckets'
import { addDays } from '@/lib/domain/time/day'
import { getRankHistory } from '@/lib/queries/boards/ranks'
import { getLaunches } from '@/lib/queries/entity/launches'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { inside, rank } from '../../support/brute-force/brute-force'
import { useTestDatabase } from '../../support/database/database'
import { serveTraffic } from '../../support/database/serve-traffic'
import { catalog, insertCatalog, type Traffic, trafficUpTo } from '../../support/database/traffic'

const now = new Date('2026-03-04T10:00:00Z')
const today = '2026-03-04'
const event: Traffic = {
  day: today,
  modelId: 1,
  providerId: 1,
  appId: 1,
  categoryId: 2,
  promptTokens: 100,
  completionTokens: 0,
  reasoningTokens: 0,
  cachedTokens: 0,
  costNanoUsd: null,
  sampleWeight: 1,
}

describe('the history of a model', () => {
  const database = useTestDatabase()
  const launches = (modelId: number) => readSnapshot(database().db, (reader) => getLaunches(reader, modelId))
  const release = (modelId: number, at: string) =>
    database().db.execute(sql`update models set released_at = ${at} where id = ${modelId}`)

  beforeAll(async () => {
    await insertCatalog(database().db)
    await database().db.execute(sql`update models set released_at = null`)
  })

  it('has its rank in every complete week as a recount of the raw events', async () => {
    const categories: CategoryFilter[] = ['all', 'programming', 'legal']
    let ranks = 0
    await fc.assert(
      fc.asyncProperty(trafficUpTo(today), async (traffic) => {
        await serveTraffic(database().db, traffic, now)
        for (const { id, slug } of catalog.models) {
          const variants = slug.includes(':') ? 'split' : 'merge'
          const found = await readSnapshot(database().db, (reader) =>
            getRankHistory(reader, id, categories, variants),
          )
          expect(found.weeks.at(-1)).toBe('2026-02-23')
          for (const { category, byWeek } of found.ranks) {
            const expected = found.weeks.map((week) => {
              const events = inside(traffic, bucketRange(week, 'week'), category)
              const place = rank(events, 'models', variants, (_, { tokens }) => tokens).findIndex(
                (one) => one.slug === slug,
              )
              return place === -1 ? null : place + 1
            })
            ranks += expected.filter((place) => place !== null).length
            expect(byWeek).toEqual(expected)
          }
        }
      }),
      { numRuns: 20, seed: 20260304 },
    )
    expect(ranks).toBeGreaterThan(100)
  })

  it('has its launch beside the earlier ones of its author, counted from the day of release', async () => {
    await release(4, '2026-01-10T23:30:00Z')
    await release(1, '2026-02-20T00:00:00Z')
    await release(5, '2026-02-01T00:00:00Z') // of another author
    const day = (date: string, modelId: number) => ({ ...event, day: date, modelId })
    await serveTraffic(
      database().db,
      [
        day('2026-01-05', 7),
        day('2026-01-09', 4), // the day before its release
        day('2026-01-12', 4),
        day('2026-02-01', 5),
        day('2026-02-20', 1),
        { ...day('2026-02-22', 2), promptTokens: 30 },
        day('2026-02-22', 1),
        day(today, 1),
      ],
      now,
    )
    const [own, earlier, ...others] = await launches(1)
    expect(own).toMatchObject({ slug: 'acme/one', released: '2026-02-20' })
    expect(own!.tokens).toEqual([100n, 0n, 130n, ...Array.from({ length: 9 }, () => 0n)])
    expect(earlier).toMatchObject({ slug: 'acme/Two', released: '2026-01-10' })
    expect(earlier!.tokens.slice(0, 4)).toEqual([0n, 0n, 100n, 0n])
    expect(addDays(earlier!.released, earlier!.tokens.length - 1)).toBe('2026-03-03')
    expect(others).toEqual([])
    expect(await launches(4)).toHaveLength(1)
  })

  it('has no launch where the data do not hold its first days', async () => {
    await release(4, '2026-01-04T00:00:00Z') // the data begin a day later
    await release(8, '2026-01-20T00:00:00Z') // known, and never asked
    await release(1, '2026-01-20T00:00:00Z') // first asked a month later
    for (const modelId of [4, 8, 1, 7, 2]) expect(await launches(modelId)).toEqual([])
  })
})
