import { expect, type Locator, type Page, test } from '@playwright/test'
import { boardSection } from './support/board-on-page'
import { readCsv } from './support/files'

/** What a newcomer comes with, answered by the site alone: found by its links, taken away as a file and a picture. */

/** Whatever is not period or metric stands behind one button. */
async function choose(page: Page, group: string, name: string): Promise<void> {
  const link = page.getByRole('navigation', { name: group }).getByRole('link', { name, exact: true })
  if (!(await link.isVisible())) await page.getByText('Options').click()
  await link.click()
}

const firstRow = (section: Locator) => section.locator('table.board').first().locator('tbody tr').first()

async function takeAway(page: Page, section: Locator): Promise<void> {
  const csv = await section.getByRole('link', { name: /^CSV.*Over time$/ }).getAttribute('href')
  expect((await readCsv(page.request, csv!)).length).toBeGreaterThan(10)
  const png = await section.getByRole('link', { name: /^PNG.*Over time$/ }).getAttribute('href')
  const picture = await page.request.get(png!)
  expect(picture.headers()['content-type']).toBe('image/png')
}

test('which author has the largest share of programming this month, and how that moved', async ({ page }) => {
  await page.goto('/')
  await choose(page, 'Category', 'Programming')
  await expect(page).toHaveURL('/rankings/programming/week')
  await choose(page, 'Period', 'Month')
  await expect(page).toHaveURL('/rankings/programming/month')
  const section = boardSection(page, 'Market share by author')
  const cells = firstRow(section).locator('th, td')
  const csvPath = await section.getByRole('link', { name: /^CSV.*Full list$/ }).getAttribute('href')
  const [first] = await readCsv(page.request, csvPath!)
  await expect(cells.nth(1)).toContainText(first!.name!)
  await expect(firstRow(section)).toContainText(`${(Number(first!.share) * 100).toFixed(1)}%`)
  await expect(cells.last()).toContainText(`${(Math.abs(Number(first!.change)) * 100).toFixed(1)}%`)
  await takeAway(page, section)
})

test('which app grew most this week', async ({ page }) => {
  await page.goto('/')
  await boardSection(page, 'Top apps').getByRole('link', { name: 'Top apps', exact: true }).click()
  await expect(page).toHaveURL('/boards/apps')
  await choose(page, 'Period', 'Trending')
  await expect(page).toHaveURL('/boards/apps/all/trending')
  const section = boardSection(page, 'Top apps')
  await expect(section.getByRole('columnheader', { name: 'Growth' })).toBeVisible()
  const csvPath = await section.getByRole('link', { name: /^CSV.*Full list$/ }).getAttribute('href')
  const [first] = await readCsv(page.request, csvPath!)
  await expect(firstRow(section)).toContainText(first!.name!)
  await takeAway(page, section)
})

test("how much of a model's output is reasoning", async ({ page }) => {
  await page.goto('/')
  const leaderboard = boardSection(page, 'Leaderboard')
  const row = firstRow(leaderboard)
  const share = await row.locator('td').last().textContent()
  expect(share).toMatch(/^\d+\.\d%$/)
  await row.locator('th a').click()
  const totals = page.getByText('of output tokens').locator('..')
  await expect(totals).toContainText(share!)
  const growth = boardSection(page, 'Growth')
  await expect(growth.getByRole('link', { name: /^PNG.*Token usage$/ })).toBeVisible()
  const csv = await growth.getByRole('link', { name: /^CSV.*Token usage$/ }).getAttribute('href')
  const rows = await readCsv(page.request, csv!)
  expect(rows.some((bucket) => BigInt(bucket.reasoning_tokens!) > 0n)).toBe(true)
})

test('which provider serves most of an open model, and at what price', async ({ page }) => {
  await page.goto('/')
  await page
    .getByRole('searchbox')
    .or(page.getByRole('combobox', { name: /search/i }))
    .first()
    .fill('gpt-oss-120b')
  await page.keyboard.press('Enter')
  await page
    .getByRole('main')
    .getByRole('link', { name: /gpt-oss-120b/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('gpt-oss-120b')
  const section = boardSection(page, 'Providers')
  const csvPath = await section.getByRole('link', { name: /^CSV.*Full list$/ }).getAttribute('href')
  const [first] = await readCsv(page.request, csvPath!)
  await expect(firstRow(section)).toContainText(first!.provider_name ?? first!.name!)
  await expect(firstRow(section)).toContainText('$')
  await takeAway(page, section)
})

test('how the free share moved this quarter', async ({ page }) => {
  await page.goto('/')
  await boardSection(page, 'Free and paid').getByRole('link', { name: 'Free and paid', exact: true }).click()
  await expect(page).toHaveURL('/boards/free')
  await choose(page, 'Interval', 'Daily')
  await expect(page).toHaveURL('/boards/free/all/week/daily')
  const section = boardSection(page, 'Free and paid')
  await expect(section.locator('figcaption').first()).toContainText(/\d+\.\d% .* after \d+\.\d%/)
  await section.getByText('Show exact numbers').click()
  await expect(section.getByRole('columnheader', { name: 'Free' })).toBeVisible()
  await takeAway(page, section)
})
