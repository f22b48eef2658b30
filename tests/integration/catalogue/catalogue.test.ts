import { describe, expect, it } from 'vitest'
import { importFile } from '@/lib/files/import-file'
import { useTestDatabase } from '../../support/database/database'
import { catalogue, catalogueEntry, gptPricing } from '../../support/database/model-catalogue'

const now = new Date('2026-08-22T12:00:00Z')

describe('a catalogue of models', () => {
  const database = useTestDatabase()
  const read = (content: unknown, options: object = {}) =>
    importFile(database().db, [JSON.stringify(content, null, 1)], { now, ...options })
  const model = async (permaslug: string) =>
    (
      await database().db.$client`
      select models.*, authors.name as author, base.permaslug as base from models
      join authors on authors.id = models.author_id left join models as base on base.id = models.base_model_id
      where models.permaslug = ${permaslug}`
    )[0]!
  const version = async () =>
    (await database().db.$client`select data_version from rollup_state`)[0]!.data_version

  it('says in a dry run what it would change, and changes nothing', async () => {
    const sql = database().db.$client
    const before = await version()
    expect(await read(catalogue, { isDryRun: true })).toMatchObject({
      kind: 'models',
      added: 5,
      prices: { first: 3 },
    })
    expect(await sql`select from models`).toHaveLength(0)
    expect(await version()).toBe(before)
  })

  it('brings models, variants, authors and prices', async () => {
    const before = await version()
    const report = await read(catalogue)
    expect(report).toMatchObject({
      kind: 'models',
      read: 4,
      added: 5,
      updated: 0,
      authors: 2,
      prices: { first: 3, changed: 0 },
      aliases: 1,
      faults: ['"openai/broken": pricing.prompt: "cheap" is no price in dollars'],
    })
    expect(await version()).toBe(before + 1n)
    expect(await model('openai/gpt-5.5-20260423')).toMatchObject({
      name: 'gpt-5.5',
      author: 'OpenAI',
      catalogue_id: 'openai/gpt-5.5',
      prompt_nano_usd_per_million: 5_000_000_000n,
      completion_nano_usd_per_million: 30_000_000_000n,
      cached_nano_usd_per_million: 500_000_000n,
      context_length: 400_000,
      max_completion_tokens: 128_000,
      input_modalities: ['text', 'image'],
      output_modalities: ['text'],
      supported_parameters: ['reasoning', 'tools'],
      released_at: '2026-04-24 03:06:40+00',
    })
    expect(await model('openai/gpt-5.5-20260423:free')).toMatchObject({
      base: 'openai/gpt-5.5-20260423',
      variant: 'free',
      prompt_nano_usd_per_million: 0n,
    })
    expect(await model('openai/lone')).toMatchObject({ name: 'Lone', prompt_nano_usd_per_million: null })
    expect(await model('openrouter/auto')).toMatchObject({
      name: 'Auto Router',
      author: 'openrouter',
      prompt_nano_usd_per_million: null,
    })
  })

  it('changes nothing when it comes again, and keeps what a poorer file leaves out', async () => {
    const before = await version()
    const poor = {
      data: [{ id: 'openai/gpt-5.5', canonical_slug: 'openai/gpt-5.5-20260423', name: 'OpenAI: gpt-5.5' }],
    }
    for (const again of [catalogue, catalogue.data, poor]) {
      expect(await read(again, { now: new Date('2026-08-23T00:00:00Z') })).toMatchObject({
        added: 0,
        updated: 0,
        authors: 0,
        prices: { first: 0, changed: 0 },
      })
    }
    expect(await model('openai/gpt-5.5-20260423')).toMatchObject({ context_length: 400_000 })
    expect(await version()).toBe(before)
  })

  it('keeps old prices as history, and follows an id that moves on', async () => {
    const cheaper = {
      ...gptPricing,
      prompt: '0.000004',
      overrides: [{ min_prompt_tokens: 272_000, prompt: '0.000008' }],
    }
    const day = (text: string) => ({ pricesFrom: new Date(`${text}T00:00:00Z`) })
    const later = { now: new Date('2026-09-02T00:00:00Z') }
    const file = { data: [catalogueEntry('openai/gpt-5.5', 'openai/gpt-5.5-20260423', cheaper)] }
    expect(await read(file, { ...later, ...day('2026-09-01') })).toMatchObject({
      prices: { first: 0, changed: 1 },
    })
    expect(await read({ data: [catalogue.data[0]] }, { ...later, ...day('2026-07-01') })).toMatchObject({
      prices: { changed: 1 },
    })
    const rows = await database().db.$client`
      select valid_from::date::text as day, model_prices.prompt_nano_usd_per_million as prompt, overrides
      from model_prices join models on models.id = model_id where permaslug = 'openai/gpt-5.5-20260423'
      order by valid_from`
    expect(rows).toEqual([
      { day: '2026-07-01', prompt: 5_000_000_000n, overrides: null },
      {
        day: '2026-09-01',
        prompt: 4_000_000_000n,
        overrides: [{ minPromptTokens: 272_000, prompt: '8000000000' }],
      },
    ])
    expect(await model('openai/gpt-5.5-20260423')).toMatchObject({
      prompt_nano_usd_per_million: 4_000_000_000n,
    })
    await read({ data: [catalogueEntry('openai/gpt-5.5', 'openai/gpt-5.5-20261001', gptPricing)] }, later)
    expect(await model('openai/gpt-5.5-20260423')).toMatchObject({ catalogue_id: null })
    expect(await model('openai/gpt-5.5-20261001')).toMatchObject({ catalogue_id: 'openai/gpt-5.5' })
    await expect(read(file, day('2026-08-23'))).rejects.toThrow('a day that has not come yet')
  })

  it('takes the first of two entries for one model, and no text that cannot be stored', async () => {
    const one = { ...catalogue.data[3]!, id: 'openrouter/twice', canonical_slug: 'openrouter/twice' }
    const file = {
      data: [one, { ...one, id: 'openrouter/again', name: 'Again' }, { ...one, name: 'A\u0000' }],
    }
    const faults = [
      '"openrouter/twice": name: must not hold NUL or half a character',
      '"openrouter/again": the same as "openrouter/twice", which counts',
    ]
    expect(await read(file)).toMatchObject({ read: 1, added: 1, faults })
    expect(await read(file)).toMatchObject({ read: 1, added: 0, updated: 0 })
    expect(await model('openrouter/twice')).toMatchObject({
      catalogue_id: 'openrouter/twice',
      name: 'Auto Router',
    })
  })

  it('refuses what is no list', async () => {
    const { db } = database()
    const take = (text: string) => importFile(db, [text], { now, format: 'models' })
    await expect(take('{"data":{}}')).rejects.toThrow('holds no list of models under "data"')
    await expect(take('{"data":[')).rejects.toThrow('is not JSON')
  })

  it('brings providers, and knows those that traffic brought', async () => {
    const sql = database().db.$client
    await sql`insert into providers (slug, name) values ('moonshot-ai', 'Moonshot AI'), ('deepinfra', 'deepinfra')`
    const file = {
      data: [
        { name: 'Moonshot AI', slug: 'moonshotai', headquarters: 'SG', datacenters: ['SG'] },
        { name: 'DeepInfra', slug: 'deepinfra', headquarters: 'US', datacenters: null },
        { name: 'Nowhere', slug: 'nowhere', headquarters: null },
        { name: 'Bad', slug: 'a b', headquarters: null },
        { name: 'No page', slug: '..', headquarters: null },
        { name: 'Nowhere else', slug: 'nowhere', headquarters: null },
      ],
    }
    expect(await read(file)).toMatchObject({
      kind: 'providers',
      read: 3,
      added: 1,
      updated: 2,
      faults: [
        '"a b": slug: must be letters, digits and hyphens',
        '"..": slug: must be letters, digits and hyphens',
        '"nowhere": the same as "nowhere", which counts',
      ],
    })
    expect(await read(file)).toMatchObject({ added: 0, updated: 0 })
    expect(
      await sql`select slug, name, headquarters, datacenters from providers where id > 0 order by slug`,
    ).toEqual([
      { slug: 'deepinfra', name: 'DeepInfra', headquarters: 'US', datacenters: null },
      { slug: 'moonshot-ai', name: 'Moonshot AI', headquarters: 'SG', datacenters: ['SG'] },
      { slug: 'nowhere', name: 'Nowhere', headquarters: null, datacenters: null },
    ])
  })
})
