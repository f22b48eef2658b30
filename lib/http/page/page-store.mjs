// What Next keeps of pages between requests. Plain JavaScript: Next loads it as it stands, outside its bundle.
import { createRequire } from 'node:module'

const INSIDE_NEXT = 'next/dist/server/lib/incremental-cache'
const MAXIMUM_LIFETIMES = 2_000

const require = createRequire(import.meta.url)
const { default: FileSystemCache } = require(`${INSIDE_NEXT}/file-system-cache.js`)
const { cacheControls } = require(`${INSIDE_NEXT}/shared-cache-controls.external.js`).SharedCacheControls

/** Next's own store, in the memory of this process and within its bound, but for what is missing. */
export default class PageStore extends FileSystemCache {
  async set(key, data, context) {
    // Next remembers beside its store how long each page lives, for ever; the pages that it keeps say so themselves.
    if (cacheControls.size > MAXIMUM_LIFETIMES) cacheControls.clear()
    if (data === null || data.status === 404) return
    await super.set(key, data, context)
  }
}
