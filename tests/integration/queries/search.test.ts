import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { searchEntities } from '@/lib/queries/search/search'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { useTestDatabase } from '../../support/database/database'
import { insertSearchCatalog, putTokens } from '../../support/database/search-catalog'

describe('searchEntities', () => {
  const database = useTestDatabase()
  const search = (text: string, limit = 20) =>
    readSnapshot(database().db, (reader) => searchEntities(reader, text, limit))
  const slugs = async (text: string, limit?: number) => (await search(text, limit)).map(({ slug }) => slug)

  beforeAll(() => insertSearchCatalog(database().db))

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
    await putTokens(db, 'app', sql`select id from apps where identity = 'crowd-1499.example'`, 50)
    // The day ends, so that the busiest are looked up anew.
    await db.execute(sql`update rollup_state set data_through = '2026-03-03'`)
    const found = await slugs('crowd', 5)
    expect(found).toHaveLength(5)
    expect(found[0]).toBe('crowd-1499.example')
    expect((await slugs('crowd 777', 5))[0]).toBe('crowd-777.example')
    expect((await slugs('crwod', 5))[0]).toBe('crowd-1499.example')
  })
})
