import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { addDays, startOfWeek } from '@/lib/domain/time/day'
import { getFeed } from '@/lib/http/get-feed'
import { getRobots, getSitemap } from '@/lib/http/get-sitemap'
import { publicRoute, type RouteContext } from '@/lib/http/route'
import { getWeeklyChanges } from '@/lib/queries/boards/weekly-changes'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { inside, slugOf, sumOf } from '../../support/brute-force/brute-force'
import { useTestDatabase } from '../../support/database/database'
import { serveTraffic } from '../../support/database/serve-traffic'
import { insertCatalog, type Traffic, trafficUpTo, event as usual } from '../../support/database/traffic'
import { elementsOf, parseXml, textOf, type XmlElement } from '../../support/http/xml'

const now = new Date('2026-03-04T10:00:00Z') // a Wednesday
const running = '2026-03-02'
const event: Traffic = { ...usual, day: '2026-02-26', cachedTokens: 0, costNanoUsd: null }
/** The names of its models need escaping, too: `+Two "2"` is new in the last week, by its variant-free self. */
const traffic: Traffic[] = [
  { ...event, day: '2026-02-10', promptTokens: 100 },
  { ...event, day: '2026-02-18', modelId: 2, promptTokens: 2600 },
  { ...event },
  { ...event, modelId: 4, day: '2026-02-24' },
  { ...event, modelId: 7, day: '2026-03-03' },
]

describe('what the site tells machines', () => {
  const database = useTestDatabase()
  const ask = (handler: (context: RouteContext) => Promise<Response>, path: string, init?: RequestInit) =>
    publicRoute(
      (context) => handler({ ...context, now }),
      () => database().db,
    )(new Request(`http://localhost:3000${path}`, init))
  const changes = (count = 12) =>
    readSnapshot(database().db, (reader) => getWeeklyChanges(reader, count, now))
  const feed = async () => parseXml(await (await ask(getFeed, '/feed.xml')).text())
  beforeAll(() => insertCatalog(database().db))

  it('is a feed without entries before the first rollup', async () => {
    const root = await feed()
    expectAtom(root)
    expect(elementsOf(root, 'entry')).toEqual([])
    expect(textOf(elementsOf(root, 'updated')[0]!)).toBe('1970-01-01T00:00:00.000Z')
  })

  it('finds new models, totals and movers as a recount of the raw events does', async () => {
    await fc.assert(
      fc.asyncProperty(trafficUpTo('2026-03-04'), async (made) => {
        await serveTraffic(database().db, made, now)
        const finished = made.filter(({ day }) => day < running)
        const tokensOf = (events: Traffic[]) => sumOf(events).tokens
        const withTokens = finished.filter((one) => tokensOf([one]) > 0n)
        const firstWeek = withTokens.map(({ day }) => startOfWeek(day)).sort()[0]
        const found = await changes()
        if (firstWeek === undefined) {
          expect(found).toEqual([])
          return
        }
        const weeks: string[] = []
        for (let week = addDays(running, -7); week >= firstWeek; week = addDays(week, -7)) weeks.push(week)
        expect(found.map(({ week }) => week)).toEqual(weeks)
        const model = (one: Traffic) => slugOf(one, 'models', 'merge')!
        for (const { week, totalTokens, previousTotalTokens, newModels, movers } of found) {
          const own = inside(withTokens, { from: week, until: addDays(week, 7) })
          const before = inside(withTokens, { from: addDays(week, -7), until: week })
          expect(totalTokens).toBe(tokensOf(own))
          expect(previousTotalTokens).toBe(week === firstWeek ? null : tokensOf(before))
          const known = new Set(withTokens.filter(({ day }) => day < week).map(model))
          const fresh = [...new Set(own.map(model))].filter((slug) => !known.has(slug))
          expect(newModels.map(({ slug }) => slug).sort()).toEqual(week === firstWeek ? [] : fresh.sort())
          const sum = (events: Traffic[], slug: string) =>
            tokensOf(events.filter((one) => model(one) === slug))
          for (const { slug, totalTokens: first } of newModels) expect(first).toBe(sum(own, slug))
          const all = [...new Set([...own, ...before].map(model))]
          const gains = all.map((slug) => sum(own, slug) - sum(before, slug)).sort((a, b) => (a < b ? 1 : -1))
          const expected = week === firstWeek ? [] : gains.filter((gain) => gain > 0n).slice(0, 5)
          expect(movers.up.map(({ current, previous }) => current - previous)).toEqual(expected)
          const losses =
            week === firstWeek
              ? []
              : gains
                  .filter((gain) => gain < 0n)
                  .reverse()
                  .slice(0, 5)
          expect(movers.down.map(({ current, previous }) => current - previous)).toEqual(losses)
        }
      }),
      { numRuns: 10, seed: 20260304 },
    )
  })

  describe('with data', () => {
    beforeAll(async () => {
      await serveTraffic(database().db, traffic, now)
    })

    it('is one entry a finished week, latest first, as Atom asks', async () => {
      const root = await feed()
      expectAtom(root)
      const entries = elementsOf(root, 'entry')
      expect(entries.map((entry) => textOf(elementsOf(entry, 'title')[0]!))).toEqual([
        'Week of 23 Feb to 1 Mar 2026',
        'Week of 16 to 22 Feb 2026',
        'Week of 9 to 15 Feb 2026',
      ])
      expect(textOf(elementsOf(entries[0]!, 'id')[0]!)).toBe('tag:localhost,2026:weekly-changes/2026-02-23')
      expect(textOf(elementsOf(entries[0]!, 'summary')[0]!)).toBe(
        '2,000 tokens, down 33.3% against the week before. 1 new model. No day was restated.',
      )
      const [content] = elementsOf(entries[0]!, 'content')
      expect(elementsOf(content!, 'li').map(textOf)).toEqual([
        '+Two "2": 1,000 tokens in their first week',
        '+Two "2": +1,000 tokens (0 to 1.00K)',
        'One: −2,000 tokens (3.00K to 1.00K)',
      ])
      expect(elementsOf(content!, 'a')[0]!.attributes.href).toBe('http://localhost:3000/models/acme/Two')
      expect(textOf(elementsOf(entries[2]!, 'summary')[0]!)).toBe(
        '500 tokens in the first week with figures. No day was restated.',
      )
    })

    it('says when a week was restated, and that its entry is another since', async () => {
      await database().db.execute(sql`
        insert into restatements (day, restated_at, before_total_tokens, after_total_tokens, before_requests,
          after_requests, reason)
        values ('2026-02-18', '2026-02-25T00:10:00Z', 2000, 3000, 1, 1, 'late events'),
          ('2026-02-17', '2026-02-25T00:10:00Z', 500, 500, 1, 1, 'mapping rules changed'),
          ('2026-02-18', '2026-02-25T00:10:00Z', 3000, 3000, 1, 1, 'mapping rules changed')`)
      const [last, before, first] = await changes()
      expect([last!.updatedAt, before!.updatedAt, first!.updatedAt]).toEqual([
        '2026-03-02T00:00:00.000Z',
        '2026-02-25T00:10:00.000Z',
        '2026-02-16T00:00:00.000Z',
      ])
      expect(last!.restatements.map(({ day }) => day)).toEqual(['2026-02-17', '2026-02-18', '2026-02-18'])
      expect(before!.restatements).toEqual([])
      expect(textOf(await feed())).toContain('18 Feb 2026: 2,000 tokens became 3,000')
      expect(textOf(await feed())).toContain('Requests of 2 days were filed under other models')
    })

    it('cites the sources of the demo, as their licence asks', async () => {
      expect(elementsOf(await feed(), 'rights')).toEqual([])
      await database().db.execute(sql`insert into settings (name, value) values ('demo_today', '2026-03-04')`)
      expect(textOf(elementsOf(await feed(), 'rights')[0]!)).toContain('Source: OpenRouter')
      await database().db.execute(sql`delete from settings where name = 'demo_today'`)
    })

    it('answers 304 to who has it', async () => {
      for (const [handler, path, type] of [
        [getFeed, '/feed.xml', 'application/atom+xml; charset=utf-8'],
        [getSitemap, '/sitemap.xml', 'application/xml; charset=utf-8'],
      ] as const) {
        const first = await ask(handler, path, { method: 'HEAD' })
        expect([first.status, await first.text(), first.headers.get('content-type')]).toEqual([200, '', type])
        const known = { headers: { 'if-none-match': first.headers.get('etag')! } }
        expect((await ask(handler, path, known)).status).toBe(304)
        const elsewhere = { headers: { ...known.headers, host: 'localhost:8080' } }
        expect((await ask(handler, path, elsewhere)).status).toBe(200)
      }
    })

    it('lists every page once in the sitemap: boards, categories, and what had traffic', async () => {
      const root = parseXml(await (await ask(getSitemap, '/sitemap.xml')).text())
      const pages = elementsOf(root, 'loc').map(textOf)
      expect(new Set(pages).size).toBe(pages.length)
      const at = (path: string) => `http://localhost:3000${path}`
      expect(pages).toEqual(
        expect.arrayContaining(
          ['/', '/about', '/boards/models', '/models/acme/one', '/models/acme/Two', '/apps/cline.bot'].map(
            at,
          ),
        ),
      )
      expect(pages).not.toContain(at('/models/acme/one:free'))
      expect(pages).not.toContain(at('/models/deepseek/five'))
      expect(elementsOf(root, 'lastmod')[0]).toBeDefined()
    })

    it('names the sitemap in robots.txt', async () => {
      const response = await ask(getRobots, '/robots.txt')
      expect(await response.text()).toContain('\nSitemap: http://localhost:3000/sitemap.xml\n')
    })
  })
})

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/

