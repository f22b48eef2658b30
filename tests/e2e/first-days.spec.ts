import { execFileSync } from 'node:child_process'
import { expect, type Page, test } from '@playwright/test'
import { boardSection, readBoard } from './support/board-on-page'
import { readCsv } from './support/files'
import { type MovedSite, startMovedSite } from './support/moved-site'

/** In which an event is on the page, whether that is open or loaded. */
const SOON_MS = 10_000

test.describe.configure({ mode: 'serial', timeout: 120_000 })

let site: MovedSite
let page: Page
let expected = 0n

test.beforeAll(async ({ browser }) => {
  site = await startMovedSite('first_days', '2026-03-02T09:00:00Z')
  page = await browser.newPage({ baseURL: site.address })
})
test.afterAll(async () => {
  await page?.close()
  await site?.stop()
})

async function send(id: string, tokens: number): Promise<void> {
  const response = await fetch(`${site.address}/api/v1/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${site.key}`, 'content-type': 'application/json' },
    body: JSON.stringify([
      {
        id,
        created_at: site.now().toISOString(),
        model: 'anthropic/claude-sonnet-4',
        provider: 'Anthropic',
        app: { url: 'https://example.org', title: 'Example' },
        category: 'programming',
        prompt_tokens: tokens,
        completion_tokens: 0,
      },
    ]),
  })
  expect(await response.json()).toMatchObject({ accepted: 1 })
}

const intro = () => page.getByText(/^Which language models/)
const figure = (tokens: bigint) =>
  page.getByRole('main').locator(`data[value="${tokens}"][title$=" tokens"]`).first()

/** The page, its file and the raw events say the same, and which days that is of. */
async function agree(days: string): Promise<void> {
  await expect(intro()).toContainText(days)
  await expect(figure(expected)).toBeVisible()
  const board = boardSection(page, 'Leaderboard')
  const rows = await readBoard(board)
  expect(rows.reduce((sum, row) => sum + BigInt(row.tokens), 0n)).toBe(expected)
  const file = await board.getByRole('link', { name: /CSV/ }).first().getAttribute('href')
  const csv = await readCsv(page.request, file!)
  expect(csv.reduce((sum, row) => sum + BigInt(row.total_tokens!), 0n)).toBe(expected)
  const change = board.getByRole('columnheader', { name: /^Change/ })
  if (days.includes('compared with')) await expect(change.first()).toBeVisible()
  else await expect(change).toHaveCount(0)
}

test('an empty site says how to send, in tabs that work without scripts', async ({ browser }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No events yet')
  await expect(page.getByText('npm run keys -- create first')).toBeVisible()
  await expect(page.getByRole('main')).not.toContainText(/\b0\b/)
  const plain = await browser.newPage({ baseURL: site.address, javaScriptEnabled: false })
  await plain.goto('/')
  await expect(plain.getByText('/api/v1/events')).toBeVisible()
  for (const [name, setting] of [
    ['OpenRouter Broadcast', '/api/v1/otlp/v1/traces'],
    ['LiteLLM', 'callback_type: generic_api'],
    ['OpenTelemetry', 'OTEL_EXPORTER_OTLP_ENDPOINT'],
    ['OpenAI-compatible', '/api/v1/ingest/openai-chat'],
  ]) {
    await plain.getByText(name!, { exact: true }).click()
    await expect(plain.getByText(setting!)).toBeVisible()
    await expect(plain.getByText('/api/v1/events')).toBeHidden()
  }
  await plain.close()
})

test('it turns into the rankings of today with the first event, which is the one that it proposes', async () => {
  const [command] = await page.getByText(/^curl http/).allTextContents()
  execFileSync('bash', ['-c', command!.replace(/"'"\$\(date[^)]*\)"'"/, `"${site.now().toISOString()}"`)], {
    env: { ...process.env, TOKENBOARD_KEY: site.key },
    stdio: 'ignore',
  })
  expected = 1500n
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Token rankings', { timeout: SOON_MS })
  await agree('today so far, 2 Mar 2026 (no day is complete yet)')
  await expect(boardSection(page, 'Leaderboard').getByRole('link', { name: 'Claude Sonnet 4' })).toBeVisible()
  const chosen = page.getByRole('main').locator('a[aria-current]')
  await expect(chosen.filter({ hasText: /^Today$/ })).toHaveAttribute('href', '/rankings/all/today')
})

test('ten minutes later an open page takes the next event without a reload', async () => {
  site.setClock('2026-03-02T09:10:00Z')
  await page.evaluate(() => document.body.setAttribute('data-is-kept', ''))
  await send('ten-minutes', 2_000)
  expected += 2_000n
  await expect(figure(expected)).toBeVisible({ timeout: SOON_MS })
  await expect(page.locator('body[data-is-kept]')).toHaveCount(1)
  await agree('today so far, 2 Mar 2026 (no day is complete yet)')
  for (const path of ['/boards/leaderboard', '/models/anthropic/claude-sonnet-4', '/models']) {
    await page.goto(path)
    await expect(figure(expected), path).toBeVisible()
  }
})

test('the first midnight leaves one complete day, and none to compare with', async () => {
  site.setClock('2026-03-03T00:10:00Z')
  site.run('rollup')
  await expect(async () => {
    await page.goto('/')
    await agree('the one complete day so far, 2 Mar 2026')
  }).toPass({ timeout: SOON_MS })
})

test('the third day has two complete days', async () => {
  await passDays(3, 3)
  await expect(async () => {
    await page.goto('/')
    await agree('the 2 complete days so far, 2 to 3 Mar 2026')
  }).toPass({ timeout: SOON_MS })
})

test('the eighth day has a week, and the ninth one something to compare with', async () => {
  await passDays(4, 8)
  await expect(async () => {
    await page.goto('/')
    await agree('the last 7 complete days, 2 to 8 Mar 2026')
  }).toPass({ timeout: SOON_MS })
  await passDays(9, 9)
  expected -= 3_500n // of the first day
  await expect(async () => {
    await page.goto('/')
    await agree('the last 7 complete days, 3 to 9 Mar 2026, compared with 24 Feb to 2 Mar 2026')
  }).toPass({ timeout: SOON_MS })
  site.run('verify') // fails where any figure is not that of the raw events
})

/** Sends an event a day in the days of March, both included, and ends each with its midnight. */
async function passDays(from: number, to: number): Promise<void> {
  for (let day = from; day <= to; day++) {
    site.setClock(`2026-03-${String(day).padStart(2, '0')}T12:00:00Z`)
    await send(`day-${day}`, 100 * day)
    expected += 100n * BigInt(day)
  }
  site.setClock(`2026-03-${String(to + 1).padStart(2, '0')}T00:10:00Z`)
  site.run('rollup')
}
