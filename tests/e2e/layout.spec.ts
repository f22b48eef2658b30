import { expect, test } from '@playwright/test'
import { entityColours, layoutFaults } from './support/layout'
import { kinds, others } from './support/pages'

/** Those whose pictures are kept to be looked at: test-results/<test>/<page>-<theme>.png */
const pictured = new Set([
  '/',
  '/boards/leaderboard/all/week/by-spend',
  '/boards/price',
  '/models/openai/gpt-oss-120b',
])

for (const width of [360, 768, 1440]) {
  test(`at ${width} px texts have room, charts are drawn, and a thing keeps its colour`, async ({ page }, {
    outputDir,
  }) => {
    test.setTimeout(180_000)
    await page.setViewportSize({ width, height: 900 })
    const faults: Record<string, string[]> = {}
    const colours = new Map<string, Set<string>>()
    for (const path of [...kinds, ...others]) {
      await page.goto(path)
      const found = await page.evaluate(layoutFaults)
      if (found.length > 0) faults[path] = found
      const isPictured = pictured.has(path)
      for (const colorScheme of isPictured ? (['light', 'dark'] as const) : (['light'] as const)) {
        await page.emulateMedia({ colorScheme })
        for (const [href, colour] of await page.evaluate(entityColours)) {
          colours.set(href, (colours.get(href) ?? new Set()).add(colour))
        }
        if (!isPictured) continue
        const name = path.replaceAll('/', '-').slice(1) || 'overview'
        await page.screenshot({ path: `${outputDir}/${name}-${colorScheme}.png`, fullPage: true })
      }
    }
    expect(faults).toEqual({})
    expect(colours.size).toBeGreaterThan(50)
    expect([...colours].filter(([, seen]) => seen.size > 1)).toEqual([])
  })
}

test('names may be as long as anybody likes', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 900 })
  for (const path of ['/', '/boards/leaderboard', '/models/openai/gpt-oss-120b', '/apps/cline.bot']) {
    await page.goto(path)
    await page.evaluate(() => {
      for (const name of document.querySelectorAll('.board a, .legend a, dd a')) {
        const whole = `a-model-with-a-very-long-name-${'x'.repeat(80)}`
        name.textContent = whole
        name.closest('[title]')?.setAttribute('title', whole)
      }
    })
    expect(await page.evaluate(layoutFaults), path).toEqual([])
  }
})

test('a page that is laid out badly does not pass', async ({ page }) => {
  await page.setContent(`<body style="margin: 0">
    <p style="margin: 0">First</p><p style="margin: -20px 0 0">Second</p>
    <p style="width: 30px; overflow: hidden; white-space: nowrap">Longer than its room</p>
    <p style="position: absolute; left: -40px">Outside</p>
    <div class="chart-plot"></div><data>1</data><div style="width: 3000px; height: 9px"></div></body>`)
  const faults = await page.evaluate(layoutFaults)
  expect(faults.map((fault) => fault.replace(/\d+ px/, 'n px'))).toEqual([
    'the page is n px wider than the window',
    '"Longer than its room" is cut off, and nothing says it whole',
    '"Outside" stands outside the window',
    '"Second" and "First" overlap',
    'a chart is empty',
    '"1" is not written in figures of one width',
  ])
})
