import { beforeAll, describe, expect, it } from 'vitest'
import { getGrowth } from '@/lib/queries/growth/growth'
import { getReasoningGrowth } from '@/lib/queries/growth/reasoning-growth'
import { getRunRates } from '@/lib/queries/growth/run-rate'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { useTestDatabase } from '../../support/database/database'
import { serveTraffic } from '../../support/database/serve-traffic'
import { event, insertCatalog, type Traffic } from '../../support/database/traffic'
import { exportsOf, now } from '../../support/http/exports'

const yearBefore: Traffic = { ...event, day: '2025-03-04', promptTokens: 60, completionTokens: 40 }
const weekBefore: Traffic = { ...event, day: '2026-02-20' }
const traffic: Traffic[] = [
  { ...yearBefore, reasoningTokens: 0 },
  { ...weekBefore, reasoningTokens: 40 },
  { ...event, reasoningTokens: 100 },
  { ...event, modelId: 4, categoryId: 5, reasoningTokens: 300 },
]

describe('reasoning growth and the annual run rate', () => {
  const database = useTestDatabase()
  const { csv } = exportsOf(database)
  const read = <Found>(work: (reader: Parameters<typeof getRunRates>[0]) => Promise<Found>) =>
    readSnapshot(database().db, work)

  beforeAll(async () => {
    await insertCatalog(database().db)
    await serveTraffic(database().db, traffic, now)
  })

  it('counts the reasoning of each model in both windows, whatever rollup knows it', async () => {
    const request = { category: 'all', window: 'week', of: null } as const
    const found = await read((reader) => getReasoningGrowth(reader, request))
    if ('fault' in found) throw new Error(found.fault)
    expect(found.models.map(({ before, after }) => [before.reasoningTokens, after.reasoningTokens])).toEqual([
      [0n, 300n],
      [40n, 100n],
    ])
    expect(found.change).toBe(360n)
    const growth = await read((reader) => getGrowth(reader, { ...request, split: 'drivers' }))
    if ('fault' in growth) throw new Error(growth.fault)
    expect(growth.parts.find(({ key }) => key === 'reasoning')!.tokens).toBe(60n)
    const programming = await read((reader) =>
      getReasoningGrowth(reader, { ...request, category: 'programming' }),
    )
    if ('fault' in programming) throw new Error(programming.fault)
    expect(programming.models).toEqual(found.models.slice(1))
  })

  it('sets the last week beside the same days a year before, all of it and author by author', async () => {
    const rates = await read((reader) => getRunRates(reader, { category: 'all', of: null }))
    expect(rates!.whole).toMatchObject({ week: 2_000n, yearBefore: null })
    expect(rates!.authors.reduce((sum, { week }) => sum + week, 0n)).toBe(2_000n)
    // The first figures are of a day within the week that is compared: the week is not whole.
    const earlier: Traffic = { ...yearBefore, day: '2025-02-26' }
    await serveTraffic(database().db, [...traffic, earlier], now)
    const whole = await read((reader) => getRunRates(reader, { category: 'all', of: null }))
    expect(whole!.whole).toMatchObject({ week: 2_000n, yearBefore: 200n })
    const [all, ...authors] = await csv('run-rate.csv')
    expect(all).toMatchObject({
      slug: 'all',
      run_rate_tokens: '104000',
      growth: '9.000000',
      doubling_days: '109.6',
    })
    expect(authors.map(({ week_tokens }) => week_tokens)).toEqual(
      whole!.authors.map(({ week }) => String(week)),
    )
    const [own] = await csv('run-rate.csv?model=acme/one')
    expect(own).toMatchObject({ week_tokens: '1000', year_before_tokens: '200' })
  })
})
