import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { openTable } from '@/lib/exports/export-tables'
import { getModelProviders } from '@/lib/queries/entity/model-providers'
import { getPriceBoard } from '@/lib/queries/prices/prices'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { getSpeedBoard } from '@/lib/queries/speed/speed'
import { priceTable } from '@/lib/view/boards/price/price-table'
import { speedTable } from '@/lib/view/boards/speed/speed-table'
import { modelProviderTable } from '@/lib/view/entity/model-provider-table'
import type { TableView } from '@/lib/view/table/table-view'
import { noPricesText } from '@/lib/view/text/price-text'
import { useServedTraffic } from '../../support/database/serve-traffic'
import type { Traffic } from '../../support/database/traffic'

const now = new Date('2026-03-04T10:00:00Z')
const usual: Traffic = {
  day: '2026-03-03',
  modelId: 4,
  providerId: 1,
  appId: 0,
  categoryId: 2,
  promptTokens: 900,
  completionTokens: 100,
  reasoningTokens: 0,
  cachedTokens: 400,
  costNanoUsd: 2_500_000,
  latencyMs: 800,
  generationMs: 2000,
  sampleWeight: 1,
}
const traffic: Traffic[] = [
  { ...usual, sampleWeight: 100 },
  { ...usual, costNanoUsd: null, latencyMs: null, generationMs: null },
  { ...usual, providerId: 2, costNanoUsd: 5_000_000, latencyMs: 90 },
  { ...usual, modelId: 1, costNanoUsd: null },
  { ...usual, modelId: 2, costNanoUsd: 0 },
  { ...usual, day: '2026-02-20' },
]
const question = { category: 'all', period: 'week', range: null, variants: 'split' } as const
const asked = { ...question, grain: 'week', by: '', top: 9, window: 'week' } as const

describe('the files of prices and speeds', () => {
  const database = useServedTraffic(traffic, now)
  const read = <T>(work: Parameters<typeof readSnapshot<T>>[1]) => readSnapshot(database().db, work)
  const file = (
    table: Parameters<typeof openTable>[1],
    of: Parameters<typeof openTable>[4] = null,
    period: 'week' | 'month' = 'week',
  ) =>
    read(async (reader) => {
      const { columns, rows } = await openTable(reader, table, { ...asked, period }, now, of)
      const records: Record<string, string | null>[] = []
      for await (const batch of rows) {
        for (const cells of batch) {
          records.push(Object.fromEntries(columns.map(({ name }, index) => [name, cells[index] ?? null])))
        }
      }
      return records
    })

  it('divide what was paid by the tokens that it was paid for', async () => {
    const [two, unpriced, free] = await file('prices')
    expect(two).toMatchObject({
      slug: 'acme/Two',
      usd_per_million_tokens: '2.524752475',
      total_tokens: '102000',
      priced_tokens: '101000',
      cost_usd: '0.255',
      spend_share: '1.000000000000',
      unpriced_requests: '1',
    })
    expect(free).toMatchObject({ slug: 'acme/one:free', usd_per_million_tokens: '0', cost_usd: '0' })
    expect(unpriced).toMatchObject({ slug: 'acme/one', usd_per_million_tokens: null, cost_usd: null })
  })

  it('say what the pages say', async () => {
    const whole = { ...question, metric: 'tokens', limit: null, appGroup: null } as const
    for (const [dimension, table] of [
      ['models', 'prices'],
      ['providers', 'provider-prices'],
      ['categories', 'category-prices'],
    ] as const) {
      const board = await read((reader) => getPriceBoard(reader, dimension, whole, now))
      const rows = await file(table)
      expect(values(priceTable(board, ''), 'paid')).toEqual(column(rows, 'usd_per_million_tokens'))
      expect(values(priceTable(board, ''), 'tokens')).toEqual(column(rows, 'total_tokens'))
    }
    for (const [dimension, table] of [
      ['models', 'speed'],
      ['providers', 'provider-speed'],
    ] as const) {
      const board = await read((reader) => getSpeedBoard(reader, dimension, question, now))
      const rows = await file(table)
      const view = speedTable(board, board.rows, '')
      expect(values(view, 'latency-p95')).toEqual(column(rows, 'latency_ms_p95'))
      expect(values(view, 'throughput-p50')).toEqual(column(rows, 'tokens_per_second_p50'))
      expect(rows[0]!.rank).toBe('1')
      expect(rows.at(-1)!.rank).toBeNull()
    }
    const [two] = await read((reader) => getModelProviders(reader, [4], question, now))
    const rows = await file('model-providers', { dimension: 'models', id: 4 })
    expect(rows).toHaveLength(2)
    expect(values(modelProviderTable(two!, ''), 'paid')).toEqual(column(rows, 'usd_per_million_tokens'))
    expect(values(modelProviderTable(two!, ''), 'latency')).toEqual(column(rows, 'latency_ms_p50'))
    expect((await file('model-providers')).length).toBeGreaterThan(2)
  })

  it('name no price of days that were sealed before the tokens behind a cost were counted', async () => {
    const { db } = database()
    for (const table of ['category_daily', 'model_daily', 'provider_daily', 'provider_model_daily']) {
      await db.execute(sql`update ${sql.identifier(table)} set priced_tokens = 0 where day = '2026-02-20'`)
    }
    const tables = ['prices', 'provider-prices', 'category-prices', 'model-providers'] as const
    const paid = async (period: 'week' | 'month') =>
      Promise.all(
        tables.map(async (table) => column(await file(table, null, period), 'usd_per_million_tokens')),
      )
    for (const prices of await paid('month')) expect(prices.some((price) => price !== null)).toBe(true)
    await db.execute(sql`update rollup_days set state = 'sealed' where day = '2026-02-20'`)
    for (const prices of await paid('month')) expect(prices.every((price) => price === null)).toBe(true)
    for (const prices of await paid('week')) expect(prices.some((price) => price !== null)).toBe(true)
    const month = { ...question, period: 'month', metric: 'tokens', limit: null, appGroup: null } as const
    const { board } = await read((reader) => getPriceBoard(reader, 'models', month, now))
    expect(noPricesText(board.total)).toContain('sealed')
  })
})

function column(rows: Record<string, string | null>[], name: string) {
  return rows.map((row) => row[name])
}

function values(view: TableView, id: string) {
  const found = view.columns.find((one) => one.id === id)
  if (found?.kind !== 'count') throw new Error(`no column ${id}`)
  return found.cells.map((cell) => cell?.value ?? null)
}
