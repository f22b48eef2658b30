import { beforeAll, describe, expect, it } from 'vitest'
import { useTestDatabase } from '../support/database'
import { useApiServer } from '../support/serve-api'
import { serveTraffic } from '../support/serve-traffic'
import { insertCatalog, type Traffic } from '../support/traffic'

const now = new Date('2026-03-04T10:00:00Z')
const event: Traffic = {
  day: '2026-03-03',
  modelId: 1,
  providerId: 1,
  appId: 1,
  categoryId: 2,
  promptTokens: 600,
  completionTokens: 400,
  reasoningTokens: 40,
  cachedTokens: 100,
  costNanoUsd: 4_200_000,
  sampleWeight: 1,
}
const traffic: Traffic[] = [
  event,
  { ...event, modelId: 2, toolCalls: 2 },
  { ...event, modelId: 7, promptTokens: 2 ** 31 - 1, sampleWeight: 5_000_000 },
  { ...event, modelId: 4, categoryId: 5, completionTokens: 0, promptTokens: 0 },
  { ...event, day: '2026-03-01', modelId: 5 },
  { ...event, day: '2026-02-28', modelId: 5, categoryId: 1 },
  { ...event, day: '2026-01-20', modelId: 8 },
  { ...event, day: '2026-03-04', modelId: 9 },
]

describe('GET /datasets/rankings-daily', () => {
  const database = useTestDatabase()
  const serve = useApiServer(database)
  beforeAll(async () => {
    await insertCatalog(database().db)
  })

  async function ask(
    query: Parameters<
      ReturnType<Awaited<ReturnType<typeof serve>>['client']>['datasets']['getRankingsDaily']
    >[0] = {},
  ) {
    const { client } = await serve({ now })
    const { data, meta } = await client().datasets.getRankingsDaily(query)
    return { meta, rows: data.map((row) => [row.date, row.modelPermaslug, row.totalTokens]) }
  }

  it('is empty before the first rollup', async () => {
    const { rows, meta } = await ask()
    expect(rows).toEqual([])
    expect(meta).toMatchObject({ startDate: '2026-02-02', endDate: '2026-03-03', version: 'v1' })
  })

  describe('with data', () => {
    beforeAll(async () => {
      await serveTraffic(database().db, traffic, now)
    })

    it('lists each day, best first, ties by slug, variants for themselves, without the running day', async () => {
      const { rows, meta } = await ask()
      expect(rows).toEqual([
        ['2026-02-28', 'beta/three', '1000'],
        ['2026-03-01', 'beta/three', '1000'],
        ['2026-03-03', 'Corp/four', '10737420235000000'],
        ['2026-03-03', 'acme/one', '1000'],
        ['2026-03-03', 'acme/one:free', '1000'],
      ])
      expect(meta).toMatchObject({ startDate: '2026-02-02', endDate: '2026-03-03' })
      expect(Date.parse(meta.asOf)).not.toBeNaN()
    })
  })
})
