import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { startOfBucket } from '@/lib/domain/time/buckets'
import { addDays } from '@/lib/domain/time/day'
import { getFreeLimits, getFreeToPaid } from '@/lib/queries/growth/free-to-paid'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { useTestDatabase } from '../../support/database/database'
import { serveTraffic } from '../../support/database/serve-traffic'
import {
  catalog,
  event,
  hashOf,
  insertCatalog,
  type Traffic,
  trafficUpTo,
  withVisits,
} from '../../support/database/traffic'
import { exportsOf, now } from '../../support/http/exports'

const today = '2026-03-04'
/** What is asked, and the events that it is about. */
const scopes = [
  { scope: { category: 'all', modelIds: null }, isOwn: () => true },
  {
    scope: { category: 'programming', modelIds: null },
    isOwn: ({ categoryId }: Traffic) => categoryId === 2,
  },
  { scope: { category: 'all', modelIds: [1, 2, 3] }, isOwn: ({ modelId }: Traffic) => modelId <= 3 },
] as const

const isFree = ({ modelId }: Traffic) =>
  catalog.models.find(({ id }) => id === modelId)!.slug.endsWith(':free')

function byAccount(traffic: Traffic[]): Map<string, Traffic[]> {
  const accounts = new Map<string, Traffic[]>()
  for (const one of traffic) {
    if (one.accountHash) accounts.set(one.accountHash, [...(accounts.get(one.accountHash) ?? []), one])
  }
  return accounts
}

/** The cohorts as a recount of the raw events has them. */
function cohortsOf(traffic: Traffic[]) {
  const cohorts = new Map<string, { accounts: bigint; beganFree: bigint; cameToPay: bigint }>()
  for (const events of byAccount(traffic.filter(({ day }) => day < today)).values()) {
    const first = events.map(({ day }) => day).sort()[0]!
    const month = startOfBucket(first, 'month')
    const cohort = cohorts.get(month) ?? { accounts: 0n, beganFree: 0n, cameToPay: 0n }
    cohort.accounts++
    if (events.filter(({ day }) => day === first).every(isFree)) {
      cohort.beganFree++
      if (!events.every(isFree)) cohort.cameToPay++
    }
    cohorts.set(month, cohort)
  }
  return [...cohorts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, cohort]) => ({ month, ...cohort }))
}

function reachedIn(traffic: Traffic[], week: string, limit: number): bigint {
  const own = traffic.filter((one) => startOfBucket(one.day, 'week') === week && isFree(one))
  const days = (events: Traffic[]) => [...new Set(events.map(({ day }) => day))]
  const reached = [...byAccount(own).values()].filter((events) =>
    days(events).some((day) => events.filter((one) => one.day === day).length >= limit),
  )
  return BigInt(reached.length)
}

describe('accounts', () => {
  const database = useTestDatabase()
  const { csv, refusal } = exportsOf(database)
  beforeAll(() => insertCatalog(database().db))

  it('are told by how they began and whether they came to pay, as a recount of the raw events does', () =>
    fc.assert(
      fc.asyncProperty(withVisits(trafficUpTo(today)), async (traffic) => {
        await serveTraffic(database().db, traffic, now)
        const known = traffic.filter(({ accountHash }) => accountHash).map(({ day }) => day)
        const first = known.sort()[0]
        await readSnapshot(database().db, async (reader) => {
          for (const { scope, isOwn } of scopes) {
            const own = traffic.filter(isOwn)
            const { cohorts, estimated } = await getFreeToPaid(reader, scope)
            expect(cohorts.map(({ cameSoon: _cameSoon, ...cohort }) => cohort)).toEqual(cohortsOf(own))
            if (cohorts.length > 0) expect(estimated).toBe(own.some(({ sampleWeight }) => sampleWeight > 1))
            const question = { grain: 'week', range: null, limits: [1, 2, 4], ...scope } as const
            const { buckets } = await getFreeLimits(reader, question, now)
            for (const { bucket, accounts } of buckets) {
              const isKnown = first !== undefined && bucket >= startOfBucket(first, 'week')
              const expected = question.limits.map((limit) =>
                isKnown ? reachedIn(own, bucket, limit) : null,
              )
              expect(accounts).toEqual(expected)
            }
          }
        })
      }),
      { numRuns: 8, seed: 20260304 },
    ))

  const by = (account: string, day: string, modelId: number) => {
    return { ...event, day, modelId, accountHash: hashOf(account) }
  }

  it('have a share that came to pay soon once all had the time', async () => {
    await serveTraffic(
      database().db,
      [
        by('1', '2026-01-02', 2),
        by('1', '2026-02-01', 1),
        by('2', '2026-01-02', 6),
        by('2', '2026-02-02', 4),
        by('3', '2026-01-31', 1),
        by('4', '2026-02-02', 2),
        by('4', '2026-02-03', 1),
      ],
      now,
    )
    expect(await csv('free-to-paid.csv')).toEqual([
      {
        ...{ month: '2026-01-01', accounts: '3', began_free: '2', came_to_pay: '2' },
        ...{ share: '1.000000000000', came_within_30_days: '1', estimated: 'false' },
      },
      {
        ...{ month: '2026-02-01', accounts: '1', began_free: '1', came_to_pay: '1' },
        ...{ share: '1.000000000000', came_within_30_days: '', estimated: 'false' },
      },
    ])
    const began = async (filter: string) =>
      (await csv(`free-to-paid.csv?${filter}`)).map((row) => [row.month, row.began_free, row.came_to_pay])
    expect(await began('author=acme')).toEqual([
      ['2026-01-01', '1', '1'],
      ['2026-02-01', '1', '1'],
    ])
    expect(await began('model=beta/three')).toEqual([['2026-01-01', '1', '0']])
    expect(await began('category=legal')).toEqual([])
    expect(await refusal('free-to-paid.csv?app=cline.bot')).toMatchObject({ status: 400 })
  })

  it('reach the daily limits by requests on free variants alone', async () => {
    const asks = (count: number, account: string, modelId: number) =>
      Array.from({ length: count }, () => by(account, '2026-03-02', modelId))
    await serveTraffic(
      database().db,
      [...asks(30, '1', 2), ...asks(20, '1', 6), ...asks(49, '2', 2), ...asks(60, '2', 1)],
      now,
    )
    const rows = await csv('free-limits-over-time.csv')
    expect(rows.slice(-2).map((row) => [row.bucket, row.requests_a_day, row.accounts])).toEqual([
      ['2026-03-02', '50', '1'],
      ['2026-03-02', '1000', '0'],
    ])
    const [ofOne] = (await csv('free-limits-over-time.csv?author=acme&category=programming')).slice(-2)
    expect(ofOne).toMatchObject({ requests_a_day: '50', accounts: '0' })
    expect(rows.at(-3)).toMatchObject({ bucket: addDays('2026-03-02', -7), accounts: '' })
  })
})
