import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '@/lib/domain/day'
import { daysEndingWith } from '@/lib/domain/day-range'
import type { Dimension } from '@/lib/domain/dimension'
import { totalTokens } from '@/lib/domain/measures'
import type { EntityRef } from '@/lib/queries/entity-rows'
import { getRelatedBoard } from '@/lib/queries/related'
import { readSnapshot } from '@/lib/queries/snapshot'
import { inside, rank, slugOf, sumOf } from '../../support/brute-force'
import { useTestDatabase } from '../../support/database'
import { serveTraffic } from '../../support/serve-traffic'
import { catalog, insertCatalog, trafficUpTo } from '../../support/traffic'

const now = new Date('2026-03-04T10:00:00Z')
const today = '2026-03-04'
const pairs: [EntityRef['dimension'], Dimension][] = [
  ['models', 'apps'],
  ['models', 'providers'],
  ['models', 'categories'],
  ['authors', 'models'],
  ['authors', 'categories'],
  ['providers', 'models'],
  ['providers', 'categories'],
  ['apps', 'models'],
  ['apps', 'categories'],
]
const windows = {
  today: daysEndingWith(today, 1),
  day: daysEndingWith(addDays(today, -1), 1),
  week: daysEndingWith(addDays(today, -1), 7),
  month: daysEndingWith(addDays(today, -1), 30),
}

describe('getRelatedBoard', () => {
  const database = useTestDatabase()

  beforeAll(() => insertCatalog(database().db))

  it('adds up to the entity, listed and ranked as a recount of the raw events', async () => {
    const asked = fc.record({
      pair: fc.constantFrom(...pairs),
      entity: fc.nat(),
      period: fc.constantFrom('today', 'day', 'week', 'month'),
      limit: fc.option(fc.integer({ min: 1, max: 3 })),
      variants: fc.constantFrom('merge', 'split'),
    })
    await fc.assert(
      fc.asyncProperty(
        trafficUpTo(today),
        fc.array(asked, { minLength: 25, maxLength: 25 }),
        async (traffic, all) => {
          await serveTraffic(database().db, traffic, now)
          for (const { pair, entity, period, limit, variants } of all) {
            const [dimension, list] = pair
            const entities = catalog[dimension as keyof typeof catalog]
            const { id, slug } = entities[entity % entities.length]!
            const board = await readSnapshot(database().db, (reader) =>
              getRelatedBoard(reader, { dimension, id }, list, { period, limit, variants }, now),
            )
            // A variant's own page is about the variant alone, whether or not boards merge it elsewhere.
            const isVariant = slug.includes(':')
            const own = inside(traffic, windows[period]).filter((event) =>
              dimension === 'apps'
                ? event.appId === id
                : slugOf(event, dimension, isVariant ? 'split' : variants) === slug,
            )
            const ranked = rank(own, list, variants, (_, sums) => sums.tokens)
            const listed = board.rows.filter(({ kind }) => kind === 'entity')
            expect(
              listed.map((row) => ({ slug: row.slug, tokens: totalTokens(row), requests: row.requests })),
            ).toEqual(
              ranked
                .slice(0, limit ?? undefined)
                .map(({ slug, sums: { tokens, requests } }) => ({ slug, tokens, requests })),
            )
            expect(board.entityCount).toBe(ranked.length)
            const { tokens, requests } = sumOf(own)
            expect([totalTokens(board.total), board.total.requests]).toEqual([tokens, requests])
            expect(board.rows.reduce((sum, row) => sum + totalTokens(row), 0n)).toBe(totalTokens(board.total))
            expect(board.rows.reduce((sum, row) => sum + row.requests, 0n)).toBe(board.total.requests)
          }
        },
      ),
      { numRuns: 8, seed: 20260304 },
    )
  })

  it('refuses a pair that no rollup holds', async () => {
    const question = { period: 'week', limit: null, variants: 'merge' } as const
    const board = readSnapshot(database().db, (reader) =>
      getRelatedBoard(reader, { dimension: 'providers', id: 1 }, 'apps', question, now),
    )
    await expect(board).rejects.toThrow('providers have no board of apps')
  })
})
