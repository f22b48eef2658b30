import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readBuiltIn } from '@/lib/catalogue/built-in'
import { createTestDatabase, useTestDatabase } from '../../support/database/database'
import { catalogue } from '../../support/database/model-catalogue'
import { runCommand } from '../../support/run-command'

const { asOf, models, providers } = readBuiltIn()
const event = {
  id: 'gen-1',
  created_at: new Date().toISOString(),
  model: 'openai/gpt-4o',
  prompt_tokens: 1000,
  completion_tokens: 0,
}

describe('commands on a new database', () => {
  it('npm run migrate makes the schema and takes the built-in catalogue, whoever else does so', async () => {
    const { db, url, drop } = await createTestDatabase()
    try {
      await db.$client`drop schema public cascade`
      await db.$client`drop schema drizzle cascade`
      await db.$client`create schema public`
      const runs = await Promise.all([1, 2].map(() => runCommand('migrate', [], { DATABASE_URL: url })))
      expect(runs.map(({ code, stderr }) => `${code} ${stderr}`)).toEqual(['0 ', '0 '])
      const [row] = await db.$client`
        select count(*)::int as models, (select count(*)::int from providers where id > 0) as providers
        from models where catalogue_id is not null`
      expect(row).toEqual({ models: models.length, providers: providers.length })
    } finally {
      await drop()
    }
  })
})

describe('npm run import of catalogues', () => {
  const database = useTestDatabase()
  let server: Server
  let address: string
  beforeAll(async () => {
    const bodies: Record<string, string> = {
      '/api/v1/models': JSON.stringify(catalogue),
      '/events': `${JSON.stringify(event)}\n`,
    }
    server = createServer(({ url }, response) => {
      const body = bodies[url ?? '']
      if (body === undefined) return response.writeHead(404).end('not here')
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(body))
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => server.close())

  const run = async (...args: string[]) => {
    const { code, stderr } = await runCommand('import', args, { DATABASE_URL: database().url })
    return { code, said: stderr }
  }
  const countOf = async () =>
    (await database().db.$client`select count(*)::int as count from models`)[0]!.count

  it('writes nothing in a dry run, and takes the built-in one before the first events', async () => {
    expect(await run('--dry-run', `${address}/events`)).toMatchObject({ code: 0 })
    expect(await countOf()).toBe(0)
    expect(await run('--dry-run', 'catalogue')).toMatchObject({
      code: 0,
      said: expect.stringContaining('nothing was written'),
    })
    expect(await countOf()).toBe(0)
    expect(await run(`${address}/events`)).toMatchObject({
      code: 0,
      said: expect.stringContaining('1 accepted'),
    })
    const [stored] = await database().db.$client`
      select models.name, authors.name as author, cost_nano_usd as cost from events
      join models on models.id = model_id join authors on authors.id = author_id`
    expect(stored).toEqual({ name: 'GPT-4o', author: 'OpenAI', cost: 2_500_000n })
  })

  it('renews the built-in one by its name', async () => {
    const sql = database().db.$client
    await sql`update models set name = 'Old' where permaslug = 'openai/gpt-4o'`
    const { code, said } = await run('catalogue')
    expect(said).toContain(
      `the built-in catalogue: as of ${asOf}: ${models.length} models read, 0 added, 1 updated, 0 authors added or named`,
    )
    expect(said).toContain(`${providers.length} providers read, 0 added, 0 updated`)
    expect(code).toBe(0)
  })

  it('reads an address as it reads a file', async () => {
    const { code, said } = await run(`${address}/api/v1/models`)
    expect(said).toContain('/api/v1/models: 4 models read')
    expect(code).toBe(0)
    const [row] = await database().db.$client`
      select name, catalogue_source as source from models where permaslug = 'openai/gpt-5.5-20260423'`
    expect(row).toEqual({ name: 'gpt-5.5', source: 'imported' })
  })

  it('says in a sentence what is wrong', async () => {
    const missing = `${address}/missing`
    const closed = 'http://127.0.0.1:1/models'
    expect(await run(missing)).toEqual({ code: 1, said: `${missing} cannot be read: it answers 404.\n` })
    expect(await run(closed)).toMatchObject({ code: 1, said: expect.stringMatching(/cannot be read: .*\n$/) })
    expect(await run('catalogue', '--prices-from', '2026-01-01')).toMatchObject({
      code: 1,
      said: expect.stringContaining('"catalogue" says itself what it is'),
    })
  })
})
