import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { dimensionNames } from '@/lib/domain/dimension'
import { totalTokens } from '@/lib/domain/measures'
import { ratioText } from '@/lib/domain/ratio'
import { getExport } from '@/lib/http/get-export'
import { publicRoute } from '@/lib/http/route'
import { getBoard } from '@/lib/queries/board'
import { getSeries } from '@/lib/queries/series'
import { readSnapshot } from '@/lib/queries/snapshot'
import { useTestDatabase } from '../support/database'
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

/** A busy month with an estimate, a hidden app, traffic of nobody known, and names that spreadsheets would run. */
const traffic: Traffic[] = [
  event,
  { ...event, day: '2026-02-22', promptTokens: 100 },
  { ...event, modelId: 2, appId: 2, costNanoUsd: null, sampleWeight: 1000 },
  { ...event, modelId: 4, appId: 4, categoryId: 5, promptTokens: 2 ** 31 - 1, sampleWeight: 5_000_000 },
  { ...event, modelId: 5, appId: 0, providerId: 0, categoryId: 1, costNanoUsd: null },
  { ...event, modelId: 7, appId: 3, day: '2026-02-27' },
  { ...event, modelId: 7, appId: 3, day: '2026-03-04' },
]

describe('exports', () => {
  const database = useTestDatabase()
  const ask = (path: string, init?: RequestInit) =>
    publicRoute(
      (context) => getExport({ ...context, now }),
      () => database().db,
    )(new Request(`http://localhost/export/${path}`, init))
  const csv = async (path: string): Promise<Record<string, string>[]> => {
    const response = await ask(path)
    expect(response.status).toBe(200)
    return parse(await response.text(), { columns: true })
  }
  beforeAll(async () => {
    await insertCatalog(database().db)
    await serveTraffic(database().db, traffic, now)
  })

  it('equal the page: every board in every period, category and reading of variants', async () => {
    for (const dimension of dimensionNames) {
      for (const period of ['today', 'day', 'week', 'month', 'trending'] as const) {
        for (const category of ['all', 'programming', 'marketing/seo'] as const) {
          for (const variants of ['merge', 'split'] as const) {
            const question = {
              category,
              period,
              variants,
              range: null,
              metric: 'tokens',
              limit: null,
              appGroup: null,
            } as const
            const board = await readSnapshot(database().db, (reader) =>
              getBoard(reader, dimension, question, now),
            )
            const query = new URLSearchParams({ category, period, variants })
            const shown = board.rows.map((row) => ({
              rank: String(row.rank ?? ''),
              slug: row.slug,
              requests: String(row.requests),
              total_tokens: String(totalTokens(row)),
              share: ratioText(totalTokens(row), totalTokens(board.total), 12) ?? '',
              previous_total_tokens: String(row.previous ? totalTokens(row.previous) : ''),
            }))
            const rows = await csv(`${dimension}.csv?${query}`)
            expect(rows).toHaveLength(shown.length)
            expect(rows).toMatchObject(shown)
            const json = await (await ask(`${dimension}.json?${query}`)).json()
            const { data, meta } = json as {
              data: { total_tokens: string }[]
              meta: { total_tokens: string }
            }
            const sum = data.reduce((total, row) => total + BigInt(row.total_tokens), 0n)
            expect(sum).toBe(totalTokens(board.total))
            expect(meta.total_tokens).toBe(String(sum))
          }
        }
      }
    }
  })

  it('equal the chart, bucket by bucket', async () => {
    for (const grain of ['day', 'week', 'month'] as const) {
      const question = {
        category: 'all',
        grain,
        range: null,
        variants: 'split',
        metric: 'tokens',
        top: 2,
        appGroup: null,
      } as const
      const chart = await readSnapshot(database().db, (reader) => getSeries(reader, 'models', question, now))
      const rows = await csv(`models-over-time.csv?grain=${grain}&top=2`)
      expect(rows).toEqual(
        chart.buckets.flatMap(({ bucket, isPartial, points, total }) =>
          points.map(({ totalTokens: tokens, requests }, index) => ({
            bucket,
            slug: chart.entities[index]!.slug,
            name: chart.entities[index]!.name.replace(/^\+/, "'+"),
            total_tokens: String(tokens),
            requests: String(requests),
            share: ratioText(tokens, total.totalTokens, 12) ?? '',
            is_partial: String(isPartial),
            value: String(tokens),
          })),
        ),
      )
      expect(rows.at(-1)).toMatchObject({ slug: 'other', is_partial: 'true' })
    }
  })
})
