import type { GetUserActivityRequest } from '@openrouter/sdk/models/operations'
import { describe, expect, it } from 'vitest'
import { addDays } from '@/lib/domain/time/day'
import { apiEndpoints } from '@/lib/http/api/catalogue'
import { askBoard } from '../../support/brute-force/ask-board'
import { days, inside, slugOf, sumOf } from '../../support/brute-force/brute-force'
import { sampleTraffic, useServedTraffic } from '../../support/database/serve-traffic'
import { catalog, type Traffic } from '../../support/database/traffic'
import { useApiServer } from '../../support/http/serve-api'

const now = new Date('2026-03-04T10:00:00Z')
const through = '2026-03-03'
const served = sampleTraffic('2026-03-04', { numRuns: 5, seed: 4 })

describe('GET /activity', () => {
  const database = useServedTraffic(served, now)
  const serve = useApiServer(database)

  const ask = async (query: GetUserActivityRequest = {}) =>
    (await (await serve({ now })).client().analytics.getUserActivity(query)).data

  it('is what one adds up from the events, the last day first', async () => {
    const groups = new Map<string, Traffic[]>()
    for (const event of inside(served, days(through, 30))) {
      const name = [event.day, slugOf(event, 'models', 'split'), slugOf(event, 'providers', 'split')].join(
        ' ',
      )
      groups.set(name, [...(groups.get(name) ?? []), event])
    }
    const expected = [...groups].map(([name, events]) => {
      const [date, modelPermaslug, provider] = name.split(' ')
      const sums = sumOf(events)
      return {
        date,
        model: modelPermaslug,
        modelPermaslug,
        endpointId: `${provider}/${modelPermaslug}`,
        providerName: catalog.providers.find(({ slug }) => slug === provider)!.name,
        usage: Number(sums.spend) / 1e9,
        byokUsageInference: 0,
        requests: Number(sums.requests),
        reasoningTokens: Number(sums.reasoning),
        tokens: Number(sums.tokens),
      }
    })
    const order = ({ date, endpointId, modelPermaslug }: (typeof expected)[number]) =>
      `${modelPermaslug} ${endpointId} ${date}`
    expected.sort((a, b) => (a.date === b.date ? (order(a) < order(b) ? -1 : 1) : a.date! > b.date! ? -1 : 1))
    const found = (await ask()).map(({ promptTokens, completionTokens, ...item }) => ({
      ...item,
      tokens: promptTokens + completionTokens,
    }))
    expect(found).toEqual(expected)
  })

  it('adds up to the board of the same days', async () => {
    const board = await askBoard(database().db, 'models', { period: 'month' }, now)
    const items = await ask()
    for (const row of board.rows) {
      const own = items.filter(({ modelPermaslug }) => modelPermaslug === row.slug)
      const sum = (of: (item: (typeof own)[number]) => number) =>
        own.reduce((all, item) => all + BigInt(of(item)), 0n)
      expect([sum((item) => item.promptTokens), sum((item) => item.requests)]).toEqual([
        row.promptTokens,
        row.requests,
      ])
    }
    expect(board.rows.length).toBeGreaterThan(2)
  })

  it('is of one day where it is asked, and knows no more than 30', async () => {
    const date = addDays(through, -2)
    expect(await ask({ date })).toEqual((await ask()).filter((item) => item.date === date))
    await expect(ask({ date: '2026-03-04' })).rejects.toThrow(
      'one of the last 30 complete days, 2026-02-02 to 2026-03-03',
    )
    await expect(ask({ date: '2026-02-01' })).rejects.toThrow('one of the last 30')
    await expect(ask({ apiKeyHash: 'a' })).rejects.toThrow('"api_key_hash" is not known here')
    await expect(ask({ groupBy: 'workspace' })).rejects.toThrow('there are no workspaces')
  })

  it('is as it is described', async () => {
    const { address } = await serve({ now })
    const body = await (await fetch(`${address}/api/v1/activity`)).json()
    expect(apiEndpoints.find(({ path }) => path === '/activity')!.answer.parse(body)).toEqual(body)
  })
})
