import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CategoryFilter } from '@/lib/domain/entity/categories'
import type { Dimension } from '@/lib/domain/entity/dimension'
import { entityDimensions, entityParts } from '@/lib/domain/entity/entity-parts'
import { bucketRange } from '@/lib/domain/time/buckets'
import { addDays } from '@/lib/domain/time/day'
import { daysEndingWith } from '@/lib/domain/time/day-range'
import { totalTokens } from '@/lib/domain/tokens/measures'
import { getBoard } from '@/lib/queries/boards/board'
import type { EntityRef } from '@/lib/queries/entity/entity-rows'
import { getSeries } from '@/lib/queries/series/series'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { inside, isPlaced, rank, slugOf, sumOf } from '../../support/brute-force/brute-force'
import { useTestDatabase } from '../../support/database/database'
import { serveTraffic } from '../../support/database/serve-traffic'
import { catalog, insertCatalog, type Traffic, trafficUpTo } from '../../support/database/traffic'

const now = new Date('2026-03-04T10:00:00Z')
const today = '2026-03-04'
const pairs = entityDimensions.flatMap((dimension) =>
  (Object.keys(entityParts[dimension]) as Dimension[]).map((list) => ({
    dimension,
    list,
    parts: entityParts[dimension][list]!,
  })),
)
const windows = {
  today: daysEndingWith(today, 1),
  day: daysEndingWith(addDays(today, -1), 1),
  week: daysEndingWith(addDays(today, -1), 7),
  month: daysEndingWith(addDays(today, -1), 30),
}

describe('the parts of an entity', () => {
  const database = useTestDatabase()

  beforeAll(() => insertCatalog(database().db))

  const question = fc.record({
    pair: fc.constantFrom(...pairs),
    entity: fc.nat(),
    period: fc.constantFrom('today', 'day', 'week', 'month'),
    limit: fc.option(fc.integer({ min: 1, max: 3 })),
    variants: fc.constantFrom('merge', 'split'),
    metric: fc.constantFrom('tokens', 'requests', 'spend', 'reasoning', 'tools', 'normalised'),
    category: fc.constantFrom<CategoryFilter>('all', 'programming'),
    grain: fc.constantFrom('day', 'week', 'month'),
    top: fc.integer({ min: 1, max: 3 }),
  })
  const asked = question.map((one) => {
    const { dimension, list, parts } = one.pair
    const entities = catalog[dimension]
    const entity = entities[one.entity % entities.length]!
    const metric = parts.metrics.includes(one.metric) ? one.metric : 'tokens'
    const category = parts.isWhole ? one.category : 'all'
    return {
      ...one,
      dimension,
      list,
      entity,
      metric,
      category,
      range: null,
      topOf: 'range',
      appGroup: null,
    } as const
  })
  type Asked = typeof asked extends fc.Arbitrary<infer One> ? One : never

  /** A base model's own are its variants too, a variant's its own alone. */
  function ownOf(traffic: Traffic[], { dimension, entity }: Asked): Traffic[] {
    const variants = entity.slug.includes(':') ? 'split' : 'merge'
    return traffic.filter((event) =>
      dimension === 'apps' ? event.appId === entity.id : slugOf(event, dimension, variants) === entity.slug,
    )
  }

  async function equalsRecount(check: (traffic: Traffic[], asked: Asked) => Promise<void>): Promise<void> {
    await fc.assert(
      fc.asyncProperty(
        trafficUpTo(today),
        fc.array(asked, { minLength: 25, maxLength: 25 }),
        async (traffic, all) => {
          await serveTraffic(database().db, traffic, now)
          for (const one of all) await check(traffic, one)
        },
      ),
      { numRuns: 8, seed: 20260304 },
    )
  }

  it('are listed and ranked as a recount of the raw events, and add up to it', () =>
    equalsRecount(async (traffic, one) => {
      const { dimension, entity, list, limit, variants, metric, category } = one
      const of: EntityRef = { dimension, id: entity.id }
      const board = await readSnapshot(database().db, (reader) => getBoard(reader, list, one, now, of))
      const own = inside(ownOf(traffic, one), windows[one.period], category)
      const ranked = rank(own, list, variants, (_, sums) => sums[metric]).filter(isPlaced(metric))
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
    }))

  it('stand in a chart as a recount of the raw events, and add up to it in every bucket', () =>
    equalsRecount(async (traffic, one) => {
      const { dimension, entity, list, variants, metric, category, grain, top } = one
      const of: EntityRef = { dimension, id: entity.id }
      const chart = await readSnapshot(database().db, (reader) => getSeries(reader, list, one, now, of))
      const own = inside(ownOf(traffic, one), chart.range, category)
      const slugs = rank(own, list, variants, (_, sums) => sums[metric])
        .filter(isPlaced(metric))
        .slice(0, top)
        .map(({ slug }) => slug)
      const named = chart.entities.filter(({ kind }) => kind === 'entity').map(({ slug }) => slug)
      expect(named).toEqual(slugs)
      for (const { bucket, points, total } of chart.buckets) {
        const events = inside(own, bucketRange(bucket, grain))
        const found = points.slice(0, slugs.length).map(({ value }) => value)
        const expected = slugs.map(
          (slug) => sumOf(events.filter((event) => slugOf(event, list, variants) === slug))[metric],
        )
        expect(found).toEqual(expected)
        expect([total.value, total.totalTokens]).toEqual([sumOf(events)[metric], sumOf(events).tokens])
        expect(points.reduce((sum, { value }) => sum + value, 0n)).toBe(points.length > 0 ? total.value : 0n)
      }
    }))

  it('are refused where no rollup holds them', async () => {
    const { db } = database()
    const question = { category: 'all', period: 'week', limit: null, variants: 'merge' } as const
    const board = (list: Dimension, category: CategoryFilter) =>
      readSnapshot(db, (reader) => {
        const all = { ...question, category, range: null, metric: 'tokens', appGroup: null } as const
        return getBoard(reader, list, all, now, { dimension: 'providers', id: 1 })
      })
    await expect(board('apps', 'all')).rejects.toThrow('providers have no board of apps')
    await expect(board('models', 'legal')).rejects.toThrow('models of providers are not known by category')
  })
})
