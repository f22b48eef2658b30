import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { kinds } from './support/pages'

for (const path of kinds) {
  test(`axe finds nothing on ${path}, light or dark`, async ({ page }) => {
    test.setTimeout(180_000)
    await page.emulateMedia({ colorScheme: 'light' })
    await page.goto(path)
    expect(await violations(new AxeBuilder({ page }))).toEqual([])
    // Nothing but colours depends on the theme.
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await violations(new AxeBuilder({ page }).withRules(['color-contrast']))).toEqual([])
  })
}

async function violations(axe: AxeBuilder): Promise<string[]> {
  const found = await axe.analyze()
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

test('the keyboard reaches the skip link first and the content by it', async ({ page }) => {
  await page.goto('/')
  await page.keyboard.press('Tab')
  const focused = page.locator(':focus')
  await expect(focused).toHaveText(/skip/i)
  await focused.press('Enter')
  await expect(page).toHaveURL(/#/)
})
