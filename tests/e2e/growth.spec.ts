import { expect, test } from '@playwright/test'

test('a newcomer with a phone and no scripts learns why tokens grew', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    baseURL,
    viewport: { width: 360, height: 800 },
  })
  const page = await context.newPage()
  await page.goto('/')
  await expect(page.getByText(/Tokens (grew|shrank) [\d,.]+% in the week/)).toBeVisible()
  await page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Growth' }).click()
  await expect(page).toHaveURL('/growth')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Why tokens grow')

  const exact = await page
    .locator('.waterfall tbody td:nth-child(3)')
    .evaluateAll((cells) =>
      cells.map((cell) => cell.getAttribute('title')!.replace(/[,+]/g, '').replace('−', '-')),
    )
  const [before, ...rest] = exact.map(BigInt)
  const after = rest.pop()
  expect(rest).toHaveLength(11)
  expect(rest.reduce((sum, tokens) => sum + tokens, before!)).toBe(after)

  const reasons = page.getByRole('region', { name: 'Eight reasons, measured' }).getByRole('link')
  const anchors = await reasons.evaluateAll((links) => links.map((link) => link.getAttribute('href')!))
  expect(anchors).toHaveLength(8)
  for (const anchor of anchors.filter((one) => one.startsWith('#'))) {
    await expect(page.locator(anchor)).toHaveCount(1)
  }

  await page.locator('.waterfall').getByRole('link', { name: 'More requests' }).click()
  await expect(page).toHaveURL('/growth#requests')
  await expect(page.locator('#requests .movers a').first()).toBeVisible()
  const more = page.getByRole('region', { name: 'More about growth' })
  const answers = await more.locator('dd').allTextContents()
  expect(answers.length).toBeGreaterThan(6)
  for (const title of ['Drivers over time', 'Annual run rate', 'Reasoning growth']) {
    await more.getByRole('link', { name: title, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await expect(page.locator('figure svg[role=img]').first()).toBeVisible()
    await page.getByRole('link', { name: 'Why tokens grow' }).click()
    await expect(page).toHaveURL('/growth')
  }

  await page.getByRole('navigation', { name: 'Category' }).getByRole('link', { name: 'Legal' }).click()
  await expect(page).toHaveURL('/growth/legal/week')
  const last = await page.getByLabel('to', { exact: true }).inputValue()
  await page.getByLabel('From', { exact: true }).fill(last)
  await page.getByRole('button', { name: 'Compare this period' }).click()
  await expect(page).toHaveURL(`/growth/legal/${last}_${last}`)
  await expect(page.locator('.waterfall tbody tr')).toHaveCount(13)
  await context.close()
})
