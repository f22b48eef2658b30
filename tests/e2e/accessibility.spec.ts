import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'

const paths = [
  '/',
  '/rankings/programming/trending',
  '/rankings/all/today',
  '/boards/leaderboard/all/week/by-spend',
  '/boards/apps/all/month/group-coding',
  '/boards/authors/all/week/daily',
  '/boards/models/all/week/log',
  '/boards/context',
  '/boards/reasoning',
  '/boards/tools',
  '/boards/open',
  '/boards/price',
  '/boards/speed',
  '/categories/programming',
  '/models/openai/gpt-oss-120b',
  '/authors/openai',
  '/providers/deepinfra',
  '/apps/cline.bot',
  '/about',
  '/nowhere',
]

for (const path of paths) {
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

for (const width of [360, 768, 1440]) {
  test(`nothing is cut off at ${width} px`, async ({ page }, { outputDir }) => {
    test.setTimeout(180_000)
    await page.setViewportSize({ width, height: 900 })
    for (const path of paths) {
      await page.goto(path)
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(overflow, path).toBeLessThanOrEqual(0)
      // Pictures to look at: test-results/<test>/<page>-<theme>.png
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        const name = path.replaceAll('/', '-').slice(1) || 'overview'
        await page.screenshot({ path: `${outputDir}/${name}-${colorScheme}.png`, fullPage: true })
      }
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
