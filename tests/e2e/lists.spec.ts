import { expect, test } from '@playwright/test'

const kinds = ['models', 'authors', 'providers', 'apps'] as const

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('each list is there, sorts by each column both ways, and has its file', async ({ page, request }) => {
    for (const kind of kinds) {
      await page.goto(`/${kind}`)
      await expect(page.getByRole('heading', { level: 1, name: `All ${kind}` })).toBeVisible()
      await expect(page.locator('th[aria-sort]')).toHaveText('Tokens ↓')
      const count = await page.locator('thead a').count()
      for (let column = 0; column < count; column++) {
        const link = page.locator('thead a').nth(column)
        const label = (await link.textContent())!.replace(/ [↑↓]$/, '')
        await page.goto((await link.getAttribute('href'))!)
        await expect(page.locator('th[aria-sort]')).toContainText(label)
      }
      const href = await page.getByRole('link', { name: /CSV/ }).first().getAttribute('href')
      const file = await (await request.get(href!)).text()
      expect(file.split('\r\n')[1]!.length).toBeGreaterThan(10)
    }
  })

  test('a reader narrows models by the form, follows the pages, and takes a filter away', async ({
    page,
  }) => {
    await page.goto('/models')
    await page
      .getByRole('navigation', { name: 'Pages of the list' })
      .getByRole('link', { name: 'Next' })
      .click()
    await expect(page).toHaveURL('/browse/models/page-2')
    await expect(page.getByRole('row')).toHaveCount(51)
    await page.getByText('More filters').click()
    await page.getByRole('combobox', { name: 'Author' }).selectOption({ label: 'OpenAI' })
    await page.getByRole('combobox', { name: 'Weights' }).selectOption({ label: 'Open weights' })
    await page.getByRole('searchbox', { name: 'Search models', exact: true }).fill('GPT-oss')
    await page.getByRole('button', { name: 'Show' }).click()
    await expect(page).toHaveURL('/browse/models/author-openai/weights-open/text-gpt-oss')
    await expect(page.getByRole('rowheader').first()).toContainText('gpt-oss')
    await page.getByRole('link', { name: 'Remove the filter Open weights' }).click()
    await expect(page).toHaveURL('/browse/models/author-openai/text-gpt-oss')
    await page.goto('/browse/models/author-openai/text-nothing-like-it')
    await expect(page.getByText('No models match')).toBeVisible()
    await page.getByRole('main').getByRole('link', { name: 'All models' }).click()
    await expect(page).toHaveURL('/models')
  })
})

test('a list has one address, and no page beyond its last', async ({ request }) => {
  const status = async (path: string) => (await request.get(path, { maxRedirects: 0 })).status()
  expect(await status('/browse/models/page-99')).toBe(404)
  expect(await status('/browse/models/by-luck')).toBe(404)
  expect(await status('/browse/models')).toBe(308)
  const page = await (await request.get('/browse/apps/by-name')).text()
  expect(page).toContain('content="noindex')
})
