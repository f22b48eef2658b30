import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { stringify } from 'csv-stringify/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importEvents } from '@/lib/ingest/import-events'
import { decodeText } from '@/lib/ingest/readers/decode'
import { createTestDatabase, useTestDatabase } from '../../support/database/database'

const now = new Date('2026-08-22T12:00:00Z')

const wire = Array.from({ length: 60 }, (_, index) => ({
  id: `gen-${index}`,
  created_at: `2026-08-${15 + (index % 5)}T10:00:00.250+02:00`,
  model: `author-${index % 4}/model-${index % 7}${index % 2 ? ':free' : ''}`,
  provider: index % 3 ? `Provider ${index % 6}` : undefined,
  app:
    index % 4
      ? {
          url: `https://app-${index % 9}.example`,
          title: `App "${index % 9}", née\n`,
          categories: ['a', 'b'],
        }
      : undefined,
  category: index % 2 ? 'programming' : undefined,
  prompt_tokens: index,
  completion_tokens: 10,
  reasoning_tokens: index % 13,
  cost_usd: index % 5 ? '0.0000042' : undefined,
  finish_reason: index % 6 ? 'tab\there \\ "there"' : undefined,
  session_id: `s-${index % 8}`,
  sample_weight: index % 7 ? undefined : 3,
}))

const csv = stringify(
  wire.map(({ app, ...rest }) => ({
    ...rest,
    app_url: app?.url,
    app_title: app?.title,
    app_categories: app?.categories.join('; '),
  })),
  { header: true },
)

const files: Record<string, string | Buffer> = {
  'lines.ndjson': wire.map((event) => JSON.stringify(event)).join('\n'),
  'array.json': JSON.stringify(wire, null, 2),
  'object.json': JSON.stringify({ events: wire }),
  'table.csv': csv,
  'packed.ndjson.gz': gzipSync(wire.map((event) => `${JSON.stringify(event)}\n`).join('')),
  'packed.csv.gz': gzipSync(csv),
}

async function* chunksOf(content: string | Buffer, size = 997): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(content)
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size)
}

