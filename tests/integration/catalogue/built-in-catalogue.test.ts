import { describe, expect, it } from 'vitest'
import { readBuiltIn } from '@/lib/catalogue/built-in'
import { renewBuiltIn, takeBuiltIn } from '@/lib/catalogue/take-built-in'
import { loadCatalog } from '@/lib/demo/catalog/load-catalog'
import { importFile } from '@/lib/files/import-file'
import { accept } from '@/lib/ingest/accept'
import { getBuiltInUse } from '@/lib/queries/catalogue/built-in'
import { createTestDatabase, useTestDatabase } from '../../support/database/database'
import { catalogueEntry } from '../../support/database/model-catalogue'

const now = new Date('2026-12-01T12:00:00Z')
const asOf = readBuiltIn().asOf
const own = { prompt: '0.000007', completion: '0.00007' }
/** A model of the built-in catalogue, as an operator would have it. */
const ownModel = catalogueEntry('openai/gpt-4o', 'openai/gpt-4o', own, { name: 'House: Our GPT' })
const ownFile = { data: [ownModel] }
const ownProviders = { data: [{ name: 'OpenAI', slug: 'openai', headquarters: 'CH' }] }

type Opened = Awaited<ReturnType<typeof createTestDatabase>>

const importJson = ({ db }: Opened, content: object, more: object = {}) =>
  importFile(db, [JSON.stringify(content)], { now, ...more })
const modelOf = async ({ db }: Opened, permaslug: string) =>
  (
    await db.$client`
    select models.name, authors.name as author, catalogue_id as id, models.catalogue_source as source,
      context_length as context, prompt_nano_usd_per_million as prompt
    from models join authors on authors.id = author_id where permaslug = ${permaslug}`
  )[0]
const pricesOf = async ({ db }: Opened, permaslug: string) =>
  (
    await db.$client`
    select valid_from::date::text as day, p.prompt_nano_usd_per_million as prompt, built_in as "isBuiltIn"
    from model_prices p join models on models.id = model_id where permaslug = ${permaslug} order by valid_from`
  ).map(({ day, prompt, isBuiltIn }) => `${day} ${prompt}${isBuiltIn ? ' built in' : ''}`)
const gpt = 'openai/gpt-4o'

describe('a new database', () => {
  const database = useTestDatabase()
  const event = (id: string, model: string, more: object = {}) => ({
    id,
    created_at: '2026-12-01T10:00:00Z',
    model,
    provider: 'OpenAI',
    prompt_tokens: 1000,
    completion_tokens: 100,
    ...more,
  })

  it('takes the built-in catalogue once, whoever starts first', async () => {
    const { db } = database()
    const reports = await Promise.all([1, 2, 3].map(() => takeBuiltIn(db, { now })))
    const { models, providers } = readBuiltIn()
    const rows = new Set(models.flatMap(({ permaslug, base }) => [permaslug, base])).size
    expect(reports.filter((report) => report !== undefined)).toMatchObject([
      {
        asOf,
        models: { read: models.length, added: rows },
        providers: { read: providers.length, added: providers.length },
      },
    ])
    expect(await takeBuiltIn(db, { now })).toBeUndefined()
    const [counts] = await db.$client`
      select (select count(*)::int from models) as models, (select count(*)::int from providers where id > 0) as providers,
        (select count(*)::int from model_prices where valid_from <> ${asOf}::date or not built_in) as others`
    expect(counts).toEqual({ models: rows, providers: providers.length, others: 0 })
    expect(await getBuiltInUse(db)).toEqual({ asOf, models: rows, providers: providers.length })
  })

  it('gives the first event a name, an author and a price, by its permaslug and by its id', async () => {
    const { db } = database()
    const { permaslug, catalogueId, name, authorName, price } = readBuiltIn().models.find(
      (model) => model.catalogueId === 'openai/gpt-5.5',
    )!
    expect(permaslug).not.toBe(catalogueId)
    const cost = (1000n * price!.prompt! + 100n * price!.completion!) / 1_000_000n
    const events = [
      event('by-permaslug', permaslug),
      event('by-id', catalogueId),
      event('variant', `${catalogueId}:nitro`),
      event('before', permaslug, { created_at: '2026-08-21T23:59:59Z' }),
    ]
    expect(await accept(db, events, { source: 'api', apiKeyId: null, now })).toMatchObject({ accepted: 4 })
    const rows = await db.$client`
      select events.id, models.name, authors.name as author, providers.headquarters, cost_nano_usd as cost
      from events join models on models.id = model_id join authors on authors.id = author_id
      join providers on providers.id = provider_id order by events.id`
    const known = { name, author: authorName, headquarters: 'US' }
    expect([...rows]).toEqual([
      { id: 'before', ...known, cost: null },
      { id: 'by-id', ...known, cost },
      { id: 'by-permaslug', ...known, cost },
      { id: 'variant', ...known, name: `${name} (nitro)`, cost: null },
    ])
    expect(await modelOf(database(), catalogueId)).toMatchObject({ source: null, prompt: price!.prompt })
  })

  it('is not new any more once it has had an event', async () => {
    const other = await createTestDatabase()
    try {
      await accept(other.db, [event('one', 'acme/one')], { source: 'api', apiKeyId: null, now })
      expect(await takeBuiltIn(other.db, { now })).toBeUndefined()
      expect(await other.db.$client`select permaslug from models`).toEqual([{ permaslug: 'acme/one' }])
      expect(await getBuiltInUse(other.db)).toBeNull()
      await renewBuiltIn(other.db, { now })
      expect(await modelOf(other, 'openai/gpt-4o')).toMatchObject({ source: 'built-in' })
    } finally {
      await other.drop()
    }
  })
})

