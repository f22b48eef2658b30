import { describe, expect, it } from 'vitest'
import { accept } from '@/lib/ingest/accept'
import { forgetCatalogs } from '@/lib/ingest/catalog'
import { useTestDatabase } from '../../support/database/database'

const now = new Date('2026-08-22T12:00:00Z')

const full = {
  id: 'gen-1',
  created_at: '2026-08-21T10:00:00.5+02:00',
  model: 'anthropic/claude-sonnet-4:free',
  provider: 'Anthropic',
  app: { url: 'https://www.Cline.bot/docs', title: 'Cline', categories: ['ide-extension'] },
  category: 'programming',
  prompt_tokens: 1200,
  completion_tokens: 300,
  reasoning_tokens: 120,
  cached_tokens: 800,
  cost_usd: '0.0042',
  latency_ms: 812,
  generation_ms: 4100,
  tool_calls: 1,
  finish_reason: 'stop',
  session_id: 's-1',
  account_id: 'a-1',
  sample_weight: 3,
}

const small = (id: string, more: object = {}) => ({
  id,
  created_at: '2026-08-20T23:59:59.999Z',
  model: 'openai/gpt-5',
  prompt_tokens: 10,
  completion_tokens: 5,
  ...more,
})

describe('accept', () => {
  const database = useTestDatabase()
  const sql = () => database().db.$client
  const send = (items: unknown[]) => accept(database().db, items, { source: 'api', apiKeyId: 7, now })
  const batches = () =>
    sql()`select day, accepted, duplicates, completed, rejected, adjusted, source, api_key_id, rolled_up_at is null as pending
      from ingest_batches order by id`

  it('stores every field of an event with its names resolved', async () => {
    expect(await send([full])).toEqual({
      accepted: 1,
      duplicates: 0,
      completed: 0,
      adjusted: 0,
      rejected: [],
      skipped: {},
      reasons: {},
    })
    const [row] = await sql()`
      select events.*, models.permaslug, models.variant, base.permaslug as base, authors.slug as author,
        providers.slug as provider, providers.name as provider_name, apps.identity, apps.title, apps.url,
        apps.categories, categories.slug as category
      from events join models on models.id = model_id join models base on base.id = models.base_model_id
      join authors on authors.id = models.author_id and authors.id = base.author_id
      join providers on providers.id = provider_id join apps on apps.id = app_id
      join categories on categories.id = category_id
      where day = '2026-08-21'`
    expect(row).toMatchObject({
      day: '2026-08-21',
      id: 'gen-1',
      created_at: '2026-08-21 08:00:00.5+00',
      permaslug: 'anthropic/claude-sonnet-4:free',
      variant: 'free',
      base: 'anthropic/claude-sonnet-4',
      author: 'anthropic',
      provider: 'anthropic',
      provider_name: 'Anthropic',
      identity: 'cline.bot',
      title: 'Cline',
      url: 'https://cline.bot',
      categories: ['ide-extension'],
      category: 'programming',
      prompt_tokens: 1200n,
      completion_tokens: 300n,
      reasoning_tokens: 120n,
      cached_tokens: 800n,
      cost_nano_usd: 4_200_000n,
      latency_ms: 812,
      generation_ms: 4100,
      tool_calls: 1,
      finish_reason: 'stop',
      sample_weight: 3,
      adjusted: false,
    })
    const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/
    expect(row!.session_hash).toMatch(uuid)
    expect(row!.account_hash).toMatch(uuid)
    expect(row!.session_hash).not.toBe(row!.account_hash)
    expect(await batches()).toEqual([
      {
        day: '2026-08-21',
        accepted: 1n,
        duplicates: 0n,
        completed: 0n,
        rejected: 0n,
        adjusted: 0n,
        source: 'api',
        api_key_id: 7,
        pending: true,
      },
    ])
  })

  it('stores an event with the required fields alone under the named unknowns', async () => {
    await send([small('bare'), small('odd', { category: 'cooking', cost_usd: null })])
    const rows =
      await sql()`select id, provider_id, app_id, category_id, cost_nano_usd, session_hash, sample_weight,
      reasoning_tokens from events where day = '2026-08-20' and id in ('bare', 'odd') order by id`
    const unknown = { provider_id: 0, app_id: 0, category_id: 1, cost_nano_usd: null, session_hash: null }
    const rest = { sample_weight: 1, reasoning_tokens: 0n }
    expect(rows).toEqual([
      { id: 'bare', ...unknown, ...rest },
      { id: 'odd', ...unknown, ...rest },
    ])
  })

  it('answers duplicates, conflicts, adjusted and refused events apart, and counts them by day', async () => {
    await sql()`truncate ingest_batches`
    const outcome = await send([
      small('bare'), // stored above
      small('bare', { prompt_tokens: 11 }),
      small('new', { reasoning_tokens: 9, cached_tokens: 99 }),
      small('new', { reasoning_tokens: 5, cached_tokens: 10 }), // the same once cut down
      small('new', { cost_usd: '0.1', tool_calls: 2 }), // left open above
      small('new', { cost_usd: '0.2' }),
      small('new', { created_at: '2026-08-19T00:00:00Z' }), // another day: another event
      { ...small('bad'), prompt_tokens: '10' },
      small('late', { created_at: '2026-08-23T12:00:00.001Z' }),
      'not an event',
    ])
    expect(outcome).toMatchObject({ accepted: 2, duplicates: 2, completed: 1, adjusted: 1 })
    expect(outcome.rejected.map(({ index, id, code }) => [index, id, code])).toEqual([
      [1, 'bare', 'conflict'],
      [5, 'new', 'conflict'],
      [7, 'bad', 'invalid_prompt_tokens'],
      [8, 'late', 'created_at_in_future'],
      [9, null, 'invalid_event'],
    ])
    const nothing = { accepted: 0n, duplicates: 0n, completed: 0n, rejected: 0n, adjusted: 0n }
    const line = { source: 'api', api_key_id: 7, ...nothing }
    expect(await batches()).toEqual([
      { ...line, day: '2026-08-19', accepted: 1n, pending: true },
      {
        ...line,
        day: '2026-08-20',
        accepted: 1n,
        duplicates: 2n,
        completed: 1n,
        rejected: 2n,
        adjusted: 1n,
        pending: true,
      },
      { ...line, day: null, rejected: 3n, pending: false },
    ])
  })

  it('leaves no day waiting when a batch is sent again', async () => {
    await sql()`truncate ingest_batches`
    expect(await send([small('bare')])).toMatchObject({ accepted: 0, duplicates: 1 })
    expect(await batches()).toMatchObject([{ day: '2026-08-20', duplicates: 1n, pending: false }])
  })

  it('survives text that PostgreSQL cannot store', async () => {
    const outcome = await send([
      small('nul-\0'),
      small('half-\ud800'),
      small('quotes', { finish_reason: '","\\{}NULL\n\t', provider: 'NULL' }),
      small('text', {
        provider: 'Odd\0 Provider \udfff',
        app: { title: 'T\0\ud800' },
        finish_reason: '\0',
        session_id: '\ud800',
      }),
    ])
    expect(outcome.accepted).toBe(2)
    expect(outcome.rejected.map(({ code }) => code)).toEqual(['invalid_id', 'invalid_id'])
    const rows = await sql()`select events.id, finish_reason, providers.name, apps.title
      from events join providers on providers.id = provider_id join apps on apps.id = app_id
      where day = '2026-08-20' and events.id in ('quotes', 'text') order by events.id`
    expect(rows).toEqual([
      { id: 'quotes', finish_reason: '","\\{}NULL\n\t', name: 'NULL', title: 'Unattributed' },
      { id: 'text', finish_reason: '\ufffd', name: 'Odd\ufffd Provider \ufffd', title: 'T\ufffd\ufffd' },
    ])
  })

  it('takes every spelling of a provider for one, and keeps the first title of an app while its groups grow', async () => {
    const app = (title: string, categories: string[]) => ({
      app: { url: 'https://github.com/Acme/Tool/issues', title, categories },
    })
    await send([
      small('p1', { provider: 'Amazon Bedrock', ...app('Tool', ['cli-agent']) }),
      small('p2', { provider: ' amazon bedrock' }),
      small('p3', { provider: 'amazon-bedrock', ...app('Renamed', ['ide', 'cli-agent']) }),
      small('p4', { provider: '🔥' }),
    ])
    forgetCatalogs()
    await send([small('p5', { provider: 'AMAZON BEDROCK', ...app('Third', ['chat']) })])
    const providers = await sql()`select providers.name, array_agg(events.id order by events.id) as ids
      from events join providers on providers.id = provider_id
      where day = '2026-08-20' and events.id like 'p_' group by 1 order by 1`
    expect(providers).toEqual([
      { name: 'Amazon Bedrock', ids: ['p1', 'p2', 'p3', 'p5'] },
      { name: 'Unknown provider', ids: ['p4'] },
    ])
    expect(await sql()`select identity, title, categories from apps where identity like 'github%'`).toEqual([
      { identity: 'github.com/acme/tool', title: 'Tool', categories: ['chat', 'cli-agent', 'ide'] },
    ])
  })

  it('refuses the events of a sealed day and stores the others, also where the day was open a moment ago', async () => {
    const day = '2026-06-01'
    const old = (id: string) => small(id, { created_at: `${day}T01:00:00Z` })
    await send([old('in-time')])
    await sql().begin(async (transaction) => {
      await transaction`insert into rollup_days values (${day}, 'sealed', 1, 1, 1, 1, now())`
      await transaction`drop table events_20260601`
    })
    await sql()`truncate ingest_batches`
    for (const id of ['stays-1', 'stays-2']) {
      const outcome = await send([old('too-late'), small(id)])
      expect(outcome).toMatchObject({
        accepted: 1,
        rejected: [{ index: 0, id: 'too-late', code: 'day_sealed' }],
      })
    }
    expect(await batches()).toMatchObject([
      { day: '2026-06-01', accepted: 0n, rejected: 1n, pending: false },
      { day: '2026-08-20', accepted: 1n, rejected: 0n, pending: true },
      { day: '2026-06-01', accepted: 0n, rejected: 1n, pending: false },
      { day: '2026-08-20', accepted: 1n, rejected: 0n, pending: true },
    ])
  })

  it('hashes a session the same way for ever, but differently in each installation', async () => {
    await send([small('h1', { session_id: 'same' })])
    forgetCatalogs()
    await send([small('h2', { session_id: 'same', account_id: 'same' })])
    const rows = await sql()`select session_hash, account_hash from events
      where day = '2026-08-20' and id in ('h1', 'h2') order by id`
    expect(rows[0]!.session_hash).toBe(rows[1]!.session_hash)
    expect(rows[1]!.account_hash).not.toBe(rows[1]!.session_hash)
    await sql()`update settings set value = 'another installation' where name = 'hash_secret'`
    forgetCatalogs()
    await send([small('h3', { session_id: 'same' })])
    const [other] = await sql()`select session_hash from events where day = '2026-08-20' and id = 'h3'`
    expect(other!.session_hash).not.toBe(rows[0]!.session_hash)
  })
})
