import { expect, test } from '@playwright/test'
import { connect } from '@/db/client'
import { createKey } from '@/lib/access/keys'
import { freePort } from '@/lib/free-port'
import { type Site, startSite } from '../torture/harness/site'
import { createSiteDatabase, type SiteDatabase } from './support/site-database'

let database: SiteDatabase
let site: Site
let key: string

test.beforeAll(async () => {
  database = await createSiteDatabase('draw_limit')
  const db = connect(database.url, { poolSize: 1 })
  key = (await createKey(db, { name: 'browser tests', scopes: ['ingest'] })).key
  await db.$client.end()
  site = await startSite({
    databaseUrl: database.url,
    port: await freePort(),
    settings: { DRAW_SECONDS_PER_MINUTE: '1' },
  })
})
test.afterAll(async () => {
  await site?.stop()
  await database.drop()
})

const post = (authorization: string) =>
  fetch(`${site.address}/api/v1/events`, { method: 'POST', headers: { authorization }, body: '[]' })

/** Asks for address after address until one is limited. */
async function untilLimited(pathOf: (count: number) => string): Promise<Response> {
  for (let count = 0; count < 5_000; count++) {
    const response = await fetch(site.address + pathOf(count))
    if (response.status === 429) return response
    await response.arrayBuffer()
    expect(response.status).toBeLessThan(500)
  }
  throw new Error('Nothing was limited.')
}

test('bounds what is drawn for one address, and nothing else', async ({ page }) => {
  const board = `${site.address}/boards/leaderboard`
  // The first start may have used up its time already. It is kept from then on.
  await expect.poll(async () => (await fetch(board)).status, { timeout: 40_000 }).toBe(200)
  const limited = await untilLimited((count) => `/boards/price?count=${count}`)
  expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0)

  const export_ = await untilLimited((count) => `/export/models.csv?limit=${count + 1}`)
  expect(await export_.json()).toMatchObject({ error: { code: 'rate_limit_exceeded' } })
  const picture = await untilLimited((count) => `/pictures/leaderboard-${count}.png`)
  expect(picture.headers.get('retry-after')).not.toBeNull()
  const api = await untilLimited((count) => `/api/v1/models?count=${count}`)
  expect(await api.json()).toMatchObject({ error: { code: 429 } })

  const told = await page.goto(`${site.address}/boards/speed?now`)
  expect(told!.status()).toBe(429)
  await expect(page.getByRole('heading')).toHaveText('Too many requests')

  // What is kept, what watches the site, and events, of which none may be lost.
  expect((await fetch(board)).status).toBe(200)
  expect((await fetch(`${site.address}/api/health`)).status).toBe(200)
  expect((await post(`Bearer ${key}`)).status).toBe(200)
})

test('bounds unknown keys', async () => {
  const statuses = new Set<number>()
  for (let count = 0; count < 25; count++) statuses.add((await post(`Bearer tb_${'y'.repeat(43)}`)).status)
  expect([...statuses].toSorted()).toEqual([401, 429])
  expect((await post(`Bearer ${key}`)).status).toBe(200)
})
