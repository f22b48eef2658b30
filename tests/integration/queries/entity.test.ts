import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { findApp, findAuthor, findModel, findProvider } from '@/lib/queries/entity/entity'
import { getFreshness, hasData } from '@/lib/queries/shared/freshness'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { useTestDatabase } from '../../support/database/database'
import { serveTraffic } from '../../support/database/serve-traffic'
import { insertCatalog } from '../../support/database/traffic'

describe('what the catalogue knows', () => {
  const database = useTestDatabase()

  beforeAll(() => insertCatalog(database().db))

  it('finds a base model with its variants, and a variant with its base', async () => {
    const { db } = database()
    await db.execute(sql`update models set context_length = 200000, released_at = '2025-05-22 12:00:00+02',
      prompt_nano_usd_per_million = 3000000000 where permaslug = 'acme/one'`)
    expect(await findModel(db, 'acme/one')).toEqual({
      id: 1,
      slug: 'acme/one',
      name: 'One',
      author: { slug: 'acme', name: 'Acme' },
      variant: null,
      baseSlug: 'acme/one',
      variants: [
        { slug: 'acme/one:free', name: 'One (free)' },
        { slug: 'acme/one:thinking', name: 'One (thinking)' },
      ],
      contextLength: 200_000,
      releasedAt: '2025-05-22T10:00:00.000Z',
      promptNanoUsdPerMillion: 3_000_000_000n,
      completionNanoUsdPerMillion: null,
      cachedNanoUsdPerMillion: null,
      huggingFaceId: null,
    })
    expect(await findModel(db, 'acme/one:free')).toMatchObject({
      variant: 'free',
      baseSlug: 'acme/one',
      variants: [],
    })
  })

  it('finds authors, providers and apps by slug, and nothing by another word', async () => {
    const { db } = database()
    expect(await findAuthor(db, 'Corp')).toEqual({ id: 3, slug: 'Corp', name: 'Corp, Inc.' })
    expect(await findProvider(db, 'unknown')).toMatchObject({ id: 0, name: 'Unknown provider' })
    expect(await findApp(db, 'github.com/a/b')).toMatchObject({ id: 2, slug: 'github.com/a/b', name: '@ab' })
    expect(await findModel(db, 'acme/none')).toBeUndefined()
    expect(await findAuthor(db, 'corp')).toBeUndefined()
    expect(await findProvider(db, 'none')).toBeUndefined()
  })

  it('does not find a hidden app', async () => {
    expect(await findApp(database().db, 'secret.example')).toBeUndefined()
  })

  it('tells an empty site from one with data, and how fresh those are', async () => {
    const { db } = database()
    expect(await hasData(db)).toBe(false)
    const event = { modelId: 1, providerId: 0, appId: 0, categoryId: 1, promptTokens: 1, completionTokens: 0 }
    const parts = { reasoningTokens: 0, cachedTokens: 0, costNanoUsd: null, sampleWeight: 1 }
    await serveTraffic(db, [{ day: '2026-03-03', ...event, ...parts }], new Date('2026-03-04T10:00:00Z'))
    expect(await hasData(db)).toBe(true)
    const { asOf, ...rest } = await getFreshness(db)
    expect(rest).toEqual({ dataVersion: 1n, dataThrough: '2026-03-03', firstDay: '2026-03-03' })
    expect(asOf).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  })

  it('reads a snapshot: what commits meanwhile is not seen, and nothing can be written', async () => {
    const { db } = database()
    await readSnapshot(db, async (reader) => {
      const before = await getFreshness(reader)
      await db.execute(sql`update rollup_state set data_version = data_version + 1`)
      expect(await getFreshness(reader)).toEqual(before)
    })
    const write = readSnapshot(db, (reader) => reader.execute(sql`delete from apps`))
    await expect(write).rejects.toMatchObject({ cause: { code: '25006' } })
  })
})
