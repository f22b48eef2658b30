import { expect, test } from '@playwright/test'
import { boardSection, readBoard } from './support/board-on-page'
import { readCsv } from './support/files'
import { createIngestKey, runScript } from './support/run-script'

test('an event that is sent shows on the page, in the CSV and in the audit, once', async ({
  page,
  request,
}) => {
  const key = createIngestKey()
  const event = {
    id: 'browser-test-1',
    created_at: new Date().toISOString(),
    model: 'newcomer-labs/first-light-1',
    provider: 'Newcomer Cloud',
    app: { url: 'https://newcomer.example/app', title: 'Newcomer' },
    category: 'programming',
    prompt_tokens: 2_000_000_000,
    completion_tokens: 123_456_789,
    reasoning_tokens: 100_000_000,
    sample_weight: 4_000_000,
  }
  const totalOfToday = async () =>
    (await readCsv(request, '/export/categories.csv?period=today')).reduce(
      (sum, row) => sum + BigInt(row.total_tokens!),
      0n,
    )
  const before = await totalOfToday()
  const send = () =>
    request.post('/api/v1/events', { headers: { authorization: `Bearer ${key}` }, data: [event] })
  expect(await (await send()).json()).toEqual({
    accepted: 1,
    duplicates: 0,
    completed: 0,
    adjusted: 0,
    rejected: [],
    skipped: {},
    reasons: {},
  })
  expect(await (await send()).json()).toEqual({
    accepted: 0,
    duplicates: 1,
    completed: 0,
    adjusted: 0,
    rejected: [],
    skipped: {},
    reasons: {},
  })
  runScript('rollup')

  const tokens = (2_123_456_789n * 4_000_000n).toString()
  await expect
    .poll(async () => {
      await page.goto('/rankings/programming/today')
      return readBoard(boardSection(page, 'Leaderboard'))
    })
    .toContainEqual({ name: 'first-light-1', tokens })

  const csv = await readCsv(request, '/export/models.csv?period=today&category=programming')
  expect(csv.find((row) => row.slug === event.model)).toMatchObject({
    rank: '1',
    total_tokens: tokens,
    reasoning_tokens: '400000000000000',
    requests: '4000000',
    estimated: 'true',
  })
  // What other tests sent may have waited for this rollup too.
  expect(await totalOfToday()).toBeGreaterThanOrEqual(before + BigInt(tokens))

  await page.goto('/models/newcomer-labs/first-light-1')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('first-light-1')
  await page.goto('/apps/newcomer.example')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Newcomer')
  expect(runScript('verify')).toMatch(/\d/)
})

test('without a key nothing is taken', async ({ request }) => {
  const response = await request.post('/api/v1/events', { data: [] })
  expect(response.status()).toBe(401)
  expect((await response.json()).error.code).toBeTruthy()
})
