import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type RetentionKind, retentionKinds } from '@/lib/domain/growth/retention'
import { addBuckets, startOfBucket } from '@/lib/domain/time/buckets'
import { addDays } from '@/lib/domain/time/day'
import { getRetention } from '@/lib/queries/growth/retention'
import type { AccountScope } from '@/lib/queries/growth/session-scope'
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

/** Base models by the month of their release; the others have none. */
const released: Record<number, string> = {
  1: '2025-12-31T23:59:59Z',
  4: '2026-01-05T00:00:00Z',
  5: '2026-02-01T00:00:00Z',
  8: '2026-01-31T12:00:00Z',
}

function launchOf({ modelId }: Traffic): string | undefined {
  const base = catalog.models.find(({ id }) => id === modelId)!.baseId ?? modelId
  return released[base] && `${released[base].slice(0, 7)}-01`
}

function memberOf(one: Traffic, kind: RetentionKind): string | null {
  if (kind === 'accounts') return one.accountHash ?? null
  return one.appId === 0 ? null : String(one.appId)
}

/** What is asked, and the events that it is about. */
const scopes: { scope: AccountScope; isOwn: (one: Traffic) => boolean }[] = [
  { scope: { category: 'all', modelIds: null }, isOwn: () => true },
  { scope: { category: 'programming', modelIds: null }, isOwn: ({ categoryId }) => categoryId === 2 },
  { scope: { category: 'all', modelIds: [8, 9] }, isOwn: ({ modelId }) => modelId >= 8 },
]

/** The cohorts as a recount of the raw events has them. */
function recount(traffic: Traffic[], kind: RetentionKind, isOwn: (one: Traffic) => boolean) {
  const complete = traffic.filter(({ day }) => day < today)
  const named = kind === 'accounts' ? complete.filter(({ accountHash }) => accountHash) : complete
  // Days with an account are known from the running day too.
  const first = (kind === 'accounts' ? traffic.filter(({ accountHash }) => accountHash) : complete)
    .map(({ day }) => day)
    .sort()[0]
  const began = complete.map(({ day }) => day).sort()[0]
  if (!first || !began) return []
  const from = [first, began].sort()[1]!
  const start = startOfBucket(from, 'month')
  const months: string[] = []
  for (
    let month = start === from ? start : addBuckets(start, 'month', 1);
    month < '2026-03-01';
    month = addBuckets(month, 'month', 1)
  )
    months.push(month)
  const usedIn = (launch: string, month: string) =>
    new Set(
      named
        .filter((one) => isOwn(one) && launchOf(one) === launch && startOfBucket(one.day, 'month') === month)
        .flatMap((one) => memberOf(one, kind) ?? []),
    )
  return months.flatMap((month, place) => {
    const cohort = usedIn(month, month)
    const kept = months.slice(place + 1).map((later) => {
      const users = usedIn(month, later)
      return BigInt([...cohort].filter((member) => users.has(member)).length)
    })
    return cohort.size > 0 ? [{ month, size: BigInt(cohort.size), kept }] : []
  })
}

describe('retention', () => {
  const database = useTestDatabase()
  const { csv } = exportsOf(database)
  beforeAll(async () => {
    await insertCatalog(database().db)
    await database().db.execute(sql`update models set released_at = null`)
    for (const [id, at] of Object.entries(released)) {
      await database().db.execute(sql`update models set released_at = ${at} where id = ${Number(id)}`)
    }
  })

  it('is that of a recount of the raw events', () =>
    fc.assert(
      fc.asyncProperty(withVisits(trafficUpTo(today)), async (random) => {
        // From the first of December on, so that three launch months are complete.
        const traffic = [...random, { ...event, day: '2025-12-01', modelId: 7, accountHash: hashOf('9') }]
        await serveTraffic(database().db, traffic, now)
        await readSnapshot(database().db, async (reader) => {
          for (const { scope, isOwn } of scopes) {
            for (const kind of retentionKinds) {
              const { cohorts } = await getRetention(reader, kind, scope)
              expect(cohorts, kind).toEqual(recount(traffic, kind, isOwn))
            }
          }
        })
      }),
      { numRuns: 8, seed: 20260304 },
    ))

  it('knows nothing of a month that began before the figures', async () => {
    const uses = (day: string, modelId: number) => ({ ...event, day, modelId, accountHash: hashOf('1') })
    await serveTraffic(
      database().db,
      [uses('2026-01-02', 4), uses('2026-02-03', 4), uses('2026-02-28', 5)],
      now,
    )
    const [launched] = await csv('retention.csv')
    expect(launched).toEqual({
      ...{ launch_month: '2026-02-01', month: '2026-02-01', months_later: '0' },
      ...{ cohort: '1', kept: '1', share: '1.000000000000', estimated: 'false' },
    })
    const earlier = { ...uses('2026-01-01', 7), accountHash: null }
    await serveTraffic(
      database().db,
      [earlier, uses(addDays('2026-01-02', 3), 4), uses('2026-02-03', 4)],
      now,
    )
    expect(await csv('retention.csv')).toEqual([])
    expect(await csv('retention.csv?by=apps&category=legal')).toEqual([])
    expect(await csv('retention.csv?by=apps&author=beta')).toEqual([])
    const rows = await csv('retention.csv?by=apps&model=acme/Two&category=programming')
    expect(rows).toEqual(await csv('retention.csv?by=apps'))
    expect(rows.map((row) => [row.launch_month, row.month, row.cohort, row.kept])).toEqual([
      ['2026-01-01', '2026-01-01', '1', '1'],
      ['2026-01-01', '2026-02-01', '1', '1'],
    ])
  })
})
