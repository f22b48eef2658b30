import { expect, test } from '@playwright/test'
import { documentNames, documentPath } from '@/lib/view/documents/documents'

test('the list of documents leads to each of them, and they to each other', async ({ page, request }) => {
  await page.goto('/docs')
  const links = page.getByRole('main').getByRole('link')
  const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))
  expect(hrefs.sort()).toEqual(['/docs/api', ...documentNames.map(documentPath)].sort())
  const seen = new Set<string>()
  for (const href of hrefs) {
    const answer = await request.get(href!, { maxRedirects: 0 })
    expect([href, answer.status()]).toEqual([href, 200])
    for (const [, path] of (await answer.text()).matchAll(/href="(\/docs[^"#]*)/g)) seen.add(path!)
  }
  for (const path of seen) expect((await request.get(path, { maxRedirects: 0 })).status()).toBe(200)

  await page.goto('/docs/rules')
  await page
    .getByRole('main')
    .getByRole('link', { name: /gateways|names/i })
    .first()
    .click()
  await expect(page).toHaveURL(/\/docs\/gateways(#|$)/)
  const heading = page.locator(`[id="${decodeURIComponent(new URL(page.url()).hash.slice(1))}"]`)
  if (new URL(page.url()).hash) await expect(heading).toBeInViewport()
})

test('what is no document is missing', async ({ request }) => {
  for (const path of ['/docs/nothing', '/docs/events/more', '/docs/rankings.png']) {
    expect((await request.get(path, { maxRedirects: 0 })).status()).toBe(404)
  }
})
