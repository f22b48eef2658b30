import { describe, expect, it } from 'vitest'
import { importFile } from '@/lib/files/import-file'
import { accept } from '@/lib/ingest/accept'
import { facts } from '@/lib/ingest/event/adapter-facts'
import { preview } from '@/lib/ingest/preview'
import { useTestDatabase } from '../../support/database/database'
import { catalogue, gptPricing } from '../../support/database/model-catalogue'

const now = new Date('2026-08-22T12:00:00Z')

describe('the cost of events that state none', () => {
  const database = useTestDatabase()
  const event = (id: string, more: object = {}) => ({
    id,
    created_at: '2026-08-22T10:00:00Z',
    model: 'openai/gpt-5.5-20260423',
    prompt_tokens: 1000,
    completion_tokens: 100,
    cached_tokens: 400,
    ...more,
  })
  const send = (...events: object[]) => accept(database().db, events, { source: 'api', apiKeyId: null, now })
  const costs = async () =>
    Object.fromEntries(
      (
        await database().db
          .$client`select id, cost_nano_usd as cost, cost_computed as computed from events order by id`
      ).map((row) => [row.id, row.computed ? `${row.cost} computed` : row.cost]),
    )
  const load = (prompt: string, from: string) =>
    importFile(
      database().db,
      [
        JSON.stringify({
          data: [{ ...catalogue.data[0], pricing: { ...gptPricing, prompt } }, catalogue.data[1]],
        }),
      ],
      {
        now,
        pricesFrom: new Date(from),
      },
    )
  const early = event('early')
  const first = [
    event('plain'),
    event('by-id', { model: 'openai/gpt-5.5' }),
    event('free', { model: 'openai/gpt-5.5-20260423:free' }),
    event('nitro', { model: 'openai/gpt-5.5-20260423:nitro' }),
    event('near', { model: 'openai/gpt-5.5-2026' }),
    event('before', { created_at: '2026-08-19T23:59:59Z' }),
    event('stated', { cost_usd: '0.5' }),
    event('sampled', { sample_weight: 10 }),
  ]

  it('comes from exactly the price that held, and from nowhere else', async () => {
    expect(await send(early)).toMatchObject({ accepted: 1 })
    await load('0.000005', '2026-08-20T00:00:00Z')
    expect(await send(...first)).toMatchObject({ accepted: first.length, rejected: [] })
    const cost = 600 * 5000 + 400 * 500 + 100 * 30_000
    expect(await costs()).toEqual({
      early: null,
      plain: `${cost} computed`,
      'by-id': `${cost} computed`,
      free: '0 computed',
      nitro: null,
      near: null,
      before: null,
      stated: 500_000_000n,
      sampled: `${cost} computed`,
    })
  })

  it('does not make a repeated event another one, whatever the prices are by then', async () => {
    const before = await costs()
    const all = [early, ...first]
    expect(await send(...all)).toMatchObject({ accepted: 0, duplicates: all.length, rejected: [] })
    expect(await preview(database().db, all, { now })).toMatchObject({ duplicates: all.length, rejected: [] })
    await load('0.000009', '2026-08-21T00:00:00Z')
    expect(await send(...all)).toMatchObject({ accepted: 0, duplicates: all.length, rejected: [] })
    expect(await costs()).toEqual(before)
    expect(await send(event('dearer'), event('dearer'))).toMatchObject({ accepted: 1, duplicates: 1 })
    expect((await costs()).dearer).toBe(`${600 * 9000 + 400 * 500 + 100 * 30_000} computed`)
  })

  it('gives way to the one that is stated, which stays', async () => {
    const outcome = await send(
      event('plain', { cost_usd: '0.0062' }),
      event('plain', { cost_usd: '0.0063' }),
      event('stated'),
    )
    expect(outcome).toMatchObject({ completed: 1, duplicates: 1 })
    expect(outcome.rejected.map(({ index, code }) => [index, code])).toEqual([[1, 'conflict']])
    expect(await costs()).toMatchObject({ plain: 6_200_000n, stated: 500_000_000n })
  })

  it('is computed anew where it depends on what a later record adds', async () => {
    const asked = event('asked', { model: 'openai/gpt-5.5', cached_tokens: 0 })
    await send(event('open', { cached_tokens: undefined }), asked)
    const dearest = 1000 * 9000 + 100 * 30_000
    expect(await costs()).toMatchObject({ open: `${dearest} computed`, asked: `${dearest} computed` })
    const answered = {
      ...event('asked', { model: 'openai/unpriced' }),
      [facts]: { requestedModel: 'openai/gpt-5.5' },
    }
    expect(await send(event('open'), answered)).toMatchObject({ completed: 2, rejected: [] })
    expect(await costs()).toMatchObject({
      open: `${600 * 9000 + 400 * 500 + 100 * 30_000} computed`,
      asked: null,
    })
  })
})