describe('what an operator imported', () => {
  const importedFirst = useTestDatabase()
  const builtInFirst = useTestDatabase()
  const house = { name: 'Our GPT', context: 400_000, source: 'imported', prompt: 7_000_000_000n }

  it('is not touched by a built-in catalogue that comes later', async () => {
    const opened = importedFirst()
    await importJson(opened, ownFile)
    await importJson(opened, ownProviders)
    expect(await takeBuiltIn(opened.db, { now })).toBeUndefined()
    const { models } = await renewBuiltIn(opened.db, { now })
    expect(models.added).toBeGreaterThan(400)
    expect(models.updated).toBe(0)
    expect(await modelOf(opened, gpt)).toMatchObject({ ...house, author: 'House' })
    expect(await pricesOf(opened, gpt)).toEqual(['2026-12-01 7000000000'])
    expect(await opened.db.$client`select headquarters from providers where slug = 'openai'`).toEqual([
      { headquarters: 'CH' },
    ])
  })

  it('stands before the built-in catalogue that was there', async () => {
    const opened = builtInFirst()
    await takeBuiltIn(opened.db, { now })
    const [builtIn] = await pricesOf(opened, gpt)
    expect(builtIn).toMatch(`${asOf} `)
    await importJson(opened, ownProviders)
    expect(await importJson(opened, ownFile)).toMatchObject({ added: 0, updated: 1, prices: { changed: 1 } })
    expect(await modelOf(opened, gpt)).toMatchObject({ ...house, author: 'House' })
    expect(await pricesOf(opened, gpt)).toEqual([builtIn, '2026-12-01 7000000000'])
    const again = await renewBuiltIn(opened.db, { now })
    expect(again.models).toMatchObject({ added: 0, updated: 0, authors: 0, prices: { first: 0, changed: 0 } })
    expect(again.providers).toMatchObject({ added: 0, updated: 0 })
    expect(await modelOf(opened, gpt)).toMatchObject(house)
  })

  it('holds from its day on, even where the built-in price is of a later one', async () => {
    const pricesFrom = new Date('2026-07-01T00:00:00Z')
    await importJson(
      builtInFirst(),
      { data: [{ ...ownModel, pricing: { ...own, prompt: '0.000006' } }] },
      { pricesFrom },
    )
    expect(await pricesOf(builtInFirst(), gpt)).toEqual(['2026-07-01 6000000000', '2026-12-01 7000000000'])
  })

  it('counts as unchanged where it says the same, and keeps it', async () => {
    const opened = builtInFirst()
    const gemini = readBuiltIn().models.find(({ permaslug }) =>
      permaslug.startsWith('google/gemini-2.5-pro'),
    )!
    const dollars = (price: bigint | null) => (Number(price) / 1e15).toFixed(12)
    const { permaslug, catalogueId, price } = gemini
    const file = {
      data: [
        {
          id: catalogueId,
          canonical_slug: permaslug,
          name: `Google: ${gemini.name}`,
          pricing: {
            prompt: dollars(price!.prompt),
            completion: dollars(price!.completion),
            input_cache_read: dollars(price!.cached),
            overrides: price!.overrides.map(({ minPromptTokens, prompt, completion, cached }) => ({
              min_prompt_tokens: minPromptTokens,
              prompt: dollars(prompt!),
              completion: dollars(completion!),
              input_cache_read: dollars(cached!),
            })),
          },
        },
      ],
    }
    expect(await importJson(opened, file)).toMatchObject({ updated: 0, prices: { first: 0, changed: 0 } })
    expect(await pricesOf(opened, permaslug)).toEqual([
      `${asOf} ${price!.prompt} built in`,
      `2026-12-01 ${price!.prompt}`,
    ])
    expect(await modelOf(opened, permaslug)).toMatchObject({
      source: 'imported',
      context: gemini.contextLength,
    })
  })

  it('keeps its ids', async () => {
    const opened = builtInFirst()
    const moved = catalogueEntry('openai/gpt-5.5', 'openai/gpt-5.5-house', own)
    await importJson(opened, { data: [moved] })
    const builtIn = readBuiltIn().models.find(({ catalogueId }) => catalogueId === 'openai/gpt-5.5')!
    await renewBuiltIn(opened.db, { now })
    expect(await modelOf(opened, 'openai/gpt-5.5-house')).toMatchObject({ id: 'openai/gpt-5.5' })
    expect(await modelOf(opened, builtIn.permaslug)).toMatchObject({ id: null, source: 'built-in' })
  })
})

