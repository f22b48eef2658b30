import { gzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { boardSection, readBoard } from './support/board-on-page'

test('a reader filters by category, changes the period and shares the link', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const choose = (group: string, name: string) =>
    page.getByRole('navigation', { name: group }).getByRole('link', { name, exact: true }).click()
  await choose('Category', 'Programming')
  await expect(page).toHaveURL('/rankings/programming/week')
  await choose('Period', 'Month')
  await expect(page).toHaveURL('/rankings/programming/month')
  await choose('Metric', 'Requests')
  await expect(page).toHaveURL('/rankings/programming/month/by-requests')
  const here = await readBoard(boardSection(page, 'Leaderboard'))
  await page.goto(page.url())
  expect(await readBoard(boardSection(page, 'Leaderboard'))).toEqual(here)
})

test('a section leads to the board itself, with all that can be chosen there', async ({ page }) => {
  await page.goto('/rankings/programming/week')
  await boardSection(page, 'Top apps').getByRole('link', { name: 'Top apps', exact: true }).click()
  await expect(page).toHaveURL('/boards/apps/programming/week')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Top apps')
  for (const [name, group] of [
    ['Coding', 'coding'],
    ['IDE extensions', 'ide-extension'],
  ] as const) {
    const link = page.getByRole('link', { name, exact: true })
    if (!(await link.isVisible())) await page.getByText('Options').click()
    await link.click()
    await expect(page).toHaveURL(`/boards/apps/programming/week/group-${group}`)
  }
  await expect(boardSection(page, 'Top apps').locator('table.board').first()).toContainText('Cline')
})

test('"show more" lists more rows and keeps the first', async ({ page }) => {
  await page.goto('/')
  const first = await readBoard(boardSection(page, 'Leaderboard'))
  await boardSection(page, 'Leaderboard').getByRole('link', { name: 'Show 50' }).click()
  await expect(page).toHaveURL(/top-50$/)
  const board = boardSection(page, 'Leaderboard').locator('table.board').first()
  await expect(board.locator('tbody tr')).toHaveCount(51)
  const more = await readBoard(boardSection(page, 'Leaderboard'))
  expect(more.slice(0, 20)).toEqual(first.slice(0, 20))
})

test('every name leads to a page of its own', async ({ page }) => {
  await page.goto('/')
  for (const heading of ['Leaderboard', 'Market share by author', 'Market share by provider', 'Top apps']) {
    await page.goto('/')
    const link = boardSection(page, heading).locator('table.board tbody th a').first()
    const name = await link.textContent()
    await link.click()
    await expect(page).not.toHaveURL('/')
    await expect(page.getByRole('heading', { level: 1 })).toContainText(name!)
    await expect(page.locator('figure svg').first()).toBeVisible()
    expect(await page.locator('table.board').count()).toBeGreaterThanOrEqual(2)
  }
})

test('without scripts every board, chart and link is there', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL })
  const page = await context.newPage()
  await page.goto('/')
  expect(await page.locator('figure svg[role=img]').count()).toBeGreaterThan(7)
  expect(await page.locator('table.board').count()).toBeGreaterThan(8)
  await page.getByRole('navigation', { name: 'Category' }).getByRole('link', { name: 'Roleplay' }).click()
  await expect(page).toHaveURL('/rankings/roleplay/week')
  await context.close()
})

test('a chart comes alive when it is looked at, without moving the page', async ({ page }) => {
  await page.addInitScript(() => {
    const shifts: number[] = []
    Object.assign(window, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        shifts.push((entry as PerformanceEntry & { value: number }).value)
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto('/', { waitUntil: 'networkidle' })
  await expect(page.locator('[data-interactive]'), 'while nobody is there').toHaveCount(0)
  await page.mouse.move(600, 300)
  for (const heading of ['Top models', 'Market share by author', 'Market share by provider']) {
    const section = boardSection(page, heading)
    await section.locator('figure').scrollIntoViewIfNeeded()
    await expect(section.locator('[data-interactive]')).toHaveCount(1)
  }
  const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)
  const cumulative = shifts.reduce((sum, shift) => sum + shift, 0)
  expect(cumulative, 'shown as 0.000 by every tool that measures it').toBeLessThan(0.0005)

  const section = boardSection(page, 'Top models')
  await section.locator('.recharts-surface').first().hover()
  await expect(section.locator('.recharts-tooltip-wrapper')).toBeVisible()
})

test('ranks are read by the keyboard, and the legend draws more categories', async ({ page }) => {
  await page.goto('/models/openai/gpt-oss-120b')
  const section = boardSection(page, 'Rank over time')
  await expect(section.locator('[data-interactive]')).toHaveCount(0)
  await section.scrollIntoViewIfNeeded()
  const trivia = section.getByRole('button', { name: 'Show Trivia' })
  await expect(trivia).toHaveAttribute('aria-pressed', 'false')
  await trivia.click()
  await section.locator('.recharts-surface').first().focus()
  await page.keyboard.press('ArrowRight')
  await expect(section.getByRole('status')).toContainText(/All categories\s*#\d+/)
  await expect(section.getByRole('status')).toContainText(/Trivia\s*#\d+/)
})

test('a chart is embedded alone, with the way to its page', async ({ page }) => {
  await page.goto('/boards/price')
  await page
    .getByRole('link', { name: /^Embed.*Chart$/ })
    .first()
    .click()
  await expect(page).toHaveURL('/embed/charts/price')
  await expect(page.getByRole('heading', { level: 2 })).toContainText('Price paid against usage')
  await expect(page.locator('figure svg circle').first()).toBeVisible()
  await expect(page.getByRole('link', { name: 'Price on Tokenboard' })).toHaveAttribute(
    'href',
    '/boards/price',
  )
})

for (const path of [
  '/',
  '/boards/leaderboard',
  '/boards/apps',
  '/models/openai/gpt-oss-120b',
  '/about',
  '/search',
]) {
  test(`scripts before a chart of ${path} is seen weigh at most 150 KB`, async ({ request }) => {
    const html = await (await request.get(path)).text()
    const sources = [...html.matchAll(/<script[^>]*>/g)]
      .map(([tag]) => tag)
      .filter((tag) => !/nomodule/i.test(tag))
      .flatMap((tag) => /src="([^"]+)"/.exec(tag)?.[1] ?? [])
    expect(sources.length).toBeGreaterThan(0)
    let bytes = 0
    for (const source of new Set(sources)) {
      bytes += gzipSync(await (await request.get(source)).body()).length
    }
    expect(bytes).toBeLessThan(150 * 1024)
  })
}

test('wrong paths get a 404 that helps', async ({ page }) => {
  for (const path of [
    '/nowhere',
    '/rankings/cooking/week',
    '/rankings/all/fortnight',
    '/boards/nothing',
    '/boards/models/all/week/left-right',
    '/models/no/such-model',
  ]) {
    const response = await page.goto(path)
    expect(response!.status(), path).toBe(404)
    await expect(page.getByRole('main').getByRole('link').first()).toBeVisible()
    expect(await response!.text(), 'without scripts too').toContain('<main')
  }
})

test('pages are kept once they are drawn', async ({ request }) => {
  await request.get('/rankings/science/week')
  const response = await request.get('/rankings/science/week')
  expect(response.headers().etag).toBeTruthy()
})
