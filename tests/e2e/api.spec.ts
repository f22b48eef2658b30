import { OpenRouter } from '@openrouter/sdk'
import { expect, test } from '@playwright/test'
import { addDays } from '@/lib/domain/time/day'
import { ratio } from '@/lib/domain/tokens/ratio'
import { readCsv } from './support/files'

/** The official client as it comes, pointed at the site. */
const clientOf = (baseURL: string | undefined) =>
  new OpenRouter({ serverURL: `${baseURL}/api/v1`, apiKey: 'sk-or-v1-unknown-here' })

test('the official client reads what the files say', async ({ baseURL, request }) => {
  const { datasets, classifications } = clientOf(baseURL)
  const latest = (await datasets.getRankingsDaily({ period: 'week' })).meta.endDate

  const days = await datasets.getRankingsDaily({ startDate: latest })
  const models = await readCsv(request, '/export/models.csv?period=day&variants=split&limit=50')
  expect(days.data.map((row) => [row.modelPermaslug, row.totalTokens])).toEqual(
    models.map((row) => [row.slug, row.total_tokens]),
  )
  expect(days.data).toHaveLength(51)

  for (const [period, length, sort] of [
    ['month', 30, 'popular'],
    ['trending', 7, 'trending'],
  ] as const) {
    const startDate = addDays(latest, 1 - length)
    const { result } = await datasets.getAppRankings({ startDate, sort, limit: 100 })
    const apps = await readCsv(request, `/export/apps.csv?period=${period}&limit=100`)
    const listed = apps.filter(({ slug }) => slug !== 'other')
    expect(result.data.map((app) => [String(app.rank), app.totalTokens, String(app.totalRequests)])).toEqual(
      listed.map((row) => [row.rank, row.total_tokens, row.requests]),
    )
  }

  const tasks = (await classifications.getTaskClassifications({})).data.classifications
  const categories = await readCsv(request, '/export/categories.csv?period=week&metric=requests')
  const classified = categories.filter(({ slug }) => slug !== 'uncategorised')
  const total = classified.reduce((sum, row) => sum + BigInt(row.requests!), 0n)
  expect(tasks.map((task) => [task.tag, task.usageShare])).toEqual(
    classified.map((row) => [row.slug, ratio(BigInt(row.requests!), total)]),
  )

  const costs = (await datasets.getSessionCost({ turnRange: '2-9-turns' })).result
  expect(costs.data.length).toBeGreaterThan(0)
  expect(costs.meta.windowEndDate).toBe(latest)
})

test('the API says what is left to a caller', async ({ request }) => {
  const response = await request.get('/api/v1/classifications/task')
  const { 'x-ratelimit-limit': limit, 'x-ratelimit-remaining': remaining } = response.headers()
  expect(limit).toBe('30')
  expect(Number(remaining)).toBeLessThan(30)
})
