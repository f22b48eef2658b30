import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'

const authors = '/compare/authors/deepseek,openai,anthropic'

const comparedOn = (page: Page) => page.getByRole('list', { name: 'Compared' }).getByRole('listitem')

test('without scripts one begins, adds, chooses a date and leaves out', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL })
  const page = await context.newPage()
  await page.goto('/compare')
  await page.getByLabel('What to compare').selectOption('authors')
  await page.getByLabel('First name').fill('deepseek')
  await page.getByRole('button', { name: 'Start' }).click()
  await expect(page).toHaveURL('/compare/authors/deepseek')
  await page.getByRole('combobox', { name: 'Add an author' }).fill('openai')
  await page.getByRole('button', { name: 'Add' }).click()
  await expect(page).toHaveURL('/compare/authors/deepseek,openai')
  await expect(comparedOn(page)).toHaveText([/DeepSeek/, /OpenAI/])
  await page.getByRole('link', { name: 'Start at 100' }).click()
  await expect(page).toHaveURL('/compare/authors/deepseek,openai/index')
  const dates = page.getByLabel('100 at')
  const chosen = await dates.locator('option').nth(5).getAttribute('value')
  await dates.selectOption(chosen)
  await page.getByRole('button', { name: 'Set' }).click()
  await expect(page).toHaveURL(`/compare/authors/deepseek,openai/index/from-${chosen}`)
  await page.getByRole('link', { name: 'Remove DeepSeek' }).click()
  await expect(page).toHaveURL(`/compare/authors/openai/index/from-${chosen}`)
  await page.getByText('Show exact numbers').click()
  await expect(page.getByRole('row').filter({ hasText: '100' }).first()).toBeVisible()
  await context.close()
})

test('a name that several have leads to a choice, one that nothing has says so', async ({ page }) => {
  await page.goto('/compare/models')
  await page.getByLabel('First name').fill('claude')
  await page.getByRole('button', { name: 'Start' }).click()
  await page.getByRole('list', { name: 'Results' }).getByRole('link').first().click()
  await expect(page).toHaveURL(/\/compare\/models\/anthropic~claude[^/]*$/)
  await page.goto('/compare/add?dimension=models&q=zzzzqqqq')
  await expect(page.getByText('No match for zzzzqqqq')).toBeVisible()
})

test('the same is not added twice, and six are enough', async ({ page }) => {
  await page.goto(`/compare/add?to=${authors}&q=openai`)
  await expect(page).toHaveURL(authors)
  await page.goto('/compare/authors/deepseek,openai,anthropic,google,tencent,xiaomi')
  await expect(comparedOn(page)).toHaveCount(6)
  await expect(page.getByText('A chart holds at most 6')).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Add an author' })).toHaveCount(0)
})

test('the keyboard reaches and works all of it', async ({ page }) => {
  await page.goto(authors)
  await page.getByRole('combobox', { name: 'Add an author' }).focus()
  await page.keyboard.type('google')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`${authors},google`)
  await page.getByRole('link', { name: 'Remove DeepSeek' }).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/compare/authors/openai,anthropic,google')
})

test('the file has the numbers of the page', async ({ page, request }) => {
  await page.goto(`${authors}/programming`)
  const json = await (
    await request.get((await page.getByRole('link', { name: /JSON/ }).getAttribute('href'))!)
  ).json()
  const rows: { bucket: string; slug: string; value: string; is_partial: boolean }[] = json.data
  const last = rows.findLast(({ slug, is_partial }) => slug === 'openai' && !is_partial)!
  await page.getByText('Show exact numbers').click()
  await expect(page.getByRole('cell', { name: Number(last.value).toLocaleString('en-US') })).toBeVisible()
})

test('what is unknown is named without scripts, with near names, and has no other address', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL })
  const page = await context.newPage()
  const response = await page.goto('/compare/authors/openai,deepseak')
  expect(response!.status()).toBe(404)
  await expect(page.getByText('No author is called deepseak.')).toBeVisible()
  await page.getByRole('link', { name: 'deepseek', exact: true }).click()
  await expect(page).toHaveURL('/compare/authors/openai,deepseek')
  for (const path of [
    '/compare/authors/openai,openai',
    '/compare/things',
    '/compare/authors/openai/weekly',
  ]) {
    expect((await page.goto(path))!.status(), path).toBe(404)
    await expect(page.getByText('The address is not one of a comparison.'), path).toBeVisible()
  }
  await context.close()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })

    test('axe finds nothing, and nothing is wider than a phone', async ({ page }) => {
      await page.setViewportSize({ width: 360, height: 740 })
      const paths = ['/compare', authors, `${authors}/index`, `/compare/add?to=${authors}&q=co`]
      for (const path of paths) {
        await page.goto(path)
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
          path,
        ).toEqual([])
        const width = await page.evaluate(() => document.documentElement.scrollWidth)
        expect(width, path).toBeLessThanOrEqual(360)
      }
    })
  })
}