/** What RFC 4287 asks of a feed and of each entry. */
function expectAtom(root: XmlElement): void {
  expect(root.name).toBe('feed')
  expect(root.attributes.xmlns).toBe('http://www.w3.org/2005/Atom')
  const own = (element: XmlElement, name: string) =>
    element.children.filter((child): child is XmlElement => typeof child !== 'string' && child.name === name)
  expect(own(root, 'author').map((author) => elementsOf(author, 'name').length)).toEqual([1])
  const entries = own(root, 'entry')
  for (const element of [root, ...entries]) {
    for (const name of ['id', 'title', 'updated']) expect(own(element, name), name).toHaveLength(1)
    expect(textOf(own(element, 'updated')[0]!)).toMatch(MOMENT)
    expect(textOf(own(element, 'id')[0]!)).toMatch(/^tag:[\w.-]+,\d{4}:\S+$/)
    const links = own(element, 'link').map(({ attributes }) => attributes)
    expect(links.filter(({ rel }) => rel === 'alternate')).toHaveLength(1)
    for (const { href } of links) expect(new URL(href!).href).toBe(href)
  }
  for (const entry of entries) {
    expect(textOf(own(entry, 'published')[0]!)).toMatch(MOMENT)
    const [content] = own(entry, 'content')
    expect(content!.attributes.type).toBe('xhtml')
    expect(own(content!, 'div').map(({ attributes }) => attributes.xmlns)).toEqual([
      'http://www.w3.org/1999/xhtml',
    ])
  }
  const ids = [root, ...entries].map((element) => textOf(own(element, 'id')[0]!))
  expect(new Set(ids).size).toBe(ids.length)
}
