import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { startOfBucket } from '@/lib/domain/time/buckets'
import { turnRanges } from '@/lib/domain/tokens/turns'
import { getSessionTurns } from '@/lib/queries/lengths/session-turns'
import { getTurns } from '@/lib/queries/lengths/turns'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { inside } from '../../support/brute-force/brute-force'
import { useTestDatabase } from '../../support/database/database'
import { serveTraffic } from '../../support/database/serve-traffic'
import { someDays } from '../../support/database/some-days'
import { insertCatalog, type Traffic, trafficUpTo, withVisits } from '../../support/database/traffic'

const today = '2026-03-04'
const now = new Date(`${today}T10:00:00Z`)

const question = fc.record({
  category: fc.constantFrom('all' as const, 'programming' as const),
  grain: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
  modelIds: fc.option(fc.constantFrom<readonly number[]>([1, 2, 3], [7])),
  appIds: fc.option(fc.constantFrom<readonly number[]>([0], [1, 2])),
  range: someDays(today),
})

/** All together in groups of one key, in the order of their first. */
function grouped<Item>(items: Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}

const sum = (events: Traffic[], value: (event: Traffic) => number) =>
  events.reduce((all, event) => all + BigInt(value(event)) * BigInt(event.sampleWeight), 0n)

describe('sessions', () => {
  const database = useTestDatabase()
  beforeAll(() => insertCatalog(database().db))

  const check = (one: typeof question extends fc.Arbitrary<infer One> ? One : never, traffic: Traffic[]) =>
    readSnapshot(database().db, async (reader) => {
      const named = inside(traffic, one.range).filter(({ sessionHash }) => sessionHash)
      const own = named
        .filter(({ categoryId }) => one.category === 'all' || categoryId === 2)
        .filter(({ modelId }) => one.modelIds?.includes(modelId) ?? true)
        .filter(({ appId }) => one.appIds?.includes(appId) ?? true)
      const { buckets, estimated } = await getSessionTurns(reader, one, now)
      expect(estimated).toBe(own.some(({ sampleWeight }) => sampleWeight > 1))
      for (const { bucket, sessions, requests, promptTokens } of buckets) {
        const events = own.filter(({ day }) => startOfBucket(day, one.grain) === bucket)
        expect([requests, promptTokens]).toEqual([sum(events, () => 1), sum(events, (e) => e.promptTokens)])
        const bySession = [...grouped(events, ({ sessionHash }) => sessionHash!).values()]
        const expected = turnRanges.map(({ from, to }) => {
          const inRange = bySession.filter(({ length }) => length >= from && length <= (to ?? length))
          return inRange.reduce((all, turns) => all + Number(sum(turns, () => 1)) / turns.length, 0)
        })
        for (const [place, count] of expected.entries()) {
          expect(Math.abs(Number(sessions[place]) - count)).toBeLessThanOrEqual(0.501)
        }
      }

      // Events are stored by their place in the traffic, at the same moment of a day: see `insertTraffic`.
      const { turns } = await getTurns(reader, one)
      const ids = new Map(traffic.map((event, index) => [event, `gen-${index}`]))
      const byTurn = new Map<number, Traffic[]>()
      for (const visit of grouped(named, ({ day, sessionHash }) => `${day} ${sessionHash}`).values()) {
        visit.sort((a, b) => (ids.get(a)! < ids.get(b)! ? -1 : 1))
        for (const [index, event] of visit.entries()) {
          if (one.category === 'programming' && event.categoryId !== 2) continue
          const turn = Math.min(50, index + 1)
          byTurn.set(turn, [...(byTurn.get(turn) ?? []), event])
        }
      }
      expect(turns).toEqual(
        [...byTurn]
          .sort(([a], [b]) => a - b)
          .map(([turn, events]) => ({
            turn,
            requests: sum(events, () => 1),
            promptTokens: sum(events, (event) => event.promptTokens),
            completionTokens: sum(events, (event) => event.completionTokens),
          })),
      )
    })

  it('are counted by their turns, and prompts by their place, as a recount of the raw events does', () =>
    fc.assert(
      fc.asyncProperty(
        withVisits(trafficUpTo(today)),
        fc.array(question, { minLength: 15, maxLength: 15 }),
        async (traffic, all) => {
          await serveTraffic(database().db, traffic, now)
          for (const one of all) await check(one, traffic)
        },
      ),
      { numRuns: 6, seed: 20260304 },
    ))
})
