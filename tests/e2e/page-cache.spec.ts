import { once } from 'node:events'
import { get, type IncomingHttpHeaders } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { createIngestKey, runScript } from './support/run-script'

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  bytes: Buffer
}

/** Without a client's own decoding. */
async function ask(path: string, headers: Record<string, string> = {}): Promise<Answer> {
  const asked = get(`http://127.0.0.1:${process.env.PORT}${path}`, { headers, agent: false })
  const [response] = await once(asked, 'response')
  const bytes = Buffer.concat(await response.toArray())
  return { status: response.statusCode, headers: response.headers, bytes }
}

/** Asks until the page comes from memory: only pages from there have a tag. */
async function askUntilKept(path: string): Promise<void> {
  await expect.poll(async () => (await ask(path)).headers.etag).toBeTruthy()
}

for (const path of ['/', '/rankings/programming/month', '/about']) {
  test(`${path} from memory is the same in every encoding, and unchanged where the browser has it`, async () => {
    await askUntilKept(path)
    const plain = await ask(path)
    const gzip = await ask(path, { 'accept-encoding': 'gzip, deflate' })
    const brotli = await ask(path, { 'accept-encoding': 'gzip, deflate, br, zstd' })
    expect(gzip.headers['content-encoding']).toBe('gzip')
    expect(brotli.headers['content-encoding']).toBe('br')
    expect(gunzipSync(gzip.bytes).equals(plain.bytes)).toBe(true)
    expect(brotliDecompressSync(brotli.bytes).equals(plain.bytes)).toBe(true)
    expect(plain.bytes.toString()).toContain('</html>')
    for (const { headers, bytes } of [plain, gzip, brotli]) {
      expect(headers['content-length']).toBe(String(bytes.length))
      expect(headers.vary).toContain('Accept-Encoding')
      expect(headers['content-type']).toBe('text/html; charset=utf-8')
    }
    const again = await ask(path, { 'accept-encoding': 'gzip', 'if-none-match': gzip.headers.etag! })
    expect({ status: again.status, length: again.bytes.length }).toEqual({ status: 304, length: 0 })
  })
}

test('a page in memory shows the new figures once they are rolled up', async ({ request }) => {
  const path = '/rankings/programming/today'
  await askUntilKept(path)
  const name = 'kept-pages-1'
  expect((await ask(path)).bytes.toString()).not.toContain(name)
  const event = {
    id: 'page-cache-1',
    created_at: new Date().toISOString(),
    model: `memory-labs/${name}`,
    provider: 'Memory Cloud',
    category: 'programming',
    prompt_tokens: 2_000_000_000,
    completion_tokens: 1,
    sample_weight: 3_000_000,
  }
  const headers = { authorization: `Bearer ${createIngestKey()}` }
  expect((await request.post('/api/v1/events', { headers, data: [event] })).ok()).toBe(true)
  runScript('rollup')
  // The notice of it travels while the command ends.
  await expect.poll(async () => (await ask(path)).bytes.toString(), { timeout: 15_000 }).toContain(name)
  await askUntilKept(path)
  const [plain, gzip] = [await ask(path), await ask(path, { 'accept-encoding': 'gzip' })]
  expect(plain.bytes.toString()).toContain(name)
  expect(gunzipSync(gzip.bytes).equals(plain.bytes)).toBe(true)
})

test('what is no finished page goes through as Next or the route sends it', async () => {
  const missing = await ask('/models/nobody/nothing', { 'accept-encoding': 'gzip' })
  expect(missing.status).toBe(404)
  expect(missing.headers['content-encoding']).toBe('gzip')
  const health = await ask('/api/health')
  expect(health.headers).toMatchObject({ 'cache-control': 'no-store', 'content-type': 'application/json' })
  const file = await ask('/export/models.csv?period=week')
  expect(file.headers['content-type']).toContain('text/csv')

  await askUntilKept('/')
  const { status, headers } = await ask('/', { rsc: '1' })
  expect(status).toBe(307) // to an address that tells the page and its parts apart
  const parts = await ask(headers.location!, { rsc: '1' })
  expect(parts.headers['content-type']).toContain('text/x-component')
  const script = /\/_next\/static\/[^"]+\.js/.exec((await ask('/')).bytes.toString())![0]
  expect((await ask(script)).headers['cache-control']).toBe('public, max-age=31536000, immutable')
})
