import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { totalTokens } from '@/lib/domain/tokens/measures'
import type { BoardRow } from '@/lib/domain/traffic/board'
import { answerApi } from '@/lib/http/api/answer-api'
import { apiEndpoints } from '@/lib/http/api/catalogue'
import { RateLimits } from '@/lib/http/api/rate-limits'
import { modelOrders } from '@/lib/queries/catalogue/models'
import { topSteps } from '@/lib/view/address/page-path'
import { askBoard } from '../../support/brute-force/ask-board'
import { useTestDatabase } from '../../support/database/database'
import { insertEntities, requestsOf } from '../../support/database/many-entities'
import { serveTraffic } from '../../support/database/serve-traffic'
import { exportsOf, now } from '../../support/http/exports'

const COUNT = 260
const PAGE = 50

/** peetzweg/commit-history#60: 250 rows, read in pages, held 248 different ones, as equal totals had no order. */
describe('equal rows', () => {
  const database = useTestDatabase()
  const { csv } = exportsOf(database)
  const limits = new RateLimits({ perMinute: null, perDay: null })

  beforeAll(() => insertEntities(database().db, COUNT))

  async function api<Answer>(path: string, body?: object): Promise<Answer> {
    const request = new Request(`http://localhost${path}`, {
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    })
    const settings = { endpoints: apiEndpoints, limits, access: 'open' } as const
    const response = await answerApi({ request, db: database().db, now }, settings)
    expect(response.status, path).toBe(200)
    return (await response.json()) as Answer
  }

  /** The rows of all pages, one page after the other. */
  async function pagesOf<Row>(path: string, until: number, size = PAGE): Promise<Row[]> {
    const rows: Row[] = []
    for (let offset = 0; offset < until; offset += size) {
      rows.push(...(await api<{ data: Row[] }>(`${path}&limit=${size}&offset=${offset}`)).data)
    }
    return rows
  }

  const byTokensThenSlug = (one: BoardRow, other: BoardRow) =>
    Number(totalTokens(other) - totalTokens(one)) || (one.slug < other.slug ? -1 : 1)

  /** All that is promised of an order, whatever the tokens of the entities are. */
  async function expectOneOrder(): Promise<void> {
    const { db } = database()
    for (const dimension of ['models', 'authors', 'providers', 'apps'] as const) {
      for (const period of ['day', 'month'] as const) {
        const whole = await askBoard(db, dimension, { period }, now)
        expect(whole.rows, dimension).toEqual(whole.rows.toSorted(byTokensThenSlug))
        expect(new Set(whole.rows.map(({ slug }) => slug)).size).toBe(COUNT)
        expect(whole.rows.map(({ rank }) => rank)).toEqual(Array.from({ length: COUNT }, (_, at) => at + 1))
        for (const limit of topSteps) {
          const { rows } = await askBoard(db, dimension, { period, limit }, now)
          expect(rows.filter(({ kind }) => kind === 'entity')).toEqual(whole.rows.slice(0, limit))
        }
        const file = await csv(`${dimension}.csv?period=${period}&limit=${PAGE}&variants=split`)
        expect(file.map(({ slug }) => slug)).toEqual([
          ...whole.rows.slice(0, PAGE).map(({ slug }) => slug),
          'other',
        ])
      }
    }
  }

  describe('of 260 entities with 1,000 tokens each', () => {
    beforeAll(() => serveTraffic(database().db, requestsOf(Array(COUNT).fill(1000)), now))

    it('stand in the order of their slugs, on every board and in every length of it', expectOneOrder)

    it('come once each over the pages of the models, in every order, and follow the links', async () => {
      for (const order of Object.keys(modelOrders)) {
        const { data: whole } = await api<{ data: { id: string }[] }>(`/api/v1/models?sort=${order}`)
        expect(new Set(whole.map(({ id }) => id)).size, order).toBe(COUNT)
        const read: { id: string }[] = []
        for (let next: string | null = `/api/v1/models?sort=${order}&limit=${PAGE}`; next !== null; ) {
          const page: { data: { id: string }[]; links: { next: string | null } } = await api(next)
          read.push(...page.data)
          next = page.links.next
        }
        expect(read, order).toEqual(whole)
        expect(await pagesOf(`/api/v1/models?sort=${order}`, COUNT)).toEqual(whole)
      }
    })

    it('come once each over the pages of the apps, as far as those go', async () => {
      const whole = await askBoard(database().db, 'apps', { period: 'day' }, now)
      const path = '/api/v1/datasets/app-rankings?start_date=2026-03-03&end_date=2026-03-03'
      type App = { rank: number; app_name: string }
      const names = whole.rows.map(({ name, rank }) => ({ app_name: name, rank }))
      expect(await pagesOf<App>(path, 150)).toMatchObject(names.slice(0, 150))
      expect(await pagesOf<App>(path, 200, 100)).toMatchObject(names.slice(0, 200))
    })

    it('come once each over the pages of the sessions', async () => {
      const path = '/api/v1/datasets/session-cost?'
      const { data: whole } = await api<{ data: { app_slug: string }[] }>(`${path}&limit=500`)
      expect(new Set(whole.map(({ app_slug }) => app_slug)).size).toBe(COUNT)
      expect(await pagesOf(path, COUNT)).toEqual(whole)
    })

    it('begin an answer of the analytics alike, whatever its length', async () => {
      for (const dimension of ['model', 'author', 'provider', 'app']) {
        const ask = async (limit: number) => {
          const question = { metrics: ['tokens_total'], dimensions: [dimension], limit }
          return (await api<{ data: { data: object[] } }>('/api/v1/analytics/query', question)).data.data
        }
        const whole = await ask(1000)
        expect(whole, dimension).toHaveLength(COUNT)
        for (const limit of [50, 100, 150, 200, 250]) expect(await ask(limit)).toEqual(whole.slice(0, limit))
      }
    })
  })

  it('of random entities stand in one order on every board', async () => {
    const tokens = fc.array(fc.constantFrom(1, 2, 3, 1000), { minLength: COUNT, maxLength: COUNT })
    for (const some of fc.sample(tokens, { numRuns: 3, seed: 20260304 })) {
      await serveTraffic(database().db, requestsOf(some), now)
      await expectOneOrder()
    }
  })
})
