import { expect, test } from '@playwright/test'

/** Forms of addresses that stand for another one, and where each leads. */
const forms: Record<string, string> = {
  '/rankings': '/',
  '/rankings/': '/',
  '/rankings/all/week': '/',
  '/Rankings/Programming': '/rankings/programming/week',
  '/rankings/programming': '/rankings/programming/week',
  '/rankings/programming/week/': '/rankings/programming/week',
  '/rankings/marketing/seo': '/rankings/marketing-seo/week',
  '/rankings?category=programming&view=month': '/rankings/programming/month',
  '/?category=programming': '/rankings/programming/week',
  '/boards': '/',
  '/boards/leaderboard/all/week': '/boards/leaderboard',
  '/boards/leaderboard/all/week/merge/top-20': '/boards/leaderboard',
  '/boards/leaderboard/month': '/boards/leaderboard/all/month',
  '/leaderboard': '/boards/leaderboard',
  '/growth/week': '/growth',
  '/growth/programming': '/growth/programming/week',
  '/Growth/all/Month/': '/growth/all/month',
  '/growth/week/model/openai/gpt-oss-120b': '/growth/all/week/models/openai/gpt-oss-120b',
  '/growth/all/month/authors/OpenAI': '/growth/all/month/authors/openai',
  '/categories': '/boards/categories',
  '/categories/marketing/seo': '/categories/marketing-seo',
  '/programming': '/categories/programming',
  '/deepseek': '/authors/deepseek',
  '/DeepSeek/': '/authors/deepseek',
  '/authors/deepseek-ai': '/authors/deepseek',
  '/openai/gpt-oss-120b': '/models/openai/gpt-oss-120b',
  '/openai/gpt-oss-120b/activity': '/models/openai/gpt-oss-120b',
  '/openai/gpt-oss-120b:no-such-variant': '/models/openai/gpt-oss-120b',
  '/gpt-oss-120b': '/models/openai/gpt-oss-120b',
  '/models/OpenAI/GPT-OSS-120b': '/models/openai/gpt-oss-120b',
  '/models/openai%2Fgpt-oss-120b': '/models/openai/gpt-oss-120b',
  '/models/openai/gpt-oss-120b-20250805': '/models/openai/gpt-oss-120b',
  '/model/openai/gpt-oss-120b/?from=a-letter': '/models/openai/gpt-oss-120b',
  '/provider/DeepInfra': '/providers/deepinfra',
  '/deepinfra': '/providers/deepinfra',
  '/apps?url=https://cline.bot/': '/apps/cline.bot',
  '/apps/www.cline.bot': '/apps/cline.bot',
  '/cline.bot': '/apps/cline.bot',
  '/models/': '/models',
  '/browse/models': '/models',
  '/browse/models/page-1': '/models',
  '/browse/Apps/BY-name': '/browse/apps/by-name',
  '/models/deepseek': '/browse/models/author-deepseek',
  '/models?q=gpt&max_price=1.0': '/browse/models/price-1/text-gpt',
  '/models?order=newest': '/browse/models/by-released',
  '/models?input_modalities=image&providers=DeepInfra': '/browse/models/provider-deepinfra/reads-image',
  '/compare/authors/DeepSeek,openai': '/compare/authors/deepseek,openai',
  '/About/': '/about',
  '/docs/': '/docs',
  '/Docs/Events.md': '/docs/events',
  '/docs/api.md': '/docs/data-api',
  '/export': '/docs/exports',
  '/api': '/docs/api',
  '/api/v1': '/docs/api',
  '/feed': '/feed.xml',
  '/favicon.ico': '/icon.svg',
}

for (const [form, place] of Object.entries(forms)) {
  test(`${form} leads to ${place} by one redirect`, async ({ request }) => {
    const first = await request.get(form, { maxRedirects: 0 })
    expect([first.headers().location, [307, 308].includes(first.status())]).toEqual([place, true])
    const second = await request.get(place, { maxRedirects: 0 })
    expect(second.status()).toBe(200)
  })
}

test('what means nothing is missing', async ({ request }) => {
  for (const path of [
    '/no-one',
    '/no/one',
    '/models/no/one',
    '/rankings/no-category',
    '/apps/no.one',
    '/a/b/c/d',
  ]) {
    const answer = await request.get(path, { maxRedirects: 0 })
    expect([path, answer.status(), (await answer.text()).includes('<main')]).toEqual([path, 404, true])
  }
})

test('a reader with a browser arrives', async ({ page }) => {
  await page.goto('/deepseek')
  await expect(page).toHaveURL('/authors/deepseek')
  await page.goto('/apps?url=https://cline.bot/')
  await expect(page).toHaveURL('/apps/cline.bot')
})
