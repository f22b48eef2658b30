import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { getPicture } from '@/app/pictures/get-picture'
import { cuts } from '@/lib/domain/growth/drivers'
import { publicRoute } from '@/lib/http/route'
import { growthChartNames, growthChartWord } from '@/lib/view/picture/growth-charts'
import { compactCount } from '@/lib/view/text/format'
import { useTestDatabase } from '../../support/database/database'
import { serveTraffic } from '../../support/database/serve-traffic'
import { event, hashOf, insertCatalog, type Traffic } from '../../support/database/traffic'
import { exportsOf, now } from '../../support/http/exports'
import { elementsOf, parseXml, textOf } from '../../support/http/xml'

/** Of an account that begins free, stays for months, and comes to pay. */
const own = (day: string, more: Partial<Traffic> = {}): Traffic => ({
  ...event,
  ...{ day, sessionHash: hashOf('1'), accountHash: hashOf('2') },
  ...{ normalisedPromptTokens: 500, normalisedCompletionTokens: 300, ...more },
})

const traffic: Traffic[] = [
  own('2025-12-01', { modelId: 2, appId: 2 }),
  own('2026-01-12', { modelId: 2 }),
  own('2026-01-20', { modelId: 1 }),
  own('2026-02-03', { modelId: 4 }),
  own('2026-02-10', { modelId: 1, promptTokens: 900 }),
  own('2026-02-18', { modelId: 7, providerId: 2, categoryId: 5 }),
  own('2026-02-26', { modelId: 1, promptTokens: 2_600, reasoningTokens: 240 }),
  own('2026-02-26', { modelId: 1, reasoningTokens: 60 }),
  own('2026-03-03', { modelId: 2 }),
]

describe('the pictures of growth', () => {
  const database = useTestDatabase()
  const { csv } = exportsOf(database)
  const ask = (path: string) =>
    publicRoute(
      (context) => getPicture({ ...context, now }),
      () => database().db,
    )(new Request(`http://localhost/pictures/${path}`))
  const texts = async (path: string) => {
    const response = await ask(`${path}.svg`)
    expect(response.status, path).toBe(200)
    return elementsOf(parseXml(await response.text()), 'text').map(textOf)
  }
  const codeOf = async (path: string) => {
    const response = await ask(path)
    const { error } = (await response.json()) as { error: { code: string } }
    return [response.status, error.code]
  }

  beforeAll(async () => {
    const { db } = database()
    await insertCatalog(db)
    await db.execute(sql`update models set released_at = '2026-01-10' where id in (1, 2)`)
    await db.execute(sql`
      insert into model_prices (model_id, valid_from, prompt_nano_usd_per_million, completion_nano_usd_per_million)
      values (1, '2026-01-01', 4000000000, 4000000000), (1, '2026-02-15', 2000000000, 2000000000)`)
    await serveTraffic(db, traffic, now)
  })

  it.each(growthChartNames)('have the chart %s, for pages and for previews', async (chart) => {
    const found = await texts(growthChartWord(chart))
    expect(found[0]).toBe('Why tokens grow')
    expect(found.at(-2)).toBe('Data through 3 Mar 2026 UTC')
    const png = await ask(`${growthChartWord(chart)}.png`)
    expect([png.status, png.headers.get('content-type')]).toEqual([200, 'image/png'])
  })

  it('lead through the parts of each cut from the one total to the other', async () => {
    for (const cut of cuts) {
      const parts = await csv(`drivers.csv?by=${cut}`)
      const found = await texts(`growth-by-${cut}`)
      expect(found, cut).toEqual(
        expect.arrayContaining(['Before', 'After', ...parts.map(({ name }) => name)]),
      )
    }
  })

  it('show the run rate of each week as its file has it', async () => {
    const rows = await csv('run-rate-over-time.csv')
    expect(rows[0]).toMatchObject({ week: '2025-12-01', tokens: '1000', run_rate_tokens: '52000' })
    expect(rows.at(-1)).toMatchObject({ week: '2026-02-23', tokens: '4000', run_rate_tokens: '208000' })
    expect(await texts('growth-run-rate')).toContain(compactCount(208_000n))
    expect(await csv('run-rate-over-time.csv?model=Corp/four')).toHaveLength(2)
    expect(await texts('growth-run-rate/all/week/models/Corp/four')).toContain('Why the tokens of Four grow')
  })

  it('show reasoning for each request as its file has it, each variant for itself', async () => {
    const week = (await csv('reasoning-growth-over-time.csv')).filter(({ bucket }) => bucket === '2026-02-23')
    expect(week.find(({ slug }) => slug === 'acme/one')).toMatchObject({
      ...{ requests: '2', reasoning_tokens: '300', mean_reasoning_tokens: '150.000000000000' },
    })
    const found = await texts('growth-reasoning')
    expect(found.slice(found.indexOf('One'), found.indexOf('One') + 2)).toEqual(['One', '150'])
    expect(found).toEqual(expect.arrayContaining(['One (free)', 'Four', 'All together']))
  })

  it('tell reasoning of one thing by the models that are known of it', async () => {
    const slugs = async (query: string) => [
      ...new Set((await csv(`reasoning-growth-over-time.csv?${query}`)).map(({ slug }) => slug)),
    ]
    expect(await slugs('model=acme/one')).toEqual(['acme/one', 'acme/one:free'])
    expect(await slugs('provider=host-b')).toEqual(['Corp/four'])
    expect(await slugs('provider=host-b&category=marketing/seo')).toEqual(['all'])
    expect(await slugs('app=github.com/a/b')).toEqual(['acme/one:free'])
    expect(await texts('growth-reasoning/all/week/providers/host-b')).not.toContain('All together')
    expect(await texts('growth-reasoning/marketing-seo/week/providers/host-b')).toContain('All together')
  })

  it('show who stays, and how volume answered a price, as the page does', async () => {
    const kept = await texts('growth-kept-apps')
    expect(kept.slice(0, 2)).toEqual(['Why tokens grow', 'Apps that stay, by months after the launch'])
    expect(kept).toEqual(expect.arrayContaining(['Jan 2026', '100%', 'One month later']))
    const prices = await texts('growth-price-changes')
    expect(prices).toEqual(expect.arrayContaining(['Change of the price', '−50%', 'One']))
  })

  it.each([
    ['growth-of-nothing.svg', 'unknown_picture'],
    ['growth-run-rate/all/month.svg', 'unknown_picture'],
    ['growth-run-rate/all/week/models/acme/none.svg', 'unknown_picture'],
    ['growth-price-changes/all/week/apps/cline.bot.svg', 'no_chart'],
    ['growth-price-changes/all/week/models/Corp/four.svg', 'no_chart'],
    ['growth-run-rate/all/week/models/deepseek/five.svg', 'no_chart'],
    ['growth-reasoning/legal/week/models/acme/one.svg', 'no_chart'],
    ['growth-turn-prompts/all/quarter/models/acme/one.svg', 'no_chart'],
    ['growth-paying-cohorts/all/week/apps/cline.bot.svg', 'no_chart'],
    ['growth-kept-accounts/legal/week.svg', 'no_chart'],
    ['growth-turns/all/week/providers/host-a.svg', 'no_chart'],
    ['growth-by-author/all/week/models/Corp/four.svg', 'no_chart'],
  ])('are missing where their page has no such chart: %s', async (path, code) => {
    expect(await codeOf(path)).toEqual([404, code])
  })
})
