import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '@/lib/domain/time/day'
import { getPriceAnswers } from '@/lib/queries/growth/price-answers'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { useTestDatabase } from '../../support/database/database'
import { serveTraffic } from '../../support/database/serve-traffic'
import { event, insertCatalog, type Traffic } from '../../support/database/traffic'
import { exportsOf, now } from '../../support/http/exports'

const changedOn = '2026-02-10'

/** Uses of a model, two requests a day, from and until days counted from the change. */
function uses(
  modelId: number,
  from: number,
  until: number,
  promptTokens: (day: number) => number,
): Traffic[] {
  return Array.from({ length: until - from }, (_, index) => from + index).flatMap((day) => {
    const one = { ...event, modelId, day: addDays(changedOn, day), promptTokens: promptTokens(day) }
    return [
      one,
      { ...one, promptTokens: 0, completionTokens: 0, reasoningTokens: 0, cachedTokens: 0, categoryId: 5 },
    ]
  })
}

describe('price changes', () => {
  const database = useTestDatabase()
  const { csv } = exportsOf(database)
  const price = (modelId: number, at: string, prompt: number | null, completion: number | null) =>
    database().db.execute(sql`
      insert into model_prices (model_id, valid_from, prompt_nano_usd_per_million, completion_nano_usd_per_million)
      values (${modelId}, ${at}, ${prompt}, ${completion})`)

  beforeAll(async () => {
    await insertCatalog(database().db)
    // Half the price: 100,000 tokens a day become 200,000, and 100,000 on the day of the change.
    await price(1, '2025-01-01T00:00:00Z', 2_000_000_000, 4_000_000_000)
    await price(1, `${changedOn}T23:59:59Z`, 1_000_000_000, 2_000_000_000)
    // Other prices of the same row are no price for tokens.
    await database().db.execute(sql`
      insert into model_prices (model_id, valid_from, prompt_nano_usd_per_million, completion_nano_usd_per_million,
        request_nano_usd) values (1, '2026-02-12T00:00:00Z', 1000000000, 2000000000, 5)`)
    // Twice within the windows, without days after it, and without a price before.
    await price(4, '2025-01-01T00:00:00Z', 1, 1)
    await price(4, '2026-02-08T00:00:00Z', 2, 2)
    await price(4, '2026-02-12T00:00:00Z', 3, 3)
    await price(5, '2025-01-01T00:00:00Z', 1, 1)
    await price(5, '2026-02-20T00:00:00Z', 2, 2)
    await price(7, '2026-02-10T00:00:00Z', 2, 2)
    // What was not for sale before it was free has no logarithm.
    await price(8, '2025-01-01T00:00:00Z', 7, 7)
    await price(8, '2026-02-10T00:00:00Z', 0, 0)
    await serveTraffic(
      database().db,
      [
        ...uses(1, -14, 1, (day) => 99_600 + (day % 2 === 0 ? 10_000 : -10_000)),
        ...uses(1, 1, 15, () => 199_600),
        ...uses(4, -20, 20, () => 1000),
        ...uses(8, -20, 20, () => 1000),
      ],
      now,
    )
  })

  it('are set beside the usage before and after, with an elasticity and its error', async () => {
    const rows = await csv('price-changes.csv')
    expect(rows.map(({ slug }) => slug)).toEqual(['acme/one', 'deepseek/five'])
    // Of all tokens: 1,400,000 more, where the others used 39,200 as before.
    expect(rows[0]).toMatchObject({
      ...{ changed_on: changedOn, price_change: '-0.500000', requests_before: '28', requests_after: '28' },
      ...{ tokens_before: '1400000', tokens_after: '2800000', elasticity: '-1.000000' },
      ...{ prompt_usd_per_million_before: '2', prompt_usd_per_million: '1' },
      all_tokens_change: '0.972763',
    })
    // Seven days at 110,000 and seven at 90,000, then none apart: the deviation is 10,000 * sqrt(14 / 13).
    const expected = Math.sqrt((1e8 * 14) / 13 / (14 * 1e10)) / Math.log(2)
    expect(rows[0]!.standard_error).toBe(expected.toFixed(6))
    expect(rows[1]).toMatchObject({ price_change: '-1.000000', elasticity: '', standard_error: '' })
  })

  it('are counted where they cannot be compared', async () => {
    const read = (of: Parameters<typeof getPriceAnswers>[2], category: 'all' | 'programming' = 'all') =>
      readSnapshot(database().db, (reader) => getPriceAnswers(reader, category, of))
    const counted = async (...asked: Parameters<typeof read>) => {
      const { answers, unclear } = await read(...asked)
      return [answers.length, unclear]
    }
    expect(await counted(null)).toEqual([2, 3])
    expect(await counted({ dimension: 'models', id: 4 })).toEqual([0, 2])
    expect(await counted({ dimension: 'authors', id: 1 })).toEqual([1, 2])
    expect(await counted({ dimension: 'models', id: 7 })).toEqual([0, 0])
    const { answers } = await read({ dimension: 'models', id: 1 }, 'programming')
    expect(answers[0]!.before.requests).toBe(14n)
  })
})
