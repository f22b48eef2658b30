import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CategoryFilter } from '@/lib/domain/entity/categories'
import { drivers } from '@/lib/domain/growth/drivers'
import { addDays } from '@/lib/domain/time/day'
import type { EntityRef } from '@/lib/queries/entity/entity-rows'
import { getDriversOverTime } from '@/lib/queries/growth/drivers-over-time'
import { getGrowth } from '@/lib/queries/growth/growth'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { useTestDatabase } from '../../support/database/database'
import { serveTraffic } from '../../support/database/serve-traffic'
import { insertCatalog, trafficUpTo } from '../../support/database/traffic'

const now = new Date('2026-03-04T10:00:00Z')

describe('drivers over time', () => {
  const database = useTestDatabase()
  beforeAll(() => insertCatalog(database().db))

  it('are, in each week, what the two windows split into', async () => {
    await fc.assert(
      fc.asyncProperty(
        trafficUpTo('2026-03-04'),
        fc.constantFrom<CategoryFilter>('all', 'programming'),
        fc.constantFrom<EntityRef | null>(
          null,
          { dimension: 'authors', id: 1 },
          { dimension: 'providers', id: 1 },
        ),
        async (traffic, category, of) => {
          await serveTraffic(database().db, traffic, now)
          const weeks = await readSnapshot(database().db, (reader) =>
            getDriversOverTime(reader, { category, of }),
          )
          for (const { week, tokens } of weeks.slice(-3)) {
            const window = { from: week, until: addDays(week, 7) }
            const growth = await readSnapshot(database().db, (reader) =>
              getGrowth(reader, { category, of, window, split: 'drivers' }),
            )
            if ('fault' in growth) throw new Error(growth.fault)
            expect(tokens).toEqual(Object.fromEntries(growth.parts.map((part) => [part.key, part.tokens])))
          }
          for (const { tokens } of weeks) expect(Object.keys(tokens)).toEqual([...drivers])
        },
      ),
      { seed: 3, numRuns: 6, endOnFailure: true },
    )
  })

  it('are none without a week to compare', async () => {
    await serveTraffic(database().db, [], now)
    const read = () =>
      readSnapshot(database().db, (reader) => getDriversOverTime(reader, { category: 'all', of: null }))
    expect(await read()).toEqual([])
  })
})
