import { BadRequestResponseError } from '@openrouter/sdk/models/errors'
import type { GetRankingsDailyRequest } from '@openrouter/sdk/models/operations'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CategoryFilter } from '@/lib/domain/entity/categories'
import { grains } from '@/lib/domain/time/buckets'
import { addDays } from '@/lib/domain/time/day'
import type { Modality } from '@/lib/domain/tokens/modality'
import { rankingsDaily } from '@/lib/http/api/endpoints/rankings-daily'
import { getDailyRankings } from '@/lib/queries/boards/daily-rankings'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { askBoard } from '../../support/brute-force/ask-board'
import { expectedDailyRankings, tellModalities } from '../../support/brute-force/brute-daily-rankings'
import { useTestDatabase } from '../../support/database/database'
import { serveTraffic } from '../../support/database/serve-traffic'
import { event, insertCatalog, type Traffic, trafficUpTo } from '../../support/database/traffic'
import { useApiServer } from '../../support/http/serve-api'

const now = new Date('2026-03-04T10:00:00Z')
const today = '2026-03-04'
const traffic: Traffic[] = [
  event,
  { ...event, modelId: 2, toolCalls: 2 },
  { ...event, modelId: 7, promptTokens: 2 ** 31 - 1, sampleWeight: 5_000_000 },
  { ...event, modelId: 4, categoryId: 5, completionTokens: 0, promptTokens: 0 },
  { ...event, day: '2026-03-01', modelId: 5 },
  { ...event, day: '2026-02-28', modelId: 5, categoryId: 1, completionTokens: 20_000 },
  { ...event, day: '2025-01-20', modelId: 8 },
  { ...event, day: today, modelId: 9 },
]

