import { expect, test } from '@playwright/test'
import { defaultComparison } from '@/lib/domain/traffic/compare-question'
import { comparePath } from '@/lib/view/address/compare-path'
import { entityPath } from '@/lib/view/address/entity-path'
import { growthPath } from '@/lib/view/address/growth-path'
import { growthFile } from '@/lib/view/entity/entity-file'
import { exportPath } from '@/lib/view/file/export-file'
import { chartEmbedPath, entityPicturePath, growthPicturePath } from '@/lib/view/picture/picture-path'
import { createIngestKey, runScript } from './support/run-script'

/** Apps that addresses have a way of losing: what is sent of each, and its identity. */
const apps: [sent: { url?: string; title?: string }, identity: string][] = [
  [{ title: '100% 日' }, 'title:100% 日'],
  [{ title: '%25' }, 'title:%25'],
  [{ title: '%' }, 'title:%'],
  [{ title: '%00' }, 'title:%00'],
  [{ title: 'a%2Fb' }, 'title:a%2fb'],
  [{ title: 'both//ways/../back/' }, 'title:both//ways/../back/'],
  [{ title: '/..' }, 'title:/..'],
  [{ title: '!25 off!' }, 'title:!25 off!'],
  [{ title: 'back\\slash?#;[x]' }, 'title:back\\slash?#;[x]'],
  [{ title: 'a/@b/(.)c/page.rsc' }, 'title:a/@b/(.)c/page.rsc'],
  [{ url: 'https://github.com/日本/テスト' }, 'github.com/%e6%97%a5%e6%9c%ac/%e3%83%86%e3%82%b9%e3%83%88'],
  [{ url: 'https://github.com/My%20Team/100%' }, 'github.com/my%20team/100%'],
]
const models = ['address-labs/b.rsc', 'address-labs/~c+d:free', 'address-labs/...', 'Address_Labs/E:x.y']
const provider = 'Adressen 日本 ﬁ 100%'

function kindOf(path: string): string {
  if (path.startsWith('/export/')) return 'text/csv'
  return path.startsWith('/pictures/') ? 'image/svg+xml' : 'text/html'
}

test('whatever is taken has its pages, pictures and files at the addresses that boards link to', async ({
  page,
  request,
}) => {
  test.setTimeout(180_000)
  const usual = {
    created_at: new Date().toISOString(),
    model: 'address-labs/plain',
    category: 'science',
    prompt_tokens: 2_000_000_000,
    completion_tokens: 1,
    sample_weight: 4_000_000,
  }
  const events = [
    ...apps.map(([app]) => ({ ...usual, app })),
    ...models.map((model) => ({ ...usual, model })),
    { ...usual, provider },
  ].map((event, index) => ({ ...event, id: `address-${index}` }))
  const refused = ['address-labs/..', './x'].map((model) => ({ ...usual, id: model, model }))
  const answer = await request.post('/api/v1/events', {
    headers: { authorization: `Bearer ${createIngestKey()}` },
    data: [...events, ...refused],
  })
  const { accepted, rejected } = await answer.json()
  expect([accepted, rejected.map(({ code }: { code: string }) => code)]).toEqual([
    events.length,
    ['invalid_model', 'invalid_model'],
  ])
  runScript('rollup')

  const entities = [
    ...apps.map(([, slug]) => ({ dimension: 'apps', slug }) as const),
    ...models.map((slug) => ({ dimension: 'models', slug }) as const),
    ...['address-labs', 'Address_Labs'].map((slug) => ({ dimension: 'authors', slug }) as const),
    { dimension: 'providers', slug: 'adressen-日本-fi-100' } as const,
  ]
  for (const of of entities) {
    const { dimension, slug } = of
    const picture = entityPicturePath(dimension, slug)
    const growth = { category: 'all', window: 'week', of, section: null } as const
    const file = growthFile({ ...of, category: 'all', variants: 'merge' }, 'day')
    for (const path of [
      entityPath(dimension, slug),
      `${picture}.svg`,
      chartEmbedPath(picture),
      growthPath(growth),
      `${growthPicturePath(growth, 'drivers')}.svg`,
      comparePath(defaultComparison(dimension, [slug])),
      exportPath(file, 'csv'),
    ]) {
      const got = await request.get(path, { maxRedirects: 0 })
      const [type] = got.headers()['content-type']!.split(';')
      expect([path, got.status(), type]).toEqual([path, 200, kindOf(path)])
    }
  }

  await expect
    .poll(async () => {
      await page.goto('/boards/apps/all/today')
      const links = page.getByRole('link')
      return links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))
    })
    .toEqual(expect.arrayContaining(apps.map(([, identity]) => entityPath('apps', identity))))
  for (const [{ title }, identity] of apps) {
    await page.goto(entityPath('apps', identity))
    await expect(page.getByRole('heading', { level: 1 })).toContainText(title ?? identity)
  }
})