describe('a renewed built-in catalogue', () => {
  const database = useTestDatabase()

  it('changes what the one before it said, and nothing else', async () => {
    const opened = database()
    const sql = opened.db.$client
    await takeBuiltIn(opened.db, { now })
    await importJson(opened, ownFile)
    const version = async () => (await sql`select data_version as v from rollup_state`)[0]!.v
    const before = await version()
    expect((await renewBuiltIn(opened.db, { now })).models).toMatchObject({ added: 0, updated: 0 })
    expect(await version()).toBe(before)

    // As a package of another day would have left it.
    await sql`update models set name = 'Old', context_length = 1 where permaslug = any(${[gpt, 'openai/gpt-4o-mini']})`
    await sql`update model_prices set prompt_nano_usd_per_million = 1, valid_from = '2026-08-01'
      where model_id = (select id from models where permaslug = 'openai/gpt-4o-mini')`
    await sql`update settings set value = '2026-08-01' where name = 'built_in_catalogue'`
    const isDryRun = true
    expect((await renewBuiltIn(opened.db, { now, isDryRun })).models).toMatchObject({ updated: 1 })
    expect(await modelOf(opened, 'openai/gpt-4o-mini')).toMatchObject({ name: 'Old' })
    const { models } = await renewBuiltIn(opened.db, { now })
    expect(models).toMatchObject({ added: 0, updated: 1, prices: { first: 0, changed: 1 } })
    expect(await modelOf(opened, gpt)).toMatchObject({ name: 'Old', context: 1 })
    const mini = await modelOf(opened, 'openai/gpt-4o-mini')
    expect(mini).not.toMatchObject({ name: 'Old' })
    expect(await pricesOf(opened, 'openai/gpt-4o-mini')).toEqual([
      '2026-08-01 1 built in',
      `${asOf} ${mini!.prompt} built in`,
    ])
    expect(await sql`select value from settings where name = 'built_in_catalogue'`).toEqual([{ value: asOf }])
    expect(await version()).toBe(before + 1n)
  })
})

describe('the demo', () => {
  it('finds the database as if the built-in catalogue had never been taken', async () => {
    const [plain, taken] = [await createTestDatabase(), await createTestDatabase()]
    const content = async ({ db }: Opened) => {
      const sql = db.$client
      return {
        authors: [...(await sql`select slug, name from authors order by slug`)],
        models: [
          ...(await sql`select permaslug, name, catalogue_id, context_length, released_at, input_modalities,
            prompt_nano_usd_per_million from models order by permaslug`),
        ],
        providers: [
          ...(await sql`select slug, name, headquarters, datacenters from providers order by slug`),
        ],
        prices: [
          ...(await sql`select permaslug, valid_from, model_prices.prompt_nano_usd_per_million as prompt
            from model_prices join models on models.id = model_id order by permaslug, valid_from`),
        ],
        words: [...(await sql`select word from search_words order by word`)],
      }
    }
    try {
      await takeBuiltIn(taken.db, { now })
      for (const { db } of [plain, taken]) await loadCatalog(db.$client, '2026-12-01')
      expect(await content(taken)).toEqual(await content(plain))
      expect(await takeBuiltIn(plain.db, { now })).toBeUndefined()
    } finally {
      await plain.drop()
      await taken.drop()
    }
  })
})
