import { describe, expect, it } from 'vitest'
import type { CategoryFilter } from '@/lib/domain/entity/categories'
import { ratioText } from '@/lib/domain/tokens/ratio'
import { ratioOf } from '@/lib/domain/tokens/ratios'
import type { EntityRef } from '@/lib/queries/entity/entity-rows'
import { getTokenizers, getTokenizersOverTime } from '@/lib/queries/growth/tokenizers'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { runRollup } from '@/lib/rollup/run'
import { verifyRollups } from '@/lib/rollup/verify'
import { analyticsOf } from '../../support/brute-force/ask-analytics'
import {
  days,
  inside,
  isPlaced,
  normalisedOf,
  rank,
  slugOf,
  sumOf,
} from '../../support/brute-force/brute-force'
import { useTestDatabase } from '../../support/database/database'
import { sampleTraffic, useServedTraffic } from '../../support/database/serve-traffic'
import type { Traffic } from '../../support/database/traffic'
import { exportsOf, now } from '../../support/http/exports'
import { useApiServer } from '../../support/http/serve-api'
import { send, wireEvent } from '../../support/ingest/send'

const through = '2026-03-03'
const usual = { category: 'all', window: 'week', of: null } as const

describe('tokenizers, of events through the front door', () => {
  const database = useTestDatabase()
  const { csv } = exportsOf(database)
  const found = async (of: EntityRef | null = null) => {
    const read = await readSnapshot(database().db, (reader) => getTokenizers(reader, { ...usual, of }))
    if ('fault' in read) throw new Error(read.fault)
    return read
  }
  const sendAll = async (prefix: string, events: Record<string, unknown>[]) => {
    const sent = events.map((more, index) => wireEvent(`${prefix}-${index}`, `${through}T10:00:00Z`, more))
    expect((await send(database().db, sent, now)).rejected).toEqual([])
    await runRollup(database().db, { now })
  }
  const counted = (own: number, normalised: number) => ({
    ...{ prompt_tokens: own, completion_tokens: 0 },
    ...{ normalised_prompt_tokens: normalised - 10, normalised_completion_tokens: 10 },
  })

  it('are unknown while no event states a normalised count, and nobody is ranked by it', async () => {
    const before = wireEvent('before', '2026-02-17T10:00:00Z')
    expect((await send(database().db, [before], now)).accepted).toBe(1)
    await sendAll('own', [{ model: 'acme/silent', prompt_tokens: 5_000 }])
    expect(await found()).toMatchObject({ models: [], total: { normalisedTokens: 0n } })
    expect(await csv('tokenizers.csv')).toEqual([])
    const board = await csv('models.csv?metric=normalised')
    expect(board.map(({ slug, total_tokens, value }) => [slug, total_tokens, value])).toEqual([
      ['other', '5020', '0'],
    ])
  })

  it('are ranked otherwise by one count for all than each by its own', async () => {
    await sendAll('both', [
      { model: 'acme/wordy', ...counted(1_500, 1_000), sample_weight: 2 },
      { model: 'acme/wordy:free', ...counted(300, 200) },
      { model: 'beta/terse', ...counted(1_350, 1_500), sample_weight: 2 },
      { model: 'beta/terse', prompt_tokens: 80 },
    ])
    const rows = await csv('tokenizers.csv')
    expect(
      rows.map((row) => [row.rank, row.own_rank, row.slug, row.normalised_tokens, row.tokenizer_ratio]),
    ).toEqual([
      ['1', '2', 'beta/terse', '3000', '0.900000000000'],
      ['2', '1', 'acme/wordy', '2200', '1.500000000000'],
    ])
    expect(rows[0]).toMatchObject({
      total_tokens: '2800',
      counted_share: '0.964285714286',
      estimated: 'true',
    })
    const slugs = async (metric: string) => (await csv(`models.csv?metric=${metric}`)).map(({ slug }) => slug)
    expect(await slugs('tokens')).toEqual(['acme/silent', 'acme/wordy', 'beta/terse'])
    expect(await slugs('normalised')).toEqual(['beta/terse', 'acme/wordy', 'other'])
    const { models, total } = await found()
    expect(models.map(({ slug }) => slug)).toEqual(rows.map(({ slug }) => slug))
    expect([total.normalisedOwnTokens, total.normalisedTokens]).toEqual([6_000n, 5_200n])
    expect((await verifyRollups(database().db)).differences).toEqual([])
  })

  it('need no figures of the window before, but some of their own', async () => {
    const month = await csv('tokenizers.csv?window=month')
    expect(month.map(({ slug }) => slug)).toEqual(['beta/terse', 'acme/wordy'])
    const window = { from: '2026-01-01', until: '2026-02-01' }
    const earlier = await readSnapshot(database().db, (reader) => getTokenizers(reader, { ...usual, window }))
    expect(earlier).toEqual({ fault: 'not_enough_history' })
  })

  it('keep the variants of one model apart, and bring them together elsewhere', async () => {
    const own = await csv('tokenizers.csv?model=acme/wordy')
    expect(own.map(({ slug, normalised_tokens }) => [slug, normalised_tokens])).toEqual([
      ['acme/wordy', '2000'],
      ['acme/wordy:free', '200'],
    ])
    const ofAuthor = await csv('tokenizers.csv?author=acme')
    expect(ofAuthor.map(({ slug, normalised_tokens }) => [slug, normalised_tokens])).toEqual([
      ['acme/wordy', '2200'],
    ])
  })
})

