import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'

const paths = [
  '/',
  '/rankings/programming/trending',
  '/rankings/all/today',
  '/boards/leaderboard/all/week/by-spend',
  '/boards/apps/all/month/group-coding',
  '/boards/authors/all/week/daily',
  '/models/openai/gpt-oss-120b',
  '/authors/openai',
  '/providers/deepinfra',
  '/apps/cline.bot',
  '/about',
  '/nowhere',
]

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })
    for (const path of paths) {
      test(`axe finds nothing on ${path}`, async ({ page }) => {
        await page.goto(path)
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
      })
    }
  })
}

for (const width of [360, 768, 1440]) {
  test(`nothing is cut off at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 })
    for (const path of paths) {
      await page.goto(path)
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(overflow, path).toBeLessThanOrEqual(0)
    }
  })
}

test('the keyboard reaches the skip link first and the content by it', async ({ page }) => {
  await page.goto('/')
  await page.keyboard.press('Tab')
  const focused = page.locator(':focus')
  await expect(focused).toHaveText(/skip/i)
  await focused.press('Enter')
  await expect(page).toHaveURL(/#/)
})
