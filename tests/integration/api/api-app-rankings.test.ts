import type { GetAppRankingsRequest } from '@openrouter/sdk/models/operations'
import { describe, expect, it } from 'vitest'
import { appGroupKinds } from '@/lib/domain/entity/app-groups'
import { addDays } from '@/lib/domain/time/day'
import { askBoard } from '../../support/brute-force/ask-board'
import { days, inside, rank, sumOf } from '../../support/brute-force/brute-force'
import { sampleTraffic, useServedTraffic } from '../../support/database/serve-traffic'
import { catalog, event as usual } from '../../support/database/traffic'
import { useApiServer } from '../../support/http/serve-api'

const now = new Date('2026-03-04T10:00:00Z')
const through = '2026-03-03'
const event = { ...usual, costNanoUsd: 4_000_000 }
const served = [event, ...sampleTraffic('2026-03-04', { numRuns: 6, seed: 5 })]

describe('GET /datasets/app-rankings', () => {
  const database = useServedTraffic(served, now)
  const serve = useApiServer(database)

  async function ask(query: GetAppRankingsRequest) {
    const { datasets } = (await serve({ now })).client()
    return (await datasets.getAppRankings(query)).result
  }

  /** Slug, tokens and requests of the apps, from the events. */
  function expected(length: number, isTrending: boolean, kinds: readonly string[] | null = null) {
    const current = inside(served, days(through, length))
    const before = inside(served, days(through, 3 * length, length))
    const isOfKind = (slug: string) =>
      kinds === null ||
      catalog.apps.find((app) => app.slug === slug)!.kinds.some((kind) => kinds.includes(kind))
    const tokensBefore = (slug: string) => {
      const { id } = catalog.apps.find((app) => app.slug === slug)!
      return sumOf(before.filter(({ appId }) => appId === id)).tokens
    }
    return rank(current, 'apps', 'merge', (slug, { tokens }) =>
      isTrending ? 3n * tokens - tokensBefore(slug) : tokens,
    )
      .filter(({ slug, value }) => value > 0n && isOfKind(slug))
      .map(({ slug, sums }, index) => ({
        appId: catalog.apps.find((app) => app.slug === slug)!.id,
        appName: catalog.apps.find((app) => app.slug === slug)!.name,
        rank: index + 1,
        totalRequests: Number(sums.requests),
        totalTokens: String(sums.tokens),
      }))
  }

  it('ranks by tokens and by growth over any range, as one adds up from the events', async () => {
    for (const length of [1, 7, 30, 50]) {
      const startDate = addDays(through, 1 - length)
      expect((await ask({ startDate })).data).toEqual(expected(length, false))
      const trending = await ask({ startDate, sort: 'trending' })
      expect(trending.data).toEqual(expected(length, true))
      expect(trending.meta).toMatchObject({ startDate, endDate: through, version: 'v1' })
    }
    expect(expected(7, true).length).toBeGreaterThan(0)
    expect((await ask({})).data).toEqual(expected(30, false))
  })

  it('is what the boards show', async () => {
    for (const [period, sort, length] of [
      ['month', 'popular', 30],
      ['trending', 'trending', 7],
    ] as const) {
      const board = await askBoard(database().db, 'apps', { period, variants: 'merge' }, now)
      const { data } = await ask({ sort, startDate: addDays(through, 1 - length) })
      expect(data.map((app) => [app.rank, app.appId, app.totalTokens])).toEqual(
        board.rows
          .filter(({ kind }) => kind === 'entity')
          .map((row) => [row.rank, row.id, String(row.promptTokens + row.completionTokens)]),
      )
    }
  })

  it('lists a group or a kind, page by page, with ranks that go on', async () => {
    const coding = expected(30, false, appGroupKinds('coding'))
    expect((await ask({ category: 'coding' })).data).toEqual(coding)
    expect((await ask({ category: 'coding', subcategory: 'cli-agent' })).data).toEqual(coding)
    expect((await ask({ subcategory: 'game' })).data).toEqual(expected(30, false, ['game']))
    const all = expected(30, false)
    expect(all.length).toBeGreaterThan(2)
    expect((await ask({ limit: 1, offset: 1 })).data).toEqual(all.slice(1, 2))
  })

  it('refuses a kind of another group, and pages that there are not', async () => {
    const cases: [GetAppRankingsRequest, string][] = [
      [
        { category: 'entertainment', subcategory: 'cli-agent' },
        '"subcategory" must be one of roleplay, game beside "category=entertainment".',
      ],
      [{ limit: 0 }, '"limit" must be a whole number from 1 to 100.'],
      [{ offset: 101 }, '"offset" must be a whole number from 0 to 100.'],
    ]
    for (const [query, message] of cases) await expect(ask(query)).rejects.toThrow(message)
  })
})
