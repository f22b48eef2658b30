import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'

/** One of each kind of page. */
const kinds = [
  '/',
  '/boards/leaderboard/all/week/by-spend',
  '/boards/apps/all/month/group-coding',
  '/boards/models/all/week/log',
  '/boards/context',
  '/boards/reasoning',
  '/boards/tools',
  '/boards/price',
  '/boards/speed',
  '/categories/programming',
  '/models/openai/gpt-oss-120b',
  '/providers/deepinfra',
  '/apps/cline.bot',
  '/about',
  '/nowhere',
]

const others = ['/rankings/programming/trending', '/rankings/all/today', '/boards/open', '/authors/openai']

/** Those whose pictures are kept to be looked at: test-results/<test>/<page>-<theme>.png */
const pictured = new Set([
  '/',
  '/boards/leaderboard/all/week/by-spend',
  '/boards/price',
  '/models/openai/gpt-oss-120b',
])

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

for (const width of [360, 768, 1440]) {
  test(`nothing is cut off at ${width} px`, async ({ page }, { outputDir }) => {
    test.setTimeout(180_000)
    await page.setViewportSize({ width, height: 900 })
    for (const path of [...kinds, ...others]) {
      await page.goto(path)
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(overflow, path).toBeLessThanOrEqual(0)
      if (!pictured.has(path)) continue
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
