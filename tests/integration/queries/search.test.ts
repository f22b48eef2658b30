import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { entityPath } from '@/lib/domain/entity-path'
import { getSearch } from '@/lib/http/get-search'
import { publicRoute } from '@/lib/http/route'
import { searchEntities } from '@/lib/queries/search'
import { readSnapshot } from '@/lib/queries/snapshot'
import { useTestDatabase } from '../../support/database'

const authors = { openai: 'OpenAI', anthropic: 'Anthropic', deepseek: 'DeepSeek', google: 'Google' }

/** Slug, name, and the tokens of the last 30 days. */
const models: [slug: string, name: string, tokens: number][] = [
  ['anthropic/claude-opus-4', 'Claude Opus 4', 500],
  ['anthropic/claude-sonnet-4', 'Claude Sonnet 4', 900],
  ['anthropic/claude-haiku-3', 'Claude Haiku 3', 20],
  ['openai/gpt-4o', 'GPT-4o', 700],
  ['openai/gpt-4o-mini', 'GPT-4o mini', 800],
  ['openai/gpt-5.5', 'GPT-5.5', 90],
  ['deepseek/deepseek-r1', 'DeepSeek R1', 300],
  ['deepseek/deepseek-r1:free', 'DeepSeek R1 (free)', 600],
  ['google/gemini-2.5-flash', 'Gemini 2.5 Flash', 1000],
]

const apps: [identity: string, title: string, hidden: boolean, tokens: number][] = [
  ['claude.ai', 'Claude Code', false, 400],
  ['cline.bot', 'Cline', false, 100],
  ['github.com/acme/100-percent', '100% \\ sure_thing', false, 10],
  ['secret-claude.example', 'Claude Secret', true, 9000],
  ['rakete.example', '\u{1F680} Éclair 東京', false, 5],
]

