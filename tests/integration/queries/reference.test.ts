import { describe, expect, it } from 'vitest'
import { importFile } from '@/lib/files/import-file'
import { getReference, getReferenceApps, getReferenceName } from '@/lib/queries/coverage/reference'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { useServedTraffic } from '../../support/database/serve-traffic'
import { event, type Traffic } from '../../support/database/traffic'
import { exportsOf, now } from '../../support/http/exports'

const line = (date: string, slug: string, tokens: number | string) => ({
  date,
  model_permaslug: slug,
  total_tokens: String(tokens),
})
const meta = { as_of: '2026-03-05T00:00:00.000Z', version: 'v1' }
const published = {
  data: [
    line('2026-03-01', 'acme/one-20260101', 500),
    line('2026-03-01', 'acme/one:free', 300),
    line('2026-03-01', 'other', 200),
    line('2026-03-03', 'never/here', 300),
    line('2026-03-03', 'acme/Two', 700),
    line('2026-03-03', 'other', 1000),
    line('2026-03-04', 'acme/Two', 9_000_000), // not complete here
    line('2026-01-01', 'acme/Two', 9_000_000), // before the first own day
  ],
  meta,
}

/** 1,000 tokens each: on two published days, on one that was not published, and on the running one. */
const traffic: Traffic[] = [
  { ...event, day: '2026-02-20' },
  { ...event, day: '2026-03-01' },
  { ...event, day: '2026-03-01', modelId: 2, sampleWeight: 3 },
  { ...event, day: '2026-03-02', modelId: 4 },
  { ...event, day: '2026-03-03', modelId: 5 },
  { ...event, day: '2026-03-04' },
]