describe('tokenizers, of random traffic', () => {
  const served = sampleTraffic('2026-03-04', { numRuns: 6, seed: 31 })
  const database = useServedTraffic(served, now)
  const { csv } = exportsOf(database)
  const ask = analyticsOf(useApiServer(database), now)
  const asked: [string, CategoryFilter, EntityRef | null, (event: Traffic) => boolean][] = [
    ['', 'all', null, () => true],
    ['category=programming', 'programming', null, () => true],
    ['author=acme', 'all', { dimension: 'authors', id: 1 }, ({ modelId }) => modelId <= 4],
  ]

  it.each(asked)('are the page and a recount of the raw events: %s', async (query, category, of, isOwn) => {
    const own = inside(served, days(through, 30), category).filter(isOwn)
    const ownCount = (slug: string) =>
      own
        .filter((event) => event.normalisedPromptTokens !== undefined)
        .filter((event) => slugOf(event, 'models', 'merge') === slug)
        .reduce(
          (sum, event) =>
            sum + BigInt(event.promptTokens + event.completionTokens) * BigInt(event.sampleWeight),
          0n,
        )
    const expected = rank(own, 'models', 'merge', (_, { normalised }) => normalised).filter(
      isPlaced('normalised'),
    )
    const byOwn = [...expected].sort(
      (a, b) => Number(ownCount(b.slug) - ownCount(a.slug)) || (a.slug < b.slug ? -1 : 1),
    )
    const rows = await csv(`tokenizers.csv?window=month&${query}`)
    expect(rows.length).toBeGreaterThan(1)
    expect(
      rows.map(({ rank, own_rank, slug, ...row }) => [rank, own_rank, slug, row.tokenizer_ratio]),
    ).toEqual(
      expected.map(({ slug, value }, index) => [
        String(index + 1),
        String(byOwn.findIndex((one) => one.slug === slug) + 1),
        slug,
        ratioText(ownCount(slug), value, 12),
      ]),
    )
    expect(rows.map(({ normalised_own_tokens }) => BigInt(normalised_own_tokens!))).toEqual(
      expected.map(({ slug }) => ownCount(slug)),
    )
    const page = await readSnapshot(database().db, (reader) =>
      getTokenizers(reader, { category, window: 'month', of }),
    )
    if ('fault' in page) throw new Error(page.fault)
    expect(page.models.map(({ slug, normalisedTokens }) => [slug, String(normalisedTokens)])).toEqual(
      rows.map(({ slug, normalised_tokens }) => [slug, normalised_tokens]),
    )
    expect(page.total.normalisedTokens).toBe(sumOf(own).normalised)
  })

  it('are what the analytics of the API answer', async () => {
    const { body } = await ask({
      metrics: ['tokens_normalised', 'tokens_normalised_own', 'tokenizer_ratio'],
      dimensions: ['author'],
      order_by: { field: 'tokens_normalised', direction: 'desc' },
      time_range: { start: '2026-02-02T00:00:00Z', end: '2026-03-04T00:00:00Z' },
    })
    const board = await csv('authors.csv?metric=normalised&period=month')
    const listed = board.filter(({ slug }) => slug !== 'other')
    expect(listed.length).toBeGreaterThan(2)
    expect(body.data.data.slice(0, listed.length)).toEqual(
      listed.map(({ slug, normalised_tokens, normalised_own_tokens }) => ({
        author: slug,
        tokens_normalised: normalised_tokens,
        tokens_normalised_own: normalised_own_tokens,
        tokenizer_ratio: expect.closeTo(Number(normalised_own_tokens) / Number(normalised_tokens), 9),
      })),
    )
  })

  it('are the chart over time, bucket by bucket', async () => {
    const question = { category: 'all', grain: 'week', range: null, top: 3 } as const
    const series = await readSnapshot(database().db, (reader) =>
      getTokenizersOverTime(reader, question, now, null),
    )
    const rows = await csv('tokenizers-over-time.csv?top=3')
    const points = series.buckets.flatMap(({ bucket, points }) =>
      series.entities.map(({ slug }, index) => ({ bucket, slug, point: points[index]! })),
    )
    expect(rows.map(({ bucket, slug, tokenizer_ratio }) => [bucket, slug, Number(tokenizer_ratio)])).toEqual(
      points.map(({ bucket, slug, point }) => [bucket, slug, ratioOf('tokenizer', point) ?? 0]),
    )
    const week = series.buckets.find(({ bucket }) => bucket === '2026-02-23')!
    const events = inside(served, { from: '2026-02-23', until: '2026-03-02' })
    expect(week.total.normalisedTokens).toBe(
      events.reduce((sum, event) => sum + normalisedOf(event) * BigInt(event.sampleWeight), 0n),
    )
  })
})