describe('importEvents', () => {
  const database = useTestDatabase()
  const read = (content: string | Buffer, options: object = {}) =>
    importEvents(database().db, decodeText(chunksOf(content)), { now, batchItems: 25, ...options })

  const snapshot = () => database().db.$client`
    select events.*, models.permaslug, apps.identity, apps.title, apps.categories, providers.name
    from events join models on models.id = model_id join apps on apps.id = app_id
    join providers on providers.id = provider_id
    where day between '2026-08-15' and '2026-08-19' order by day, events.id`

  it('stores a file once, however often and in whatever format it comes', async () => {
    const first = await read(files['lines.ndjson']!)
    expect(first).toMatchObject({ accepted: 60, duplicates: 0, rejected: 0 })
    expect(first.adjusted).toBe(wire.filter((event) => event.reasoning_tokens > 10).length)
    expect(first.reasons).toEqual({ reasoning_above_completion: first.adjusted })
    const rows = await snapshot()
    expect(rows).toHaveLength(60)
    expect(rows.find((row) => row.id === 'gen-1')).toMatchObject({
      created_at: '2026-08-16 08:00:00.25+00',
      title: 'App "1", née',
      categories: ['a', 'b'],
      finish_reason: 'tab\there \\ "there"',
      cost_nano_usd: 4200n,
    })
    for (const [name, content] of Object.entries(files)) {
      expect(await read(content), name).toMatchObject({ accepted: 0, duplicates: 60, rejected: 0 })
    }
    expect(await snapshot()).toEqual(rows)
    const waiting = await database().db
      .$client`select sum(accepted)::int as accepted, count(distinct day)::int as days
      from ingest_batches where rolled_up_at is null and source = 'import'`
    expect(waiting).toEqual([{ accepted: 60, days: 5 }])
  })

  it.each(Object.keys(files))('stores the same rows from %s as the API would', async (name) => {
    const expected = (await snapshot()).map(comparable)
    const other = await createTestDatabase()
    try {
      await importEvents(other.db, decodeText(chunksOf(files[name]!)), { now, batchItems: 7 })
      const rows = await other.db.$client`
        select events.*, models.permaslug, apps.identity, apps.title, apps.categories, providers.name
        from events join models on models.id = model_id join apps on apps.id = app_id
        join providers on providers.id = provider_id
        where day between '2026-08-15' and '2026-08-19' order by day, events.id`
      expect(rows.map(comparable)).toEqual(expected)
    } finally {
      await other.drop()
    }
  })

  /** Ids and hashes are made anew in each database. */
  function comparable(row: Record<string, unknown>): Record<string, unknown> {
    const { model_id, app_id, provider_id, session_hash, account_hash, ...rest } = row
    return { ...rest, isHashed: session_hash !== null }
  }

  it('names the lines that it turned away, over the borders of batches', async () => {
    const good = (id: string) => JSON.stringify({ ...wire[0], id })
    const lines = [
      good('n-1'),
      '{"id":',
      '',
      good('n-1'),
      JSON.stringify({ ...wire[0], id: 'n-1', prompt_tokens: 99 }),
      ...Array.from({ length: 30 }, (_, index) =>
        JSON.stringify({ ...wire[0], id: `bad-${index}`, prompt_tokens: -1 }),
      ),
      good('n-2'),
    ]
    const tally = await read(lines.join('\n'), { batchItems: 4 })
    expect(tally).toMatchObject({ accepted: 2, duplicates: 1, rejected: 32 })
    expect(Object.fromEntries(tally.rejectedByCode)).toEqual({
      invalid_json: 1,
      conflict: 1,
      invalid_prompt_tokens: 30,
    })
    expect(tally.firstRejected).toHaveLength(20)
    expect(tally.firstRejected.slice(0, 3)).toMatchObject([
      { line: 2, code: 'invalid_json', id: null },
      { line: 5, code: 'conflict', id: 'n-1' },
      { line: 6, code: 'invalid_prompt_tokens', id: 'bad-0' },
    ])
    expect(tally.firstRejected.at(-1)!.line).toBe(23)
  })

  it('says in a dry run what it would do, and writes nothing at all', async () => {
    const fresh = {
      ...wire[0],
      model: 'never/seen',
      provider: 'Never Seen',
      app: { url: 'https://never.seen' },
    }
    const sql = database().db.$client
    await sql`insert into rollup_days values ('2026-01-02', 'sealed', 1, 1, 1, 1, now())`
    const content = JSON.stringify([
      wire[3],
      { ...wire[4], prompt_tokens: 1_000 },
      { ...fresh, id: 'dry', reasoning_tokens: 11 },
      { ...fresh, id: 'dry', reasoning_tokens: 10 },
      { ...fresh, id: 'dry', prompt_tokens: 77 },
      { ...fresh, id: 'old', created_at: '2026-01-02T00:00:00Z' },
      { ...fresh, id: 'another-day', created_at: '2026-02-02T00:00:00Z' },
      5,
    ])
    const counts = () => sql`select (select count(*) from events where day > '2026-01-01') as events,
      (select count(*) from ingest_batches) as batches, (select count(*) from models) as models,
      (select count(*) from apps) as apps, (select count(*) from providers) as providers,
      (select count(*) from pg_inherits where inhparent = 'events'::regclass) as partitions`
    const before = await counts()
    const dry = await read(content, { isDryRun: true })
    expect(await counts()).toEqual(before)
    expect(dry).toMatchObject({ accepted: 2, duplicates: 2, adjusted: 1, rejected: 4 })
    const wet = await read(content)
    expect({ ...wet, firstRejected: [] }).toEqual({ ...dry, firstRejected: [] })
    expect(wet.firstRejected).toEqual(dry.firstRejected)
  })

  it('reads no further ahead than the batch that it stores', async () => {
    let produced = 0
    async function* endless() {
      for (; produced < 5_000; produced++) {
        yield `${JSON.stringify({ ...wire[0], id: `flow-${produced}` })}\n`
      }
    }
    let furthestAhead = 0
    let batches = 0
    const onBatch = ({ accepted }: { accepted: number }) => {
      furthestAhead = Math.max(furthestAhead, produced - accepted)
      batches += 1
    }
    const tally = await importEvents(database().db, endless(), { now, batchItems: 500, onBatch })
    expect(tally.accepted).toBe(5_000)
    expect(batches).toBe(10)
    expect(furthestAhead).toBeLessThan(10)
  })
})

describe('npm run import', () => {
  const database = useTestDatabase()
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tokenboard-import-'))
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
    await writeFile(join(folder, 'half.json'), '[{"id":"a"}')
  })
  afterAll(() => rm(folder, { recursive: true }))

  /** Exit code and what was printed. */
  async function run(...parameters: string[]): Promise<{ code: number; printed: string }> {
    const env = { ...process.env, DATABASE_URL: database().url }
    try {
      const { stdout, stderr } = await promisify(execFile)(
        'npx',
        ['tsx', 'scripts/import.ts', ...parameters],
        { env },
      )
      return { code: 0, printed: stdout + stderr }
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
      return { code, printed: stdout + stderr }
    }
  }

  it('imports several files and sums each up', async () => {
    const { code, printed } = await run(join(folder, 'table.csv'), join(folder, 'packed.ndjson.gz'))
    expect(printed).toMatch(
      /table\.csv: 60 accepted \(\d+ adjusted\), 0 duplicates, 0 completed, 0 rejected, of 60 read/,
    )
    expect(printed).toMatch(/Not simply counted: \d+ reasoning_above_completion/)
    expect(printed).toMatch(
      /packed\.ndjson\.gz: 0 accepted .*60 duplicates, 0 completed, 0 rejected, of 60 read/,
    )
    expect(code).toBe(0)
  })

  it('ends with a sentence and code 1 where a file cannot be read', async () => {
    const broken = await run(join(folder, 'half.json'))
    expect(broken).toMatchObject({ code: 1 })
    expect(broken.printed).toContain('half.json cannot be read: The JSON breaks off at line 1')
    const missing = await run(join(folder, 'nothing.csv'), join(folder, 'table.csv'))
    expect(missing).toMatchObject({ code: 1 })
    expect(missing.printed).toContain('nothing.csv cannot be read')
    expect(missing.printed).not.toContain('table.csv')
    expect((await run('--format', 'xml', 'x')).printed).toContain('--format must be one of ndjson, json, csv')
  })
})
