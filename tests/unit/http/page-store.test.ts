import { SharedCacheControls } from 'next/dist/server/lib/incremental-cache/shared-cache-controls.external.js'
import { expect, it } from 'vitest'
import PageStore from '@/lib/http/page/page-store.mjs'

const { cacheControls: lifetimes } = SharedCacheControls as unknown as { cacheControls: Map<string, object> }
const context = { cacheControl: { revalidate: 60, expire: 120 } }

function openStore() {
  const fs = {
    existsSync: () => false,
    readFile: async (path: string) => {
      throw new Error(`nothing is read: ${path}`)
    },
  }
  return new PageStore({
    fs,
    flushToDisk: false,
    serverDistDir: '/nowhere',
    revalidatedTags: [],
    maxMemoryCacheSize: 100_000,
  })
}

const page = (status: number) => ({ kind: 'APP_PAGE', html: 'page', status, headers: {} })
const kept = async (store: PageStore, path: string) =>
  (await store.get(path, { kind: 'APP_PAGE', isFallback: false }))?.value

it('keeps pages, and nothing of what is missing', async () => {
  const store = openStore()
  await store.set('/found', page(200), context)
  await store.set('/missing', page(404), context)
  await store.set('/gone', null, context)
  expect(await kept(store, '/found')).toEqual(page(200))
  expect(await kept(store, '/missing')).toBeUndefined()
  expect(await kept(store, '/gone')).toBeUndefined()
})

it('keeps what Next remembers of lifetimes within a bound', async () => {
  const store = openStore()
  for (let number = 0; number < 5_000; number++) {
    await store.set(`/missing-${number}`, page(404), context)
    lifetimes.set(`/missing-${number}`, context.cacheControl)
  }
  expect(lifetimes.size).toBeLessThan(2_100)
})
