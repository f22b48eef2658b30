import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { pictureColours } from '@/lib/view/picture/picture'
import { useTestDatabase } from '../../support/database/database'
import { serveTraffic } from '../../support/database/serve-traffic'
import { insertCatalog, type Traffic, event as usual } from '../../support/database/traffic'
import { picturesOf } from '../../support/http/pictures'
import { elementsOf, textOf } from '../../support/http/xml'

const now = new Date('2026-03-04T10:00:00Z')
const event: Traffic = { ...usual, day: '2026-02-26', cachedTokens: 0, costNanoUsd: null }
const traffic: Traffic[] = [
  event,
  { ...event, modelId: 4, promptTokens: 2600, costNanoUsd: 6_000_000 },
  { ...event, modelId: 7, categoryId: 5, day: '2026-03-03' },
]

describe('pictures', () => {
  const database = useTestDatabase()
  const { ask, svg } = picturesOf(database, now)
  beforeAll(async () => {
    await insertCatalog(database().db)
  })

  describe('with data', () => {
    beforeAll(async () => {
      await serveTraffic(database().db, traffic, now)
    })

    it('show the title, names, shares, axes and date of the chart they are of', async () => {
      const { root, texts } = await svg('models.svg')
      expect(texts.slice(0, 2)).toEqual(['Top models', 'Weekly tokens by model'])
      expect(textOf(elementsOf(root, 'title')[0]!)).toBe('Top models. Weekly tokens by model')
      expect(texts).toEqual(expect.arrayContaining(['0', '1K', '2K', '3K', '4K']))
      const at = texts.indexOf('+Two "2"')
      expect(texts.slice(at, at + 6)).toEqual(['+Two "2"', '75.0%', 'One', '25.0%', 'Four', '0%'])
      expect(texts).toContain('Week of 23 Feb 2026')
      expect(texts).toContain('This week so far')
      expect(texts.slice(-2)).toEqual(['Data through 3 Mar 2026 UTC', 'Tokenboard'])
    })

    it('answer the question of their address', async () => {
      const programming = await svg('models/programming/week.svg')
      expect(programming.texts[0]).toBe('Top models: Programming')
      expect(programming.texts).not.toContain('Four')
      const shares = await svg('models/all/week/daily/share/by-requests.svg')
      expect(shares.texts[1]).toBe('Daily share of requests by model')
      expect(shares.texts).toEqual(expect.arrayContaining(['25%', '100%', 'Today so far']))
    })

    it('draw the page of a model, author, provider or app', async () => {
      const model = await svg('entities/models/Corp/four.svg')
      expect(model.texts.slice(0, 2)).toEqual(['Four', 'Daily tokens of Four'])
      const at = model.texts.indexOf('Prompt')
      expect(model.texts.slice(at, at + 6)).toEqual([
        'Prompt',
        '60.0%',
        'Visible completion',
        '36.0%',
        'Reasoning',
        '4.0%',
      ])
      expect((await svg('entities/models/acme/Two.svg')).texts[0]).toBe('+Two "2"')
      expect((await svg('entities/apps/cline.bot.svg')).texts[0]).toBe('-Cline')
      expect((await ask('entities/apps/secret.example.svg')).status).toBe(404)
    })

    it('draw what the tokens of one thing are made of', async () => {
      const { texts } = await svg('providers-of/models/Corp/four.svg')
      expect(texts.slice(0, 2)).toEqual(['Four', 'Daily shares of Four by provider'])
      expect(texts).toContain('Host A')
      expect((await svg('models-of/apps/cline.bot.svg')).texts).toContain('+Two "2"')
    })

    it('rank the models of a leaderboard as bars', async () => {
      const { root, texts } = await svg('leaderboard.svg')
      const days = 'Models by tokens, the 6 complete days so far, 26 Feb to 3 Mar 2026'
      expect(texts.slice(0, 2)).toEqual(['Leaderboard', days])
      const at = texts.indexOf('1. +Two "2"')
      expect(texts.slice(at, at + 6)).toEqual(['1. +Two "2"', '3.00K', '60.0%', '2. Four', '1.00K', '20.0%'])
      const bars = elementsOf(root, 'rect').map(({ attributes }) => Number(attributes.width))
      expect(bars.at(-1)! * 3).toBeCloseTo(bars.at(-3)!, 1)
      const requests = await svg('leaderboard/all/month/by-requests.svg')
      expect(requests.texts[1]).toMatch(/^Models by requests, the 6 complete days so far/)
    })

    it('set points on axes for prices: of what has one', async () => {
      const { root, texts } = await svg('price.svg')
      expect(texts[1]).toMatch(/^Price paid against usage, by model, the 6 complete days so far/)
      expect(texts).toEqual(expect.arrayContaining(['US dollars per million tokens', '+Two "2"', '$2']))
      expect(texts).not.toContain('Four')
      expect(elementsOf(root, 'circle')).toHaveLength(1)
    })

    it('draw the other charts of boards, and of one thing', async () => {
      const titleOf = async (path: string) => (await svg(`${path}.svg`)).texts.slice(0, 2)
      expect(await titleOf('open-regions')).toEqual([
        'Open and closed',
        'Weekly share of tokens by home region',
      ])
      expect((await titleOf('context-lengths/programming/week/daily'))[0]).toMatch(/: Programming$/)
      for (const path of ['reasoning-authors', 'reasoning-served', 'tools-calls', 'tools-apps']) {
        expect((await titleOf(path))[1], path).toMatch(/^Weekly/)
      }
      expect(await titleOf('requests-of/models/Corp/four')).toEqual(['Four', 'Daily requests of Four'])
      expect(await titleOf('entities/categories/programming')).toEqual([
        'Programming',
        'Daily tokens of Programming',
      ])
      expect((await titleOf('authors-of/categories/marketing-seo'))[0]).toBe('SEO')
      expect((await ask('ranks-of/models/Corp/four.svg')).status).toBe(404) // one week has no line
    })

    it('draw a comparison as its address has it', async () => {
      const absolute = await svg('compare/models/Corp~four,acme~Two.svg')
      expect(absolute.texts.slice(0, 2)).toEqual(['Four, +Two "2"', 'Weekly tokens compared'])
      const at = absolute.texts.indexOf('+Two "2"')
      expect(absolute.texts.slice(at, at + 2)).toEqual(['+Two "2"', '3.00K'])
      const share = await svg('compare/models/Corp~four,acme~Two/programming/share.svg')
      expect(share.texts.slice(0, 2)).toEqual(['Four, +Two "2": Programming', 'Weekly share of all tokens'])
      const index = await svg('compare/models/Corp~four/daily/index/from-2026-02-26.svg')
      expect(index.texts[1]).toBe('Daily tokens, all starting at 100')
      const unknown = await ask('compare/models/Corp~four,none.svg')
      expect([unknown.status, (await unknown.json()).error.unknown]).toEqual([404, ['none']])
    })

    it('come for light and dark pages', async () => {
      const ground = async (query: string) =>
        elementsOf((await svg(`models.svg${query}`)).root, 'rect')[1]!.attributes.fill
      expect(await ground('')).toBe(pictureColours.light.page)
      expect(await ground('?theme=light')).toBe(pictureColours.light.page)
      expect(await ground('?theme=dark')).toBe(pictureColours.dark.page)
    })

    it('cite the sources of the demo, as their licence asks', async () => {
      expect((await svg('models.svg')).texts.join(' ')).not.toContain('OpenRouter')
      await database().db.execute(sql`insert into settings (name, value) values ('demo_today', '2026-03-04')`)
      const { texts } = await svg('models.svg?theme=dark')
      expect(texts.join(' ')).toContain('Source: OpenRouter (openrouter.ai/rankings), as of 2026-08-22.')
      expect(texts.join(' ')).toContain('Licence: CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)')
      await database().db.execute(sql`delete from settings where name = 'demo_today'`)
    })

    it('are PNG files of the size that previews of links ask for', async () => {
      const response = await ask('models.png')
      expect(response.headers.get('content-type')).toBe('image/png')
      const file = Buffer.from(await response.arrayBuffer())
      expect(file.subarray(1, 4).toString()).toBe('PNG')
      expect([file.readUInt32BE(16), file.readUInt32BE(20)]).toEqual([1200, 630])
      expect(file.length).toBeGreaterThan(10_000)
    })

    it('answer 304 to who has it, and all anew after a rollup', async () => {
      const first = await ask('models.svg')
      const tag = first.headers.get('etag')!
      expect(first.headers.get('cache-control')).toBe('public, no-cache')
      expect(first.headers.get('x-data-version')).toBe('1')
      expect(first.headers.get('content-disposition')).toBe('inline; filename="tokenboard-models.svg"')
      const known = { headers: { 'if-none-match': `"another", ${tag}` } }
      const again = await ask('models.svg', known)
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag])
      for (const other of ['models.svg?theme=dark', 'models.png', 'authors.svg']) {
        expect((await ask(other, { ...known, method: 'HEAD' })).status, other).toBe(200)
      }
      await database().db.execute(sql`update rollup_state set data_version = 2`)
      const later = await ask('models.svg', known)
      expect([later.status, later.headers.get('x-data-version')]).toEqual([200, '2'])
    })

    it('answer HEAD with the head alone', async () => {
      const response = await ask('models.png', { method: 'HEAD' })
      expect([response.status, await response.text()]).toEqual([200, ''])
      expect(response.headers.get('content-type')).toBe('image/png')
      expect((await ask('entities/models/acme/none.png', { method: 'HEAD' })).status).toBe(404)
    })
  })

  describe('of growth', () => {
    beforeAll(async () => {
      const old = [
        { ...event, day: '2026-02-20' },
        { ...event, day: '2026-02-12', promptTokens: 100 },
      ]
      await serveTraffic(database().db, [...traffic, ...old], now)
    })

    it('show each driver of a change, with what it moved', async () => {
      const { root, texts } = await svg('growth/all/week/models/acme/one.svg')
      expect(texts.slice(0, 2)).toEqual([
        'Why the tokens of One grow',
        '25 Feb to 3 Mar 2026, compared with 18 to 24 Feb 2026.',
      ])
      expect(texts).toEqual(expect.arrayContaining(['Before', 'More requests', 'Departed models', 'After']))
      expect(texts.filter((words) => words === '1.00K')).toHaveLength(2)
      expect(textOf(elementsOf(root, 'desc')[0]!)).toBe('Tokens did not change in the week.')
    })

    it('show a year of weeks, and are missing where there is nothing to compare', async () => {
      const { texts } = await svg('growth-over-time.svg')
      expect(texts).toEqual(expect.arrayContaining(['Weekly change in tokens by driver', 'New models']))
      expect((await ask('growth/all/quarter.svg')).status).toBe(404)
      expect((await ask('growth/all/week/models/acme/none.svg')).status).toBe(404)
    })
  })
})
