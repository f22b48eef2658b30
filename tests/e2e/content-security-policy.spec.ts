import { expect, type Page, test } from '@playwright/test'
import { kinds } from './support/pages'

const embeds = ['/embed/boards/models', '/embed/charts/models']
const strange = [
  '/about/nothing',
  '/models/nobody/nothing',
  '/models/nobody/nothing?a=b',
  '/compare/models/a/b,c/d',
]
const drawnAtRequest = ['/rankings/all/week?drawn=anew', '/search?q=gpt', '/reference', '/compare']

interface Violation {
  directive: string
  what: string
}

declare global {
  interface Window {
    violations: Violation[]
    ran?: boolean
  }
}

/** Before any script of the page. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.violations = []
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
      window.violations.push({ directive: effectiveDirective, what: `${blockedURI} ${sample}` })
    })
  })
}

for (const path of [...kinds, ...embeds, ...strange, ...drawnAtRequest]) {
  test(`${path} runs its own scripts alone`, async ({ page }) => {
    await watch(page)
    // The second time it may come from memory.
    for (const _ of ['drawn', 'kept']) {
      const response = await page.goto(path, { waitUntil: 'load' })
      const policy = (await response!.headerValue('content-security-policy'))!
      expect(policy).toMatch(/script-src 'self' 'sha256-[^;]*; object-src 'none'; base-uri 'none'$/)
      expect(policy).not.toContain('unsafe')
      expect(policy.includes('frame-ancestors')).toBe(!path.startsWith('/embed/'))
      expect(await page.evaluate(() => window.violations)).toEqual([])
      // React has taken the page over: its scripts ran.
      await expect
        .poll(() => page.evaluate(() => Object.keys(document).some((name) => name.startsWith('__react'))))
        .toBe(true)
    }

    await page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'window.ran = true'
      document.body.append(script)
      document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="window.ran = true">')
    })
    await expect.poll(() => page.evaluate(() => window.violations.length)).toBe(2)
    expect(await page.evaluate(() => window.ran)).toBeUndefined()
  })
}
