import { beforeAll, describe, expect, it } from 'vitest'
import { totalTokens } from '@/lib/domain/tokens/measures'
import { ratioText } from '@/lib/domain/tokens/ratio'
import { getLengthSeries, getLengths } from '@/lib/queries/lengths/lengths'
import { getReasoning, getReasoningServed } from '@/lib/queries/reasoning'
import { getMeasureSeries } from '@/lib/queries/series/measure-series'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import type { ExportTable } from '@/lib/view/file/export-table'
import { useTestDatabase } from '../../support/database/database'
import { serveTraffic } from '../../support/database/serve-traffic'
import { event, insertCatalog, type Traffic } from '../../support/database/traffic'
import { exportsOf, now } from '../../support/http/exports'

const toolEvent: Traffic = { ...event, cachedTokens: 0, costNanoUsd: null, toolCalls: 3 }
const traffic: Traffic[] = [
  toolEvent,
  { ...toolEvent, day: '2026-02-22', promptTokens: 20_000, toolCalls: 0 },
  { ...toolEvent, modelId: 2, appId: 2, sampleWeight: 1000, reasoningTokens: 0, toolCalls: null },
  { ...toolEvent, modelId: 4, appId: 4, categoryId: 5, promptTokens: 2 ** 31 - 1, sampleWeight: 5_000_000 },
  { ...toolEvent, modelId: 5, appId: 0, categoryId: 1, completionTokens: 0, reasoningTokens: 0 },
  { ...toolEvent, modelId: 7, appId: 3, day: '2026-03-04' },
]

