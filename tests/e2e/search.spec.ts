import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'

const dialogOf = (page: Page) => page.getByRole('dialog')
const comboboxOf = (page: Page) => dialogOf(page).getByRole('combobox')
const optionsOf = (page: Page) => dialogOf(page).getByRole('option')

/** Opens the dialog; a page that is still waking up does not hear the first keys. */
async function openByKeys(page: Page, keys: string): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(keys)
    await expect(dialogOf(page)).toBeVisible({ timeout: 1_000 })
  }).toPass()
}

test('a reader finds a misspelt model by keyboard alone', async ({ page }) => {
  await page.goto('/about')
  await openByKeys(page, 'Control+k')
  await expect(comboboxOf(page)).toBeFocused()
  await page.keyboard.type('cluade')
  await expect(optionsOf(page).first()).toContainText(/claude/i)
  await expect(dialogOf(page).getByRole('status')).toHaveText('8 results')

  const chosen = dialogOf(page).getByRole('option', { selected: true })
  const expectChosen = async (option: ReturnType<Page['locator']>) => {
    await expect(option).toHaveAttribute('aria-selected', 'true')
    await expect(chosen).toHaveCount(1)
    await expect(comboboxOf(page)).toHaveAttribute(
      'aria-activedescendant',
      (await option.getAttribute('id'))!,
    )
  }
  await expectChosen(optionsOf(page).first())
  await page.keyboard.press('ArrowDown')
  await expectChosen(optionsOf(page).nth(1))
  await page.keyboard.press('End')
  await expectChosen(optionsOf(page).last())
  await page.keyboard.press('ArrowDown')
  await expectChosen(optionsOf(page).first())
  await page.keyboard.press('ArrowUp')
  await expectChosen(optionsOf(page).last())
  await page.keyboard.press('Home')
  await expectChosen(optionsOf(page).first())

  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/(models|apps|authors)\/.*claude/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/claude/i)
})

test('Escape closes the dialog and gives the focus back', async ({ page }) => {
  await page.goto('/about')
  const link = page.getByRole('navigation', { name: 'Site' }).getByRole('link').first()
  await link.focus()
  await openByKeys(page, '/')
  await page.keyboard.type('gpt')
  await expect(optionsOf(page).first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialogOf(page)).toBeHidden()
  await expect(link).toBeFocused()
})

test('a slash stays a slash in a field, and the Tab key opens nothing', async ({ page }) => {
  await page.goto('/search')
  const field = page.getByRole('main').getByRole('searchbox')
  await field.fill('openai')
  await field.press('/')
  await expect(field).toHaveValue('openai/')
  await page.getByRole('link', { name: 'About', exact: true }).focus()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('banner').getByRole('searchbox')).toBeFocused()
  await expect(dialogOf(page)).toHaveCount(0)
})

test('what is typed into the box goes on in the dialog', async ({ page }) => {
  await page.goto('/about')
  await openByKeys(page, '/')
  await page.keyboard.press('Escape')
  await page.getByRole('banner').getByRole('searchbox').focus()
  await page.keyboard.type('d')
  await expect(comboboxOf(page)).toHaveValue('d')
  await page.keyboard.type('eepseek')
  await expect(comboboxOf(page)).toHaveValue('deepseek')
  await expect(optionsOf(page).first()).toContainText('DeepSeek')
})

test('says so when nothing is found and when search does not answer', async ({ page }) => {
  await page.goto('/about')
  await openByKeys(page, 'Control+k')
  await page.keyboard.type('zzzzqqqq')
  await expect(dialogOf(page).getByRole('status')).toHaveText('Nothing found')
  await page.route('**/api/v1/search?*', (route) => route.abort())
  await comboboxOf(page).fill('claude')
  await expect(dialogOf(page).getByRole('alert')).toContainText('is not responding')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/search?q=claude')
})

test('an answer that comes late does not replace a newer one', async ({ page }) => {
  await page.goto('/about')
  let release: () => void = () => undefined
  const held = new Promise<void>((done) => {
    release = done
  })
  await page.route('**/api/v1/search?q=gemini&*', async (route) => {
    await held
    await route.continue().catch(() => undefined) // the page has given it up
  })
  await openByKeys(page, 'Control+k')
  const asked = page.waitForRequest('**/api/v1/search?q=gemini&*')
  await page.keyboard.type('gemini')
  await asked
  await comboboxOf(page).fill('deepseek')
  await expect(optionsOf(page).first()).toContainText('DeepSeek')
  release()
  await expect(dialogOf(page).getByRole('option', { name: /gemini/i })).toHaveCount(0)
})

test('without scripts the box leads to a page of results', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL })
  const page = await context.newPage()
  await page.goto('/about')
  const box = page.getByRole('banner').getByRole('searchbox')
  await box.fill('deepseak')
  await box.press('Enter')
  await expect(page).toHaveURL('/search?q=deepseak')
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/)
  const results = page.getByRole('list', { name: 'Results' })
  await results.getByRole('link', { name: 'DeepSeek', exact: true }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('DeepSeek')
  await page.goto('/search?q=%3Cb%3Ezzzzqqqq')
  await expect(page.getByText('No results for <b>zzzzqqqq')).toBeVisible()
  await context.close()
})

test('the dialog fits a phone and works by touch', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 }, hasTouch: true, baseURL })
  const page = await context.newPage()
  await page.goto('/about')
  await expect(async () => {
    await page.getByRole('banner').getByRole('searchbox').tap()
    await expect(dialogOf(page)).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await comboboxOf(page).fill('claude')
  await expect(optionsOf(page)).toHaveCount(8)
  const { width, x } = (await dialogOf(page).boundingBox())!
  expect(x).toBeGreaterThanOrEqual(0)
  expect(x + width).toBeLessThanOrEqual(360)
  await optionsOf(page).first().tap()
  await expect(page).toHaveURL(/claude/)
  await context.close()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })

    test('axe finds nothing in the dialog and on the page of results', async ({ page }) => {
      for (const path of ['/search', '/search?q=claude', '/search?q=zzzzqqqq']) {
        await page.goto(path)
        expect(await violationsOn(page), path).toEqual([])
      }
      await openByKeys(page, 'Control+k')
      expect(await violationsOn(page), 'the empty dialog').toEqual([])
      await page.keyboard.type('claude')
      await expect(optionsOf(page)).toHaveCount(8)
      expect(await violationsOn(page), 'the dialog with results').toEqual([])
    })
  })
}

async function violationsOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}