describe('searchEntities', () => {
  const database = useTestDatabase()
  const search = (text: string, limit = 20) =>
    readSnapshot(database().db, (reader) => searchEntities(reader, text, limit))
  const slugs = async (text: string, limit?: number) => (await search(text, limit)).map(({ slug }) => slug)

  beforeAll(async () => {
    const { db } = database()
    for (const [slug, name] of Object.entries(authors)) {
      await db.execute(sql`insert into authors (slug, name) values (${slug}, ${name})`)
    }
    for (const [slug, name, tokens] of models) {
      const [base, variant] = slug.split(':')
      await db.execute(sql`
        insert into models (permaslug, name, author_id, base_model_id, variant)
        select ${slug}, ${name}, authors.id, base.id, ${variant ?? null}
        from authors left join models base on base.permaslug = ${variant ? base! : null}
        where authors.slug = ${slug.split('/')[0]!}`)
      await putTokens('model', sql`select id from models where permaslug = ${slug}`, tokens)
    }
    for (const [identity, title, hidden, tokens] of apps) {
      await db.execute(
        sql`insert into apps (identity, title, hidden) values (${identity}, ${title}, ${hidden})`,
      )
      await putTokens('app', sql`select id from apps where identity = ${identity}`, tokens)
    }
    await db.execute(sql`insert into providers (slug, name) values ('deepinfra', 'DeepInfra')`)
    await putTokens('author', sql`select id from authors where slug = 'openai'`, 1590)
    await putTokens('category', sql`select id from categories where slug = 'programming'`, 77)
  })

  /** A row of the trailing windows, as a rollup writes it, with zero for all that search does not read. */
  async function putTokens(rollup: string, id: ReturnType<typeof sql>, tokens: number) {
    const { db } = database()
    const table = `${rollup}_windows`
    const columns = await db.execute<{ name: string }>(sql`
      select attname as name from pg_attribute
      where attrelid = ${table}::regclass and attnum > 0 and atttypid = 'bigint'::regtype and attgenerated = ''`)
    const names = columns.map(({ name }) => sql.identifier(name))
    const values = columns.map(({ name }) =>
      name === 'month_prompt_tokens'
        ? sql`${tokens}::bigint`
        : sql`${name === 'month_requests' ? 1 : 0}::bigint`,
    )
    const key = rollup === 'category' ? sql`category_id` : sql`category_id, ${sql.identifier(`${rollup}_id`)}`
    const ids = rollup === 'category' ? sql`(${id})` : sql`0, (${id})`
    await db.execute(sql`
      insert into ${sql.identifier(table)} (${key}, ${sql.join(names, sql`, `)})
      values (${ids}, ${sql.join(values, sql`, `)})`)
  }

  it('lists the busiest of those whose words begin with the text first', async () => {
    expect(await slugs('claude')).toEqual([
      'anthropic/claude-sonnet-4',
      'anthropic/claude-opus-4',
      'claude.ai',
      'anthropic/claude-haiku-3',
    ])
  })

  it('puts an exact name before a busier one that only begins so', async () => {
    expect((await slugs('GPT 4o')).slice(0, 2)).toEqual(['openai/gpt-4o', 'openai/gpt-4o-mini'])
    expect((await slugs('openai/gpt-4o'))[0]).toBe('openai/gpt-4o')
    expect((await search('openai'))[0]).toMatchObject({ kind: 'authors', slug: 'openai', totalTokens: 1590n })
  })

  it.each([
    ['cluade', 'anthropic/claude-sonnet-4'],
    ['cluad', 'anthropic/claude-sonnet-4'],
    ['gpt4o', 'openai/gpt-4o'],
    ['gtp-4o', 'openai/gpt-4o-mini'],
    ['deepseak', 'deepseek'],
    ['deepseak r1', 'deepseek/deepseek-r1'],
    ['antropic', 'anthropic'],
    ['gemni flash', 'google/gemini-2.5-flash'],
    ['sonet claude', 'anthropic/claude-sonnet-4'],
    ['opnai', 'openai'],
    ['depinfra', 'deepinfra'],
    ['programing', 'programming'],
    ['clien', 'cline.bot'],
  ])('finds what %s was meant to be', async (typed, meant) => {
    expect(await slugs(typed)).toContain(meant)
    expect((await slugs(typed)).slice(0, 3)).toContain(meant)
  })

  it.each([
    ['words in any order', '4 sonnet', 'anthropic/claude-sonnet-4'],
    ['the middle of a word', 'seek', 'deepseek'],
    ['a category', 'seo', 'marketing/seo'],
    ['an identity', 'CLINE.bot', 'cline.bot'],
    ['a path of a shared host', 'acme/100', 'github.com/acme/100-percent'],
    ['letters outside ASCII in any case', 'éCLAIR', 'rakete.example'],
    ['letters of other scripts', '東京', 'rakete.example'],
    ['an emoji', '\u{1F680}', 'rakete.example'],
    ['a sign that means something to LIKE', '100%', 'github.com/acme/100-percent'],
    ['an underscore as a separator', 'sure_thing', 'github.com/acme/100-percent'],
    ['a backslash', '100% \\ sure', 'github.com/acme/100-percent'],
  ])('finds by %s', async (_what, text, slug) => {
    expect(await slugs(text)).toContain(slug)
  })

  it('answers one letter with beginnings of words only', async () => {
    const found = await search('f')
    expect(found.map(({ slug }) => slug)).toEqual(
      expect.arrayContaining(['google/gemini-2.5-flash', 'finance']),
    )
    for (const { slug, name } of found) expect(`${name} ${slug}`).toMatch(/\bf/i)
  })

  it('never finds a hidden app, by no spelling', async () => {
    for (const text of ['secret-claude.example', 'Claude Secret', 'secret', 'sceret', 'seecret']) {
      expect(await slugs(text)).not.toContain('secret-claude.example')
    }
    const { db } = database()
    await db.execute(sql`update apps set hidden = true where identity = 'cline.bot'`)
    expect(await slugs('cline')).not.toContain('cline.bot')
    await db.execute(sql`update apps set hidden = false where identity = 'cline.bot'`)
    expect(await slugs('cline')).toContain('cline.bot')
  })

  it('counts variants with their base, and lists them only where the text names one', async () => {
    expect(await search('deepseek r1')).toMatchObject([
      { slug: 'deepseek/deepseek-r1', totalTokens: 900n, author: { slug: 'deepseek', name: 'DeepSeek' } },
    ])
    expect(await search('deepseek/deepseek-r1:free')).toMatchObject([
      { slug: 'deepseek/deepseek-r1:free', totalTokens: 600n },
    ])
    expect(await slugs(':free')).toEqual(['deepseek/deepseek-r1:free'])
    expect(await slugs('deepseek free')).toEqual([])
  })

  it('finds a new name at once, by its misspelling too', async () => {
    const { db } = database()
    await db.execute(sql`insert into providers (slug, name) values ('quuxhost', 'Quuxhost')`)
    expect(await slugs('quxhost')).toEqual(['quuxhost'])
    await db.execute(sql`update providers set name = 'Zyzzyva' where slug = 'quuxhost'`)
    expect(await slugs('zyzyva')).toEqual(['quuxhost'])
    await db.execute(sql`delete from providers where slug = 'quuxhost'`)
    expect(await slugs('zyzyva')).toEqual([])
  })

  it.each([
    '',
    '   ',
    '%',
    '_',
    "'",
    '\\',
    '%%__',
    "'; drop table apps; --",
    '\0',
    '\ud800',
    'x'.repeat(5000),
  ])('finds nothing, with no error, for %j', async (text) => {
    expect(await slugs(text)).toEqual([])
  })

  it('lists no more than asked, and the busiest of very many', async () => {
    const { db } = database()
    await db.execute(sql`insert into apps (identity, title)
      select 'crowd-' || n || '.example', 'Crowd ' || n from generate_series(1, 1500) as n`)
    await putTokens('app', sql`select id from apps where identity = 'crowd-1499.example'`, 50)
    // The day ends, so that the busiest are looked up anew.
    await db.execute(sql`update rollup_state set data_through = '2026-03-03'`)
    const found = await slugs('crowd', 5)
    expect(found).toHaveLength(5)
    expect(found[0]).toBe('crowd-1499.example')
    expect((await slugs('crowd 777', 5))[0]).toBe('crowd-777.example')
    expect((await slugs('crwod', 5))[0]).toBe('crowd-1499.example')
  })

  describe('GET /api/v1/search', () => {
    const get = (query: string) =>
      publicRoute(getSearch, () => database().db)(new Request(`http://localhost/api/v1/search${query}`))

    it('answers with paths and exact totals', async () => {
      const response = await get('?q=deepseek+r1')
      expect(response.status).toBe(200)
      expect(response.headers.get('cache-control')).toMatch(/max-age=\d+/)
      expect(await response.json()).toEqual({
        data: [
          {
            kind: 'model',
            slug: 'deepseek/deepseek-r1',
            name: 'DeepSeek R1',
            path: '/models/deepseek/deepseek-r1',
            author: { slug: 'deepseek', name: 'DeepSeek' },
            total_tokens: '900',
          },
        ],
        meta: expect.objectContaining({ query: 'deepseek r1', period: 'month' }),
      })
    })

    it("links every kind to its page, and names no author but a model's", async () => {
      const { data } = await (await get('?q=programming')).json()
      expect(data[0]).toEqual({
        kind: 'category',
        slug: 'programming',
        name: 'Programming',
        path: entityPath('categories', 'programming'),
        total_tokens: '77',
      })
    })

    it('takes a limit', async () => {
      expect((await (await get('?q=claude&limit=2')).json()).data).toHaveLength(2)
    })

    it('answers an empty text with nothing', async () => {
      expect((await (await get('?q=')).json()).data).toEqual([])
    })

    it.each([
      ['', 'q'],
      ['?q=a&q=b', 'q'],
      ['?q=a&limit=0', 'limit'],
      ['?q=a&limit=51', 'limit'],
      ['?q=a&limit=many', 'limit'],
      ['?q=a&kind=app', 'kind'],
    ])('refuses %j by naming the parameter', async (query, field) => {
      const response = await get(query)
      expect(response.status).toBe(400)
      const { error } = await response.json()
      expect(error).toMatchObject({ code: 'invalid_parameter', field })
      expect(error.message).toContain(`"${field}"`)
    })
  })
})
