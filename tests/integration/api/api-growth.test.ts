import { describe, expect, it } from 'vitest'
import { drivers, splits } from '@/lib/domain/growth/drivers'
import { apiEndpoints } from '@/lib/http/api/catalogue'
import { getGrowth } from '@/lib/queries/growth/growth'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { days, inside, sumOf } from '../../support/brute-force/brute-force'
import { useTestDatabase } from '../../support/database/database'
import { sampleTraffic, useServedTraffic } from '../../support/database/serve-traffic'
import { useApiServer } from '../../support/http/serve-api'

const now = new Date('2026-03-04T10:00:00Z')
const through = '2026-03-03'
const served = sampleTraffic('2026-03-04', { numRuns: 6, seed: 9 })

interface Part {
  driver: string
  tokens: string
  top: { kind: string; slug: string; tokens: string }[]
}

describe('GET /growth', () => {
  const database = useServedTraffic(served, now)
  const serve = useApiServer(database)

  async function ask(query = '') {
    const { address } = await serve({ now })
    const response = await fetch(`${address}/api/v1/growth${query}`)
    return { status: response.status, body: await response.json() }
  }

  it('has both windows as one adds them up from the events, and parts that add up to the change', async () => {
    for (const [name, length] of [
      ['week', 7],
      ['month', 30],
    ] as const) {
      const before = sumOf(inside(served, days(through, length, length))).tokens
      const after = sumOf(inside(served, days(through, length))).tokens
      for (const by of splits) {
        const { data } = (await ask(`?window=${name}&by=${by}`)).body
        expect([data.before.total_tokens, data.after.total_tokens]).toEqual([String(before), String(after)])
        expect(data.change).toBe(String(after - before))
        const sum = data.drivers.reduce((all: bigint, { tokens }: Part) => all + BigInt(tokens), 0n)
        expect(sum, by).toBe(after - before)
      }
    }
    const { data } = (await ask()).body
    expect([data.before.from, data.before.to]).toEqual(['2026-02-18', '2026-02-24'])
    expect([data.after.from, data.after.to]).toEqual(['2026-02-25', through])
    expect(data.drivers.map(({ driver }: Part) => driver)).toEqual([...drivers])
  })

  it('says what the page says, of one thing too', async () => {
    const range = { from: '2026-02-20', until: '2026-03-02' }
    const of = { dimension: 'authors', id: 1 } as const
    const growth = await readSnapshot(database().db, (reader) =>
      getGrowth(reader, { category: 'programming', window: range, of, split: 'drivers' }),
    )
    if ('fault' in growth) throw new Error(growth.fault)
    const { data } = (await ask('?from=2026-02-20&to=2026-03-01&category=programming&author=acme')).body
    expect(data.after).toEqual({
      from: '2026-02-20',
      to: '2026-03-01',
      total_tokens: String(growth.after.totalTokens),
    })
    const kinds = { apps: 'app', models: 'model' }
    expect(data.drivers).toEqual(
      growth.parts.map(({ key, tokens, top }) => ({
        driver: key,
        tokens: String(tokens),
        top: top.map((mover) => ({
          kind: kinds[mover.dimension],
          slug: mover.slug,
          tokens: String(mover.tokens),
        })),
      })),
    )
    const movers = data.drivers.flatMap(({ top }: Part) => top)
    expect(movers.map(({ kind }: Part['top'][number]) => kind)).toEqual(
      expect.arrayContaining(['app', 'model']),
    )
    expect(JSON.stringify(movers)).not.toContain('secret.example')
  })

  it.each([
    ['?window=year', 'window', /one of week, month, quarter/],
    ['?by=weather', 'by', /one of drivers, variant/],
    ['?from=2026-02-20', 'to', /is missing/],
    ['?from=2026-02-20&to=2026-02-10', 'from', /must not be after/],
    ['?from=2026-02-20&to=2026-02-26&window=week', 'window', /cannot stand beside/],
    ['?from=2026-03-01&to=2026-03-04', 'window', /complete days/],
    ['?window=quarter', 'window', /before the first day/],
    ['?model=acme/nothing', 'model', /names nothing/],
    ['?app=secret.example', 'app', /names nothing/],
    ['?app=cline.bot&model=acme/one', 'app', /cannot stand beside/],
  ])('refuses %s', async (query, field, message) => {
    const { status, body } = await ask(query)
    expect([status, body.error.metadata.field]).toEqual([400, field])
    expect(body.error.message).toMatch(message)
  })

  it('is as it is described', async () => {
    const { body } = await ask('?by=category')
    expect(apiEndpoints.find(({ path }) => path === '/growth')!.answer.parse(body)).toEqual(body)
  })
})

describe('before the first rollup', () => {
  const database = useTestDatabase()
  const serve = useApiServer(database)

  it('there are no figures to list, and none to compare', async () => {
    const { address, client } = await serve({ now })
    const { analytics, models, providers } = client()
    expect((await analytics.getUserActivity()).data).toEqual([])
    const asked = { requestBody: { metrics: ['request_count'], dimensions: ['app', 'provider'] } }
    expect((await analytics.queryAnalytics(asked)).data).toMatchObject({
      data: [],
      metadata: { truncated: false },
    })
    expect((await models.count()).data.count).toBe(0)
    expect((await providers.list()).data).toEqual([])
    const growth = await fetch(`${address}/api/v1/growth`)
    expect([growth.status, (await growth.json()).error.metadata.reason]).toEqual([400, 'no_data'])
  })
})
