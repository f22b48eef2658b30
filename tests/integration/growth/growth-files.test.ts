import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { splits } from '@/lib/domain/growth/drivers'
import { addDays } from '@/lib/domain/time/day'
import { getDriversOverTime } from '@/lib/queries/growth/drivers-over-time'
import { type GrowthRequest, getGrowth } from '@/lib/queries/growth/growth'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { days, inside, sumOf } from '../../support/brute-force/brute-force'
import { useTestDatabase } from '../../support/database/database'
import { serveTraffic } from '../../support/database/serve-traffic'
import { insertCatalog, type Traffic, trafficUpTo } from '../../support/database/traffic'
import { exportsOf, now } from '../../support/http/exports'

const through = '2026-03-03'

/** The files of growth by their address, and what the page is drawn from. */
describe('the files of growth', () => {
  const database = useTestDatabase()
  const { csv, refusal } = exportsOf(database)
  let served: Traffic[]
  beforeAll(async () => {
    await insertCatalog(database().db)
    served = fc.sample(trafficUpTo(addDays(through, 1)), { numRuns: 6, seed: 9 }).flat()
    await serveTraffic(database().db, served, now)
  })

  async function growthOf(request: GrowthRequest) {
    const growth = await readSnapshot(database().db, (reader) => getGrowth(reader, request))
    if ('fault' in growth) throw new Error(growth.fault)
    return growth
  }

  const asked: [string, Omit<GrowthRequest, 'split'>][] = [
    ['window=month', { category: 'all', window: 'month', of: null }],
    [
      'category=programming&from=2026-02-20&to=2026-03-01&author=acme',
      {
        category: 'programming',
        window: { from: '2026-02-20', until: '2026-03-02' },
        of: { dimension: 'authors', id: 1 },
      },
    ],
    ['provider=host-a', { category: 'all', window: 'week', of: { dimension: 'providers', id: 1 } }],
  ]

  it.each(asked)('are the page, part by part and mover by mover: %s', async (query, question) => {
    for (const split of splits) {
      const { parts } = await growthOf({ ...question, split })
      const listed = await csv(`drivers.csv?${query}&by=${split}`)
      expect(listed.map(({ part, tokens }) => [part, tokens])).toEqual(
        parts.map(({ key, tokens }) => [key, String(tokens)]),
      )
      const movers = await csv(`driver-movers.csv?${query}&by=${split}`)
      expect(movers.map(({ part, kind, slug, tokens }) => [part, kind, slug, tokens])).toEqual(
        parts.flatMap(({ key, top }) =>
          top.map(({ dimension, slug, tokens }) => [key, dimension, slug, String(tokens)]),
        ),
      )
    }
  })

  it('add up to the change that the raw events make', async () => {
    const change =
      sumOf(inside(served, days(through, 7))).tokens - sumOf(inside(served, days(through, 7, 7))).tokens
    for (const split of splits) {
      const rows = await csv(`drivers.csv?by=${split}`)
      expect(
        rows.reduce((sum, { tokens }) => sum + BigInt(tokens!), 0n),
        split,
      ).toBe(change)
    }
  })

  it('are the chart of a year of weeks, and each week adds up to its change', async () => {
    const weeks = await readSnapshot(database().db, (reader) =>
      getDriversOverTime(reader, { category: 'all', of: null }),
    )
    const rows = await csv('drivers-over-time.csv')
    expect(rows.map(({ week, driver, tokens }) => [week, driver, tokens])).toEqual(
      weeks.flatMap(({ week, tokens }) =>
        Object.entries(tokens).map(([driver, moved]) => [week, driver, String(moved)]),
      ),
    )
    for (const { week } of weeks) {
      const totalOf = (from: string) => sumOf(inside(served, { from, until: addDays(from, 7) })).tokens
      const moved = rows
        .filter((row) => row.week === week)
        .reduce((sum, row) => sum + BigInt(row.tokens!), 0n)
      expect(moved, week).toBe(totalOf(week) - totalOf(addDays(week, -7)))
    }
  })

  it.each([
    ['from=2026-03-01&to=2026-03-04', 'incomplete_days'],
    ['window=quarter', 'not_enough_history'],
    ['from=2024-01-01&to=2026-01-01', 'too_long'],
  ])('are refused for windows that cannot be compared: %s', async (query, code) => {
    expect(await refusal(`drivers.csv?${query}`)).toMatchObject({ code, field: 'window' })
  })
})
