import type { GetSessionCostRequest } from '@openrouter/sdk/models/operations'
import { beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '@/lib/domain/time/day'
import { apiEndpoints } from '@/lib/http/api/catalogue'
import { useTestDatabase } from '../../support/database/database'
import { serveTraffic } from '../../support/database/serve-traffic'
import { hashOf, insertCatalog, type Traffic, event as usual } from '../../support/database/traffic'
import { useApiServer } from '../../support/http/serve-api'

const now = new Date('2026-03-04T10:00:00Z')
const through = '2026-03-03'
const event: Traffic = { ...usual, costNanoUsd: 4_000_000 }

describe('the datasets of the API', () => {
  const database = useTestDatabase()
  const serve = useApiServer(database)
  beforeAll(async () => {
    await insertCatalog(database().db)
  })

  const client = async () => (await serve({ now })).client()

  describe('before the first rollup', () => {
    it('are empty', async () => {
      const { datasets, classifications } = await client()
      expect((await datasets.getAppRankings({ sort: 'trending' })).result.data).toEqual([])
      expect((await datasets.getSessionCost({})).result).toMatchObject({
        data: [],
        meta: { windowDays: null, windowEndDate: null },
      })
      expect((await classifications.getTaskClassifications({})).data).toEqual({
        asOf: through,
        windowDays: 7,
        classifications: [],
        macroCategories: [],
      })
    })
  })

  describe('GET /classifications/task', () => {
    it('shares the classified requests and tokens of the last seven days', async () => {
      const seo = { ...event, categoryId: 5 }
      const uncategorised = { ...event, categoryId: 1, sampleWeight: 100 }
      await serveTraffic(
        database().db,
        [
          ...[
            event,
            { ...event, modelId: 2 },
            { ...event, modelId: 2 },
            { ...event, day: addDays(through, -6) },
          ],
          ...[seo, { ...seo, promptTokens: 2600 }, { ...seo, categoryId: 4, modelId: 7 }],
          ...[uncategorised, { ...event, day: addDays(through, -7) }, { ...event, day: '2026-03-04' }],
        ],
        now,
      )
      const { data } = await (await client()).classifications.getTaskClassifications({ window: '7d' })
      expect(data.asOf).toBe(through)
      const [programming, ...others] = data.classifications
      expect(programming).toEqual({
        tag: 'programming',
        displayName: 'Programming',
        macroCategory: 'programming',
        usageShare: 0.571428571429,
        tokenShare: 0.444444444444,
        categoryUsageShare: 1,
        categoryTokenShare: 1,
        models: [
          { id: 'acme/one', tagUsageShare: 0.5, tagTokenShare: 0.5 },
          { id: 'acme/one:free', tagUsageShare: 0.5, tagTokenShare: 0.5 },
        ],
      })
      expect(
        others.map((one) => [one.tag, one.displayName, one.categoryUsageShare, one.categoryTokenShare]),
      ).toEqual([
        ['marketing/seo', 'SEO', 0.666666666667, 0.8],
        ['marketing', 'Marketing', 0.333333333333, 0.2],
      ])
      expect(data.macroCategories).toEqual([
        { key: 'programming', label: 'Programming', usageShare: 0.571428571429, tokenShare: 0.444444444444 },
        { key: 'marketing', label: 'Marketing', usageShare: 0.428571428571, tokenShare: 0.555555555556 },
      ])
    })

    it('refuses another window', async () => {
      const { address } = await serve({ now })
      const response = await fetch(`${address}/api/v1/classifications/task?window=30d`)
      expect([response.status, ((await response.json()) as { error: object }).error]).toEqual([
        400,
        {
          code: 400,
          message: '"window" must be one of 7d.',
          metadata: { reason: 'invalid_parameter', field: 'window', choices: ['7d'] },
        },
      ])
    })
  })

  describe('GET /datasets/session-cost', () => {
    const session = (digit: string, costs: (number | null)[], more: Partial<Traffic> = {}): Traffic[] =>
      costs.map((costNanoUsd) => ({ ...event, costNanoUsd, sessionHash: hashOf(digit), ...more }))
    beforeAll(async () => {
      await serveTraffic(
        database().db,
        [
          ...[...session('1', [5]), ...session('2', [1]), ...session('3', [9]), ...session('4', [2])],
          ...[...session('5', [10, 20]), ...session('6', [7]), ...session('6', [8], { day: '2026-03-01' })],
          ...session('7', [4, null]),
          ...session(
            '8',
            Array.from({ length: 50 }, () => 1_000_000_000),
          ),
          ...[...session('9', [3], { appId: 3 }), ...session('a', [6], { appId: 0, modelId: 2 })],
          ...[
            ...session('b', [6], { appId: 4, sampleWeight: 3 }),
            ...session('c', [60], { appId: 4, sampleWeight: 2 }),
          ],
          ...[event, ...session('d', [1], { day: '2026-02-24' })],
        ],
        now,
      )
    })

    async function ask(query: GetSessionCostRequest = {}) {
      const { datasets } = await client()
      const { data, meta } = (await datasets.getSessionCost(query)).result
      const cells = data.map((cell) => [
        cell.appSlug,
        cell.modelPermaslug,
        cell.turnRange,
        Math.round(cell.medianSessionCostUsd * 1e9),
      ])
      return { cells, meta }
    }

    it('has the median of each app, model and number of turns, without sessions that lack a price', async () => {
      const { cells, meta } = await ask()
      expect(cells).toEqual([
        ['zed.dev', 'acme/one', '1-turn', 6],
        ['cline.bot', 'acme/one', '1-turn', 2],
        ['cline.bot', 'acme/one', '2-9-turns', 15],
        ['cline.bot', 'acme/one', '50-plus-turns', 50_000_000_000],
        ['unattributed', 'acme/one:free', '1-turn', 6],
      ])
      expect(meta).toMatchObject({ windowDays: 7, windowEndDate: through, version: 'v1' })
    })

    it('filters and pages', async () => {
      expect((await ask({ appSlug: 'zed.dev' })).cells).toHaveLength(1)
      expect((await ask({ model: 'acme/one:free' })).cells).toHaveLength(1)
      expect((await ask({ turnRange: '2-9-turns' })).cells).toEqual([
        ['cline.bot', 'acme/one', '2-9-turns', 15],
      ])
      expect((await ask({ appSlug: 'secret.example' })).cells).toEqual([])
      expect((await ask({ limit: 2, offset: 1 })).cells).toEqual((await ask()).cells.slice(1, 3))
    })
  })

  it('describe their answers exactly', async () => {
    const { address } = await serve({ now })
    for (const path of ['/datasets/app-rankings', '/datasets/session-cost', '/classifications/task']) {
      const body = await (await fetch(`${address}/api/v1${path}`)).json()
      const endpoint = apiEndpoints.find((one) => one.path === path)!
      expect(endpoint.answer.parse(body), path).toEqual(body)
    }
  })
})
