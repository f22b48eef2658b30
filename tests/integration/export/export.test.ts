import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { useTestDatabase } from '../../support/database/database'
import { serveTraffic } from '../../support/database/serve-traffic'
import { insertCatalog } from '../../support/database/traffic'
import { exportsOf, now, traffic } from '../../support/http/exports'

describe('exports', () => {
  const database = useTestDatabase()
  const { ask, csv } = exportsOf(database)
  beforeAll(async () => {
    await insertCatalog(database().db)
  })

  it('are a header alone before the first rollup', async () => {
    const response = await ask('models.csv')
    expect(await response.text()).toBe(
      'rank,slug,name,author,requests,total_tokens,prompt_tokens,completion_tokens,reasoning_tokens,' +
        'cached_tokens,cost_usd,share,previous_total_tokens,change,is_new,estimated,tool_calls,tool_requests,' +
        'value,previous_value,value_change,previous_rank,normalised_tokens,normalised_own_tokens\r\n',
    )
    expect(await (await ask('apps.json')).json()).toEqual({
      data: [],
      meta: {
        as_of: null,
        data_through: null,
        data_version: '0',
        from: '2026-02-25',
        to: '2026-03-03',
        total_tokens: '0',
      },
    })
    expect(await csv('authors-over-time.csv')).toEqual([])
  })

  describe('with data', () => {
    beforeAll(async () => {
      await serveTraffic(database().db, traffic, now)
    })

    it('write a board as RFC 4180 lines, exact and safe to open', async () => {
      const text = await (await ask('models.csv?variants=split&limit=2')).text()
      expect(text.split('\r\n')).toEqual([
        'rank,slug,name,author,requests,total_tokens,prompt_tokens,completion_tokens,reasoning_tokens,cached_tokens,cost_usd,share,previous_total_tokens,change,is_new,estimated,tool_calls,tool_requests,value,previous_value,value_change,previous_rank,normalised_tokens,normalised_own_tokens',
        `1,acme/Two,"'+Two ""2""",acme,5000000,10737420235000000,10737418235000000,2000000000,200000000,500000000,21000,0.999999999907,0,,true,true,0,0,10737420235000000,0,,,0,0`,
        '2,acme/one:free,One (free),acme,1000,1000000,600000,400000,40000,100000,,0.000000000093,0,,true,true,0,0,1000000,0,,,0,0',
        ',other,Other,,3,3000,1800,1200,120,300,0.0084,0.000000000000,500,5.000000,false,false,0,0,3000,500,5.000000,,0,0',
        '',
      ])
    })

    it('guard text against formulas and keep numbers as they are', async () => {
      const rows = await csv('apps.csv')
      expect(rows.map(({ slug, name }) => [slug, name])).toEqual([
        ['zed.dev', 'Zed\nEditor'],
        ['github.com/a/b', "'@ab"],
        ['cline.bot', "'-Cline"],
        ['unattributed', 'Unattributed'],
        ['other', 'Other'],
      ])
      const [, , cline] = rows
      expect(cline).toMatchObject({ previous_total_tokens: '500', change: '1.000000', is_new: 'false' })
      expect((await csv('authors.csv')).map(({ name }) => name)).toContain("'=Beta")
    })

    it('say the same in JSON, with totals as texts', async () => {
      const response = await ask('models.json?variants=split&limit=1')
      expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
      const answer = (await response.json()) as { data: unknown[]; meta: Record<string, unknown> }
      expect(answer.data).toHaveLength(2)
      expect(answer.data[0]).toEqual({
        rank: 1,
        slug: 'acme/Two',
        name: '+Two "2"',
        author: 'acme',
        requests: '5000000',
        total_tokens: '10737420235000000',
        prompt_tokens: '10737418235000000',
        completion_tokens: '2000000000',
        reasoning_tokens: '200000000',
        cached_tokens: '500000000',
        cost_usd: '21000',
        share: 0.999999999907,
        previous_total_tokens: '0',
        change: null,
        is_new: true,
        estimated: true,
        tool_calls: '0',
        tool_requests: '0',
        value: '10737420235000000',
        previous_value: '0',
        value_change: null,
        previous_rank: null,
        normalised_tokens: '0',
        normalised_own_tokens: '0',
      })
      expect(answer.meta).toMatchObject({
        data_through: '2026-03-03',
        data_version: '1',
        from: '2026-02-25',
        to: '2026-03-03',
        total_tokens: '10737420236003000',
      })
    })

    it('take dates instead of a period, inclusive at both ends', async () => {
      const sum = (rows: Record<string, string>[]) =>
        rows.reduce((all, row) => all + BigInt(row.requests!), 0n)
      expect(sum(await csv('providers.csv?from=2026-02-22&to=2026-02-22'))).toBe(1n)
      expect(sum(await csv('providers.csv?from=2026-02-22&to=2026-02-27&period=month'))).toBe(2n)
      expect(sum(await csv('providers.csv?from=2026-02-23&to=2026-02-26'))).toBe(0n)
      expect(sum(await csv('providers.csv?from=2020-01-01&to=2026-03-04'))).toBe(5_001_005n)
      expect(sum(await csv('providers-over-time.csv?from=2026-02-22&to=2026-02-27'))).toBe(2n)
      expect(sum(await csv('providers-over-time.csv?period=today'))).toBe(1n)
      const { meta } = (await (await ask('apps.json?from=2026-02-22&to=2026-02-27')).json()) as {
        meta: object
      }
      expect(meta).toMatchObject({ from: '2026-02-22', to: '2026-02-27', total_tokens: '1500' })
    })

    it('rank and share by requests where they are asked to', async () => {
      const rows = await csv('models.csv?metric=requests&variants=split&category=programming')
      expect(rows.map(({ slug, requests, share }) => [slug, requests, share])).toEqual([
        ['acme/one:free', '1000', '0.998003992016'],
        ['Corp/four', '1', '0.000998003992'],
        ['acme/one', '1', '0.000998003992'],
      ])
    })

    it('answer 304 to who has it, and all anew after a rollup', async () => {
      const first = await ask('apps.csv')
      const tag = first.headers.get('etag')!
      expect(first.headers.get('content-disposition')).toBe(
        'attachment; filename="tokenboard-apps-all-2026-02-25_2026-03-03.csv"',
      )
      expect(first.headers.get('cache-control')).toBe('public, no-cache')
      expect(first.headers.get('x-data-version')).toBe('1')
      await first.text()
      const again = await ask('apps.csv', { headers: { 'if-none-match': tag } })
      expect([again.status, await again.text()]).toEqual([304, ''])
      const other = await ask('apps.csv?limit=1', { headers: { 'if-none-match': tag } })
      expect(other.status).toBe(200)
      await other.text()
      await database().db.execute(sql`update rollup_state set data_version = 2`)
      const later = await ask('apps.csv', { headers: { 'if-none-match': tag } })
      expect([later.status, later.headers.get('x-data-version')]).toEqual([200, '2'])
      await later.text()
    })

    it('answer HEAD with the head alone', async () => {
      const response = await ask('apps.csv', { method: 'HEAD' })
      expect([response.status, await response.text()]).toEqual([200, ''])
      expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present')
    })
  })
})
