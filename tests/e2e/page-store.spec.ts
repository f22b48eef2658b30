import { readdirSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { startWebServer } from '@/scripts/bench/web-server'
import { createSiteDatabase } from './support/site-database'

/** Of the build, which every server of this checkout reads. */
const countFiles = () => readdirSync('.next', { recursive: true }).length

test('no address that is asked for leaves a file', async ({ request }) => {
  const before = countFiles()
  for (let number = 0; number < 30; number++) {
    expect((await request.get(`/models/nobody/left-${number}`)).status()).toBe(404)
    expect((await request.get(`/apps/left-${number}.example`)).status()).toBe(404)
    expect((await request.get(`/compare/models/left/${number},a/b`)).status()).toBe(404)
    expect((await request.get(`/boards/price?left=${number}`)).ok()).toBe(true)
  }
  expect((await request.get('/boards/speed')).ok()).toBe(true)
  expect(countFiles()).toBe(before)
})

test('two servers of one checkout never show each other’s pages', async ({ request }) => {
  const empty = await createSiteDatabase('of_another_site')
  const other = await startWebServer(empty.url, Number(process.env.PORT) + 1)
  try {
    const model = '/models/openai/gpt-oss-120b'
    const board = '/rankings/all/month'
    const here = async (path: string) => (await request.get(path)).text()
    const there = async (path: string) => (await fetch(other.url + path)).text()
    // Each draws one of the two first.
    const drawnThere = await there(board)
    const drawnHere = await here(model)
    for (const _ of ['drawn', 'kept']) {
      expect((await here(board)).includes(model)).toBe(true)
      expect((await here(model)) === drawnHere).toBe(true)
      expect(drawnThere.includes(model)).toBe(false)
      expect((await there(board)) === drawnThere).toBe(true)
      expect((await fetch(other.url + model)).status).toBe(404)
    }
  } finally {
    await other.stop()
    await empty.drop()
  }
})
