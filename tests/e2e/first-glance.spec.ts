import { expect, type Locator, type Page, test } from '@playwright/test'
import { boardSection } from './support/board-on-page'
import { readCsv } from './support/files'

/** How far down the page it ends, or its middle stands; without end while it is being drawn. */
async function placeOf(locator: Locator, part: 'end' | 'middle'): Promise<number> {
  const box = await locator.boundingBox()
  return box ? box.y + (part === 'end' ? box.height : box.height / 2) : Number.POSITIVE_INFINITY
}

const figureOf = (page: Page) => boardSection(page, 'Top models').locator('figure')

test('the first chart and its list are in view on a laptop, and its upper half on a phone', async ({
  page,
}) => {
  for (const path of ['/', '/rankings/programming/month', '/boards/models']) {
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.goto(path)
    const plot = figureOf(page).locator('.chart-plot')
    await expect.poll(() => placeOf(plot, 'end'), { message: path }).toBeLessThan(900)
    await expect
      .poll(() => placeOf(figureOf(page).locator('.legend'), 'end'), { message: path })
      .toBeLessThan(900)
    await page.setViewportSize({ width: 390, height: 844 })
    await expect.poll(() => placeOf(plot, 'middle'), { message: path }).toBeLessThan(844)
  }
})

test('the list of boards follows the reader down the page', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto('/')
  const rail = page.getByRole('navigation', { name: 'Boards' })
  await page.mouse.move(700, 300)
  await rail.getByRole('link', { name: 'Price', exact: true }).click()
  await expect(page).toHaveURL('/#price')
  await expect(rail.locator('a[aria-current=location]')).toHaveText('Price')
  await expect(rail).toBeInViewport()
  await boardSection(page, 'Routing').locator('figure').scrollIntoViewIfNeeded()
  await expect(rail.locator('a[aria-current=location]')).toHaveText(/Routing|Free and paid/)
})

test('each bar names its own largest, in the list of the bar under the pointer', async ({
  page,
  request,
}) => {
  await page.goto('/boards/models')
  const figure = figureOf(page)
  const csvPath = await boardSection(page, 'Top models')
    .getByRole('link', { name: /^CSV/ })
    .getAttribute('href')
  const rows = (await readCsv(request, csvPath!)).filter(({ slug }) => slug !== 'other')
  const namesIn = (bucket: string) =>
    rows.filter((row) => row.bucket === bucket).map(({ name }) => name!.replace(/ \(free\)$/, ''))
  const buckets = [...new Set(rows.map(({ bucket }) => bucket!))]
  const listed = () => figure.locator('.legend li a').allTextContents()

  const latest = buckets.at(-2)! // the last one still runs
  expect(await listed()).toEqual(namesIn(latest))

  const plot = figure.locator('.chart-plot')
  await plot.hover()
  const surface = figure.locator('.recharts-surface').first()
  await expect(surface).toBeVisible()
  const { width, height } = (await surface.boundingBox())!
  await surface.hover({ position: { x: width * 0.05, y: height * 0.9 } })
  await expect.poll(async () => (await listed()).join()).not.toBe(namesIn(latest).join())
  const shown = await listed()
  expect(buckets.some((bucket) => namesIn(bucket).join() === shown.join())).toBe(true)
  await page.mouse.move(5, 5)
  await expect.poll(listed).toEqual(namesIn(latest))
})

test('what names no app is a switch of the chart, and a row of every list', async ({ page, request }) => {
  await page.goto('/boards/apps')
  const section = boardSection(page, 'Top apps')
  await expect(section.getByText(/\d% of all tokens are not attributed to an app/)).toBeVisible()
  await expect(section.locator('.legend').getByText('Unattributed')).toHaveCount(0)
  await expect(section.locator('table.board').getByText('Unattributed')).toBeVisible()
  const csvPath = await section.getByRole('link', { name: /^CSV.*Over time$/ }).getAttribute('href')
  expect((await readCsv(request, csvPath!)).some(({ slug }) => slug === 'unattributed')).toBe(true)
  await section.getByRole('link', { name: 'Show them' }).click()
  await expect(page).toHaveURL('/boards/apps/all/week/with-unattributed')
  await expect(section.locator('.legend').getByText('Unattributed')).toBeVisible()
})