describe('published figures', () => {
  const database = useServedTraffic(traffic, now)
  const { csv } = exportsOf(database)
  const read = (content: unknown, options: object = {}) =>
    importFile(database().db, [JSON.stringify(content)], { now, ...options })
  const board = (dimension: 'models' | 'authors', range: Parameters<typeof getReference>[2] = null) =>
    readSnapshot(database().db, (reader) => getReference(reader, dimension, range))
  const stored = async () =>
    (await database().db.$client`select day, permaslug, total_tokens from reference_daily order by 1, 2`)
      .length

  it('are nowhere before they are imported', async () => {
    expect(await board('models')).toBeUndefined()
    expect(await readSnapshot(database().db, getReferenceApps)).toBeUndefined()
    expect(await readSnapshot(database().db, getReferenceName)).toBeNull()
    expect(await csv('reference.csv')).toEqual([])
  })

  it('come in once, however often', async () => {
    expect(await read(published, { isDryRun: true })).toMatchObject({ added: 8 })
    expect(await stored()).toBe(0)
    expect(await read(published)).toMatchObject({
      kind: 'reference',
      citation: 'Source: OpenRouter (openrouter.ai/rankings), as of 2026-03-05.',
      from: '2026-01-01',
      through: '2026-03-04',
      added: 8,
      changed: 0,
    })
    expect(await read(published)).toMatchObject({ added: 0, changed: 0 })
    expect(await readSnapshot(database().db, getReferenceName)).toBe('OpenRouter')
  })

  it('replace a day whole, and leave the others', async () => {
    const corrected = { data: [line('2026-01-01', 'acme/Two', 8), line('2026-01-01', 'beta/three', 1)], meta }
    expect(await read(corrected)).toMatchObject({ added: 1, changed: 1 })
    expect(await read({ data: [line('2026-01-01', 'acme/Two', 8)], meta })).toMatchObject({
      added: 0,
      changed: 1,
    })
    expect(await stored()).toBe(8)
  })

  it('come in whole or not at all', async () => {
    const bad = async (...data: object[]) => read({ data, meta }, { format: 'rankings-daily' })
    await expect(bad(line('2026-03-01', 'a/b', 1), line('2026-02-30', 'a/b', 1))).rejects.toThrow(
      'must be a day',
    )
    await expect(bad(line('2026-03-01', 'a/b', '1.5'))).rejects.toThrow('must be a whole number')
    await expect(bad(line('2026-03-01', 'no slug', 1))).rejects.toThrow('must be author/slug')
    await expect(bad(line('2026-03-01', 'a/b', 1), line('2026-03-01', 'a/b', 2))).rejects.toThrow('twice')
    await expect(read({ data: published.data })).rejects.toThrow('lacks "meta"')
    expect(await stored()).toBe(8)
  })

  it('stand beside the own ones of the same days, and add up on both sides', async () => {
    await database().db.$client`
      insert into models (id, permaslug, author_id, name, catalogue_id) overriding system value
      values (100, 'acme/one-20260101', 1, 'One', 'acme/one')`
    const models = (await board('models'))!
    expect(models).toMatchObject({ days: 2, ownTotal: 5000n, referenceTotal: 3000n })
    expect(
      models.rows.map((row) => [row.rank, row.slug, row.ownTokens, row.referenceTokens, row.estimated]),
    ).toEqual([
      [1, 'acme/Two', 0n, 700n, false],
      [2, 'acme/one-20260101', 1000n, 500n, false],
      [3, 'acme/one:free', 3000n, 300n, true],
      [4, 'never/here', 0n, 300n, false],
      [null, 'other', 1000n, 1200n, false],
    ])
    const authors = (await board('authors'))!
    expect(authors.rows.map((row) => [row.slug, row.ownTokens, row.referenceTokens])).toEqual([
      ['acme', 4000n, 1500n],
      ['never', 0n, 300n],
      ['other', 1000n, 1200n],
    ])
    const oneDay = await board('models', { from: '2026-03-02', until: '2026-03-05' })
    expect(oneDay).toMatchObject({ days: 1, ownTotal: 1000n, referenceTotal: 2000n })
  })

  it('are files with their source and licence, equal to the page', async () => {
    const { rows } = (await board('models'))!
    const file = await csv('reference.csv?from=2026-03-01&to=2026-03-03')
    expect(file.map((row) => [row.slug, row.total_tokens, row.reference_tokens])).toEqual(
      rows.map((row) => [row.slug, String(row.ownTokens), String(row.referenceTokens)]),
    )
    expect(file[2]).toMatchObject({
      share: '0.600000000000',
      reference_share: '0.100000000000',
      estimated: 'true',
      source: 'Source: OpenRouter (openrouter.ai/rankings), as of 2026-03-05.',
      licence: 'https://creativecommons.org/licenses/by/4.0/',
    })
    expect(await csv('reference.csv?by=authors&period=week')).toHaveLength(3)
  })

  it('are part of no other number', async () => {
    const [row] = await csv('models.csv?from=2026-03-01&to=2026-03-03&variants=split')
    expect(row).toMatchObject({ slug: 'acme/one:free', total_tokens: '3000', share: '0.500000000000' })
    const [counts] = await database().db.$client`select count(*)::int as events from events`
    expect(counts).toEqual({ events: traffic.length })
  })

  it('of apps are listed as they were published', async () => {
    const app = (name: string, tokens: string) => ({
      rank: 1,
      app_id: 7,
      app_name: name,
      total_tokens: tokens,
      total_requests: 5,
    })
    const days = { start_date: '2026-02-01', end_date: '2026-03-02' }
    const file = {
      data: [app('Claude Code', '10'), app('Cline', '20'), app('Cline', '1')],
      meta: { ...meta, ...days },
    }
    expect(await read(file)).toMatchObject({
      added: 2,
      citation: expect.stringContaining('openrouter.ai/apps'),
    })
    expect(await read(file)).toMatchObject({ added: 0, changed: 0 })
    expect(await readSnapshot(database().db, getReferenceApps)).toMatchObject({
      from: '2026-02-01',
      through: '2026-03-02',
      rows: [
        { name: 'Cline', tokens: 21n, requests: 10n },
        { name: 'Claude Code', tokens: 10n, requests: 5n },
      ],
    })
  })
})
