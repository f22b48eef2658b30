import type { GetModelsRequest } from '@openrouter/sdk/models/operations'
import { describe, expect, it } from 'vitest'
import { importFile } from '@/lib/files/import-file'
import { apiEndpoints } from '@/lib/http/api/catalogue'
import { createTestDatabase } from '../../support/database/database'
import { now, useServedCatalogue } from '../../support/database/served-catalogue'
import { useApiServer } from '../../support/http/serve-api'

describe('the catalogue in the API', () => {
  const database = useServedCatalogue()
  const serve = useApiServer(database)
  const client = async () => (await serve({ now })).client()

  async function list(query: GetModelsRequest) {
    const { models } = await client()
    for await (const page of await models.list(query)) return page.result
    throw new Error('there is no page')
  }
  const slugs = async (query: GetModelsRequest) =>
    (await list(query)).data.map(({ canonicalSlug }) => canonicalSlug)

  it('says what the catalogue says of a model, and nothing else', async () => {
    const { models } = await client()
    const { data } = await models.get({ author: 'acme', slug: 'latest' })
    expect(data).toMatchObject({
      id: 'acme/latest',
      canonicalSlug: 'acme/one',
      name: 'Acme: One',
      created: 1_770_000_000,
      contextLength: 200_000,
      huggingFaceId: 'acme/One-7B',
      architecture: {
        modality: 'text+image->text',
        inputModalities: ['text', 'image'],
        outputModalities: ['text'],
      },
      pricing: {
        prompt: '0.000002',
        completion: '0.00001',
        inputCacheRead: '0.0000002',
        overrides: [{ utcStart: 1630, utcEnd: 30, prompt: '0.000001' }],
      },
      supportedParameters: ['tools', 'reasoning'],
      topProvider: { contextLength: 200_000, maxCompletionTokens: 32_000 },
      links: { details: '/api/v1/models/acme/one/endpoints' },
    })
    expect(await models.get({ author: 'acme', slug: 'one' })).toEqual({ data })
    const unknown = (await models.get({ author: 'Corp', slug: 'four' })).data
    expect(unknown).toMatchObject({
      id: 'Corp/four',
      created: 0,
      contextLength: null,
      architecture: { modality: null, inputModalities: [], outputModalities: [] },
      pricing: { prompt: '-1', completion: '-1' },
      supportedParameters: [],
      defaultParameters: null,
    })
  })

  it('lets a variant be as its base model, but for the price', async () => {
    const { models } = await client()
    const { data } = await models.get({ author: 'acme', slug: 'latest:free' })
    expect(data).toMatchObject({
      canonicalSlug: 'acme/one:free',
      contextLength: 200_000,
      architecture: { modality: 'text+image->text' },
      supportedParameters: ['tools', 'reasoning'],
      pricing: { prompt: '0', completion: '0' },
    })
    expect((await models.get({ author: 'acme', slug: 'one:thinking' })).data.pricing.prompt).toBe('-1')
  })

  it('answers 404 for a model that there is not', async () => {
    const { models, endpoints } = await client()
    const asked = { author: 'acme', slug: 'onne' }
    await expect(models.get(asked)).rejects.toThrow('There is no model acme/onne')
    await expect(endpoints.list(asked)).rejects.toMatchObject({ statusCode: 404 })
  })

  it('lists and counts models, the newest first, and page by page', async () => {
    const all = await list({ outputModalities: 'all' })
    expect(all.data.map(({ canonicalSlug }) => canonicalSlug)).toEqual([
      ...['acme/one', 'acme/one:free', 'acme/one:thinking', 'acme/Two', 'beta/three', 'beta/three:free'],
      ...['Corp/four', 'deepseek/five', 'deepseek/five:nitro'],
    ])
    const { models } = await client()
    expect([all.totalCount, (await models.count({ outputModalities: 'all' })).data.count]).toEqual([9, 9])
    expect([(await list({})).totalCount, (await models.count({})).data.count]).toEqual([7, 7])

    const { address } = await serve({ now })
    const first = await (await fetch(`${address}/api/v1/models?output_modalities=all&limit=7`)).json()
    const second = await (await fetch(`${address}${first.links.next}`)).json()
    expect([...first.data, ...second.data].map(({ canonical_slug: slug }) => slug)).toEqual(
      all.data.map(({ canonicalSlug }) => canonicalSlug),
    )
    expect(second.links.next).toBeNull()
    const paged = []
    for await (const page of await models.list({ outputModalities: 'all', limit: 4 }))
      paged.push(...page.result.data)
    expect(paged).toEqual(all.data)
  })

  it.each<[GetModelsRequest, string[]]>([
    [{ outputModalities: 'image' }, ['beta/three', 'beta/three:free']],
    [{ inputModalities: 'image,text' }, ['acme/one', 'acme/one:free', 'acme/one:thinking']],
    [{ supportedParameters: 'tools' }, ['acme/one', 'acme/one:free', 'acme/one:thinking']],
    [{ supportedParameters: 'tools,seed' }, []],
    [{ modelAuthors: 'Corp, deepseek' }, ['Corp/four', 'deepseek/five', 'deepseek/five:nitro']],
    [{ providers: 'host-b' }, ['acme/one', 'deepseek/five']],
    [{ providers: 'Host A', q: 'FOUR' }, ['Corp/four']],
    [{ context: 500_000, outputModalities: 'all' }, ['beta/three', 'beta/three:free']],
    [{ minPrice: 0.5, maxPrice: 2, outputModalities: 'all' }, ['acme/one', 'beta/three']],
    [{ maxOutputPrice: 9 }, ['acme/one:free']],
    [{ maxAgeDays: 63 }, ['acme/one', 'acme/one:free', 'acme/one:thinking', 'acme/Two']],
    [{ minAgeDays: 100, outputModalities: 'all' }, ['beta/three', 'beta/three:free']],
    [{ category: 'programming' }, ['acme/one']],
    [{ category: 'marketing/seo' }, ['Corp/four']],
    [{ sort: 'top-weekly', limit: 2 }, ['acme/one', 'Corp/four']],
    [{ sort: 'most-popular', limit: 2 }, ['deepseek/five', 'acme/one']],
    [{ sort: 'pricing-low-to-high', limit: 2, outputModalities: 'all' }, ['acme/one:free', 'beta/three']],
    [{ sort: 'pricing-high-to-low', limit: 2, outputModalities: 'all' }, ['acme/one', 'beta/three']],
    [{ sort: 'context-high-to-low', limit: 1, outputModalities: 'all' }, ['beta/three']],
  ])('lists by %j', async (query, expected) => {
    expect(await slugs(query)).toEqual(expected)
  })

  it('refuses what nobody can answer', async () => {
    await expect(list({ arch: 'GPT' })).rejects.toThrow('"arch" is not known here')
    await expect(list({ minCodingIndex: 3 })).rejects.toThrow('there are no benchmarks')
    await expect(list({ sort: 'latency-low-to-high' })).rejects.toThrow('must be one of newest')
    await expect(list({ minPrice: -1 })).rejects.toThrow('must be dollars for a million tokens')
  })

  it('describes its answers exactly, and gives them a new tag when a model is added', async () => {
    const { address } = await serve({ now })
    const paths: [string, string][] = [
      ['/models', '/models?output_modalities=all'],
      ['/models/count', '/models/count'],
      ['/model/{author}/{slug}', '/model/acme/one'],
      ['/models/{author}/{slug}/endpoints', '/models/acme/one/endpoints'],
      ['/providers', '/providers'],
    ]
    for (const [path, asked] of paths) {
      const body = await (await fetch(`${address}/api/v1${asked}`)).json()
      expect(apiEndpoints.find((one) => one.path === path)!.answer.parse(body), path).toEqual(body)
    }
    const tag = async () => (await fetch(`${address}/api/v1/models`)).headers.get('etag')
    const before = await tag()
    expect(await tag()).toBe(before)
    await database().db
      .$client`insert into models (id, permaslug, name, author_id) overriding system value values (100, 'acme/new', 'New', 1)`
    expect(await tag()).not.toBe(before)
  })

  it('can be read into another catalogue', async () => {
    const { address } = await serve({ now })
    const answer = await (await fetch(`${address}/api/v1/models?output_modalities=all`)).text()
    const other = await createTestDatabase()
    try {
      await importFile(other.db, [answer], { now })
      const facts = (db: typeof other.db) => db.$client`
        select permaslug, name, coalesce(catalogue_id, permaslug) as id, released_at, hugging_face_id, context_length,
          prompt_nano_usd_per_million as prompt, completion_nano_usd_per_million as completion
        from models where permaslug in ('acme/one', 'acme/one:free', 'beta/three') order by permaslug`
      expect(
        (await facts(other.db)).map(({ permaslug, id, prompt, name }) => [permaslug, id, prompt, name]),
      ).toEqual(
        (await facts(database().db)).map(({ permaslug, id, prompt, name }) => [permaslug, id, prompt, name]),
      )
    } finally {
      await other.drop()
    }
  })
})
