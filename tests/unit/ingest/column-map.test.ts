import { describe, expect, it } from 'vitest'
import { openFormat } from '@/lib/ingest/event-formats'
import { joinedId, parseColumnMap } from '@/lib/ingest/readers/column-map'
import { readMappedCsv } from '@/lib/ingest/readers/csv'
import { readItems } from '../../support/ingest/read-items'

const read = (pairs: string[], text: string, isUtc = false) => {
  const { read: reader } = openFormat(text, { map: parseColumnMap(pairs), isUtc })
  return readItems(reader, [text])
}
const values = async (...parameters: Parameters<typeof read>) =>
  (await read(...parameters)).map(([, value]) => value)

describe('--map', () => {
  it.each([
    [['input'], 'theirs=ours'],
    [['=model'], 'theirs=ours'],
    [['input=tokens'], 'there is no field tokens. There are id, created_at'],
    [['a=app'], 'there is no field app'],
    [['a=model', 'b=model'], 'gives model twice, by a and by b'],
  ])('%j is refused in a sentence', (pairs, message) => {
    expect(() => parseColumnMap(pairs)).toThrow(message)
  })

  it('takes names with an equals sign in them', () => {
    expect([...parseColumnMap(['a = b = model'])!]).toEqual([['model', 'a = b']])
    expect(parseColumnMap([])).toBeUndefined()
  })

  it('reads a file of any columns', async () => {
    const text = `When;Nr;Who;Model;Vendor;In;Cache read;Cache write;Out;Price\r
2026-11-20 10:00:00;1;ann;claude-sonnet-4.5;anthropic;3;7917;350;442;0.02\r
2026-11-20 10:00:00;1;bob;gpt-4o;openai;5;;;7;\r
;;Total;;;8;7917;350;449;\r
`
    const map = [
      'When=created_at',
      'Who+Nr=id',
      'Vendor=provider',
      'In+Cache read+Cache write=prompt_tokens',
      'Cache read=cached_tokens',
      'Cache write=cache_write_tokens',
      'Out=completion_tokens',
      'Price=cost_usd',
    ]
    expect(await values(map, text, true)).toEqual([
      {
        id: 'ann+1@1795168800',
        created_at: '2026-11-20 10:00:00Z',
        model: 'anthropic/claude-sonnet-4.5',
        provider: 'Anthropic',
        prompt_tokens: 8270,
        cached_tokens: 7917,
        cache_write_tokens: 350,
        completion_tokens: 442,
        cost_usd: '0.02',
      },
      {
        id: 'bob+1@1795168800',
        created_at: '2026-11-20 10:00:00Z',
        model: 'openai/gpt-4o',
        provider: 'OpenAI',
        prompt_tokens: 5,
        completion_tokens: 7,
      },
      expect.not.objectContaining({ id: expect.anything() }),
    ])
    expect((await values(map, text))[0]).toMatchObject({ created_at: '2026-11-20 10:00:00' })
  })

  it('finds caches that are counted beside the input', async () => {
    const text = 'n,created_at,model,in,out,cached\n1,t,m,3,442,7917\n'
    const map = ['n=id', 'in=prompt_tokens', 'out=completion_tokens', 'cached=cached_tokens']
    expect(await values(map, text)).toEqual(['invalid_cached_tokens'])
  })

  it('refuses what it cannot follow, with the columns that there are', async () => {
    const text = 'n,m,a,b,b,created_at,model\n'
    const all = ['n=id', 'a=prompt_tokens']
    await expect(read(['x=id'], text)).rejects.toThrow('there is no column "x". There are n, m, a, b')
    await expect(read(['n+x=id'], text)).rejects.toThrow('there is no column "n+x"')
    await expect(read(['n+m=provider'], text)).rejects.toThrow('only counts and the id')
    await expect(read([...all, 'b=completion_tokens'], text)).rejects.toThrow('Two columns are called "b"')
    await expect(read(all, text)).rejects.toThrow('it lacks completion_tokens')
    expect(() => openFormat(text, { map: parseColumnMap(all), format: 'litellm' })).toThrow('leave out --map')
  })

  it('takes a column by its own name, unless it is mapped to something else', async () => {
    const passedOver: string[] = []
    const map = parseColumnMap(['model=provider', 'deployment=model', 'n=id'])!
    const reader = readMappedCsv(map, { isUtc: false }, (names) => passedOver.push(...names))
    const text =
      'id,n,created_at,model,deployment,Prompt Tokens,completion_tokens,notes\nrow-1,gen-1,t,azure,gpt-4o,1,2,x\n'
    expect((await readItems(reader, [text]))[0]![1]).toEqual({
      id: 'gen-1',
      created_at: 't',
      provider: 'Azure',
      model: 'openai/gpt-4o',
      prompt_tokens: 1,
      completion_tokens: 2,
    })
    expect(passedOver).toEqual(['id', 'notes'])
  })

  it('makes one id of several columns, another for each', () => {
    expect(joinedId(['a+b', 'c'])).not.toBe(joinedId(['a', 'b+c']))
    expect(joinedId(['a', 'b'])).toBe('a+b')
  })

  it('reads JSON with other keys, by paths too', async () => {
    const map = [
      'uid=id',
      'at=created_at',
      'usage.in+usage.cache=prompt_tokens',
      'usage.out=completion_tokens',
    ]
    const records = [
      {
        uid: 'a',
        at: 't',
        model: 'gpt-4o',
        usage: { in: 3, cache: '4', out: 5 },
        app: { title: 'x' },
        other: 1,
      },
      { uid: 'b', at: 't', model: 'x/y', usage: { in: '1,5', cache: 0, out: 5 } },
      { uid: 'c', at: 't', model: 'x/y', usage: { in: 8, out: 5 } },
    ]
    const event = {
      id: 'a',
      created_at: 't',
      model: 'openai/gpt-4o',
      prompt_tokens: 7,
      completion_tokens: 5,
      app: { title: 'x' },
    }
    for (const text of [
      JSON.stringify(records),
      records.map((record) => JSON.stringify(record)).join('\n'),
    ]) {
      expect(await values(map, text)).toMatchObject([
        event,
        'invalid_prompt_tokens',
        { id: 'c', prompt_tokens: 8 },
      ])
      await expect(read([...map, 'cents=cost_usd'], text)).rejects.toThrow(
        'cents=cost_usd: no record has cents',
      )
    }
    expect(await values(map, JSON.stringify(records[0], null, 2))).toEqual([event])
  })
})