describe('GET /datasets/rankings-daily', () => {
  const database = useTestDatabase()
  const serve = useApiServer(database)
  beforeAll(async () => {
    const { db } = database()
    await insertCatalog(db)
    await tellModalities(db)
  })

  async function ask(query: GetRankingsDailyRequest = {}) {
    const { client } = await serve({ now })
    const { data, meta } = await client().datasets.getRankingsDaily(query)
    const { startDate, endDate } = meta
    return { meta, range: [startDate, endDate], rows: data.map((row) => Object.values(row)) }
  }

  async function refusal(query: object): Promise<[string, unknown]> {
    const { client } = await serve({ now })
    const error = await client()
      .datasets.getRankingsDaily(query)
      .then(
        () => undefined,
        (cause) => cause,
      )
    expect(error).toBeInstanceOf(BadRequestResponseError)
    const { message, code, metadata } = (error as BadRequestResponseError).error
    expect(code).toBe(400)
    return [message, metadata?.choices]
  }

  it('is empty before the first rollup', async () => {
    const { rows, meta } = await ask()
    expect(rows).toEqual([])
    expect(meta).toEqual({
      asOf: now.toISOString(),
      startDate: '2026-02-02',
      endDate: '2026-03-03',
      version: 'v1',
    })
  })

  describe('with data', () => {
    beforeAll(async () => {
      await serveTraffic(database().db, traffic, now)
    })

    it('lists each day, best first, ties by slug, variants for themselves, without the running day', async () => {
      const { rows, range } = await ask()
      expect(rows).toEqual([
        ['2026-02-28', 'beta/three', '20600'],
        ['2026-03-01', 'beta/three', '1000'],
        ['2026-03-03', 'Corp/four', '10737420235000000'],
        ['2026-03-03', 'acme/one', '1000'],
        ['2026-03-03', 'acme/one:free', '1000'],
      ])
      expect(range).toEqual(['2026-02-02', '2026-03-03'])
    })

    it('sets weeks and months by their first day, and counts days of the range alone', async () => {
      const from = { startDate: '2026-03-01', endDate: '2026-03-03' }
      expect((await ask({ ...from, period: 'week' })).rows.map((row) => row.slice(0, 2))).toEqual([
        ['2026-02-23', 'beta/three'],
        ['2026-03-02', 'Corp/four'],
        ['2026-03-02', 'acme/one'],
        ['2026-03-02', 'acme/one:free'],
      ])
      const months = await ask({ period: 'month', category: 'programming', startDate: '2026-02-01' })
      expect(months.rows.map(([date, slug]) => [date, slug])).toEqual([
        ['2026-03-01', 'Corp/four'],
        ['2026-03-01', 'acme/one'],
        ['2026-03-01', 'acme/one:free'],
        ['2026-03-01', 'beta/three'],
      ])
    })

    it('filters by category, surface and length, alone and together', async () => {
      const slugs = async (query: GetRankingsDailyRequest) => (await ask(query)).rows.map((row) => row[1])
      expect(await slugs({ category: 'programming', period: 'day' })).toEqual([
        'beta/three',
        'Corp/four',
        'acme/one',
        'acme/one:free',
      ])
      expect(await slugs({ modality: 'text' })).toEqual(['Corp/four', 'acme/one', 'acme/one:free'])
      expect(await slugs({ modality: 'image_output' })).toEqual(['Corp/four'])
      expect(await slugs({ modality: 'image' })).toEqual(['acme/one', 'acme/one:free'])
      expect(await slugs({ modality: 'audio' })).toEqual(['Corp/four'])
      expect(await slugs({ modality: 'tool_calling', period: 'week' })).toEqual(['acme/one:free'])
      expect(await slugs({ contextBucket: '10K' })).toEqual(['beta/three', 'acme/one', 'acme/one:free'])
      expect(await slugs({ contextBucket: '100K' })).toEqual(['beta/three'])
      expect(await slugs({ contextBucket: '1K' })).toEqual([])
      expect(await slugs({ contextBucket: '10K', modality: 'image', category: 'programming' })).toEqual([
        'acme/one',
        'acme/one:free',
      ])
    })

    it('clamps dates to days with complete figures, and says to which', async () => {
      const early = await ask({ startDate: '1999-01-01', endDate: '2025-01-25' })
      expect(early).toMatchObject({
        range: ['2025-01-20', '2025-01-25'],
        rows: [['2025-01-20', 'deepseek/five', '1000']],
      })
      expect((await ask({ endDate: '2030-01-01' })).range).toEqual(['2026-02-02', '2026-03-03'])
      expect((await ask({ endDate: '2025-01-31' })).range).toEqual(['2025-01-20', '2025-01-31'])
      const year = await ask({ startDate: '2025-03-03', endDate: '2026-03-03' })
      expect(year.range).toEqual(['2025-03-03', '2026-03-03'])
    })

    it('refuses what it does not know, with the field and what that takes', async () => {
      const cases: [object, string, unknown?][] = [
        [{ startDate: '2026-02-30' }, '"start_date" must be a UTC date that exists, such as 2026-01-31.'],
        [{ endDate: '2024-12-31' }, '"end_date" must not be before the first day with figures (2025-01-20).'],
        [{ startDate: today }, '"start_date" must not be after the last complete UTC day (2026-03-03).'],
        [
          { startDate: '2026-03-02', endDate: '2026-03-01' },
          '"start_date" must not be after "end_date" (2026-03-01).',
        ],
        [
          { startDate: '2025-03-02' },
          '"start_date" must be at most 365 days before the last day (2026-03-03).',
        ],
        [{ period: 'year' }, '"period" must be one of day, week, month.', ['day', 'week', 'month']],
        [
          { contextBucket: '2K' },
          '"context_bucket" must be one of 1K, 10K, 100K, 1M, 10M.',
          expect.any(Array),
        ],
        [
          { category: 'all' },
          expect.stringContaining('"category" must be one of uncategorised, '),
          expect.any(Array),
        ],
        [{ languageType: 'natural' }, '"language_type" is not known here: events do not say their language.'],
        [
          { contextBucket: '1K', modality: 'tool_calling' },
          '"modality" must not be "tool_calling" beside "context_bucket": lengths know no tool calls.',
        ],
      ]
      for (const [query, message, choices] of cases) {
        expect(await refusal(query)).toEqual([message, choices])
      }
    })
  })

  it('is what one adds up from the events, whatever is asked, and what the board shows', async () => {
    const { db } = database()
    const served = [event, ...fc.sample(trafficUpTo(today), { numRuns: 1, seed: 4 })[0]!]
    await serveTraffic(db, served, now)
    const dataThrough = addDays(today, -1)
    const filters: { modality: Modality | null; lengthBucket: number | null }[] = [
      { modality: null, lengthBucket: null },
      { modality: 'image', lengthBucket: null },
      { modality: 'tool_calling', lengthBucket: null },
      { modality: null, lengthBucket: 0 },
      { modality: 'text', lengthBucket: 4 },
    ]
    for (const filter of filters) {
      for (const grain of grains) {
        for (const category of ['all', 'programming'] as CategoryFilter[]) {
          const range = { from: addDays(today, -60), until: today }
          const question = { range, grain, category, ...filter, top: 2 }
          const rows = await readSnapshot(db, (reader) => getDailyRankings(reader, question, dataThrough))
          const expected = expectedDailyRankings(served, range, grain, category, filter)
          expect(rows.map(({ bucket, permaslug, totalTokens }) => [bucket, permaslug, totalTokens])).toEqual(
            expected,
          )
        }
      }
    }
    const board = await askBoard(db, 'models', { period: 'day' }, now)
    const day = await ask({ startDate: dataThrough })
    expect(day.rows.map(([, slug, tokens]) => [slug, tokens])).toEqual(
      board.rows.map(({ slug, promptTokens, completionTokens }) => [
        slug,
        String(promptTokens + completionTokens),
      ]),
    )
  })

  it('describes its answer exactly', async () => {
    const { address } = await serve({ now })
    const response = await fetch(`${address}/api/v1/datasets/rankings-daily`)
    const body = await response.json()
    expect(rankingsDaily.answer.parse(body)).toEqual(body)
  })
})