describe('tables as files', () => {
  const database = useTestDatabase()
  const { ask, csv: csvOf, refusal } = exportsOf(database)
  const csv = (table: ExportTable, query = '') => csvOf(`${table}.csv?${query}`)
  const read = <Found>(work: (reader: Parameters<typeof getLengths>[0]) => Promise<Found>) =>
    readSnapshot(database().db, work)

  beforeAll(() => insertCatalog(database().db))

  it('are a header alone, or unknown ratios, before the first rollup', async () => {
    for (const table of ['context', 'context-categories', 'reasoning'] as const) {
      expect(await csv(table)).toEqual([])
    }
    const [first, ...rest] = await csv('tools-over-time')
    expect(first).toMatchObject({ slug: 'all', requests: '0', tool_request_share: '', is_partial: 'true' })
    expect(rest).toHaveLength(51)
  })

  describe('with data', () => {
    beforeAll(() => serveTraffic(database().db, traffic, now))

    it('equal the page: requests by length, in every period and category', async () => {
      for (const period of ['today', 'day', 'week', 'month'] as const) {
        for (const category of ['all', 'programming', 'legal'] as const) {
          const board = await read((reader) => getLengths(reader, { category, period, range: null }, now))
          const rows = await csv('context', `period=${period}&category=${category}`)
          const shown = board.total.requests === 0n ? [] : board.rows
          expect(
            rows.map(({ requests, total_tokens, previous_requests }) => [
              requests,
              total_tokens,
              previous_requests,
            ]),
          ).toEqual(
            shown.map((row) => [
              String(row.requests),
              String(totalTokens(row)),
              row.previousRequests?.toString() ?? '',
            ]),
          )
        }
      }
      const [below, first, , , last] = await csv('context')
      expect(below).toMatchObject({ from_tokens: '0', until_tokens: '1000', requests: '1' })
      expect(first).toMatchObject({ from_tokens: '1000', until_tokens: '10000', requests: '1001' })
      expect(last).toMatchObject({ from_tokens: '1000000', until_tokens: '', requests: '5000000' })
    })

    it('equal the page: lengths, means and reasoning over time', async () => {
      for (const grain of ['day', 'week', 'month'] as const) {
        const usual = { category: 'all', grain, range: null } as const
        const lengths = await read((reader) => getLengthSeries(reader, usual, now))
        const points = await csv('context-lengths-over-time', `grain=${grain}`)
        expect(points.map(({ bucket, requests }) => [bucket, requests])).toEqual(
          lengths.buckets.flatMap(({ bucket, requests }) => requests.map((count) => [bucket, String(count)])),
        )
        const served = await read((reader) => getReasoningServed(reader, usual, now))
        const shares = await csv('reasoning-models-over-time', `grain=${grain}`)
        expect(shares.map(({ share }) => share)).toEqual(
          served.buckets.map((row) => ratioText(row.reasoningModelTokens, row.totalTokens, 12) ?? ''),
        )
        for (const by of ['models', 'apps', 'authors'] as const) {
          const question = { ...usual, variants: 'merge', metric: 'tools', top: 2 } as const
          const series = await read((reader) => getMeasureSeries(reader, by, question, now))
          const rows = await csv('tools-over-time', `grain=${grain}&by=${by}&top=2`)
          expect(rows).toMatchObject(
            series.buckets.flatMap(({ bucket, points: measures, isPartial }) =>
              measures.map((measure, index) => ({
                bucket,
                slug: series.entities[index]!.slug,
                tool_calls: String(measure.toolCalls),
                tool_requests: String(measure.toolRequests),
                tool_request_share: ratioText(measure.toolRequests, measure.requests, 12) ?? '',
                calls_per_request: ratioText(measure.toolCalls, measure.requests, 12) ?? '',
                is_partial: String(isPartial),
              })),
            ),
          )
        }
      }
      const means = await csv('context-over-time', 'from=2026-02-22&to=2026-02-22&grain=day')
      expect(means).toEqual([
        {
          bucket: '2026-02-22',
          slug: 'all',
          name: 'All',
          requests: '1',
          prompt_tokens: '20000',
          completion_tokens: '400',
          total_tokens: '20400',
          mean_prompt_tokens: '20000.000000000000',
          mean_completion_tokens: '400.000000000000',
          is_partial: 'false',
          estimated: 'false',
        },
      ])
    })

    it('equal the page: models by reasoning share, those that make nearly all output', async () => {
      const question = { category: 'all', period: 'week', range: null, variants: 'split' } as const
      const board = await read((reader) => getReasoning(reader, question, now))
      const rows = await csv('reasoning', 'variants=split')
      expect(rows.map(({ slug, reasoning_share }) => [slug, reasoning_share])).toEqual(
        board.rows.map((row) => [row.slug, ratioText(row.reasoningTokens, row.completionTokens, 12)]),
      )
      expect(rows).toHaveLength(1)
      const categories = await csv('context-categories', 'period=day')
      expect(categories.map(({ slug, mean_prompt_tokens }) => [slug, mean_prompt_tokens])).toContainEqual([
        'programming',
        '600.000000000000',
      ])
    })

    it('say in JSON of which days they are, and what these had in all', async () => {
      for (const table of ['context', 'tools-over-time', 'reasoning', 'context-categories']) {
        const response = await ask(`${table}.json?from=2026-02-22&to=2026-02-27`)
        const { meta } = (await response.json()) as { meta: object }
        expect(meta).toMatchObject({ from: '2026-02-22', to: '2026-02-27', total_tokens: '20400' })
      }
      const name = (await ask('tools-over-time.csv?period=day')).headers.get('content-disposition')
      expect(name).toContain('tokenboard-tools-over-time-all-2026-03-03.csv')
    })

    it('refuse what they do not take, with what they do', async () => {
      expect(await refusal('context.csv?grain=day')).toMatchObject({
        status: 400,
        field: 'grain',
        choices: ['period', 'from', 'to', 'category'],
      })
      expect(await refusal('context.csv?period=trending')).toMatchObject({
        field: 'period',
        choices: ['today', 'day', 'week', 'month'],
      })
      expect(await refusal('tools-over-time.csv?by=regions')).toMatchObject({
        field: 'by',
        choices: ['all', 'models', 'apps', 'authors', 'providers', 'categories'],
      })
      const long = 'from=2020-01-01&to=2026-01-01&grain=day&top=1000'
      expect(await refusal(`tools-over-time.csv?${long}`)).toMatchObject({ status: 400, field: 'top' })
      expect(await refusal('reasoning.csv?from=2026-03-01')).toMatchObject({ field: 'to' })
    })
  })
})
