import { describe, expect, it } from 'vitest'
import type { Db } from '@/db/client'
import { importFile } from '@/lib/files/import-file'
import { accept } from '@/lib/ingest/accept'
import { MAX_TAG_SETS } from '@/lib/ingest/catalog/labels'
import { latestRestatements } from '@/lib/queries/boards/restatements'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { runRollup } from '@/lib/rollup/run'
import { sealOldDays } from '@/lib/rollup/seal'
import { verifyRollups } from '@/lib/rollup/verify'
import { startRules, syncHiddenApps } from '@/lib/rules/applied'
import { remapEvents } from '@/lib/rules/remap'
import { askBoard } from '../../support/brute-force/ask-board'
import { useTestDatabase } from '../../support/database/database'
import { wireEvent } from '../../support/ingest/send'
import { event, filed, now, rulesOf, sendBy, yesterday } from '../../support/rules'

const dayBefore = '2026-05-11'

async function board(db: Db, dimension: 'models' | 'apps') {
  const { rows } = await askBoard(db, dimension, {}, now)
  return rows.map(({ slug, promptTokens, completionTokens }) => [
    slug,
    Number(promptTokens + completionTokens),
  ])
}

describe('rules', () => {
  const database = useTestDatabase()

  it('file events as they come in, and stored ones again, with a restatement', async () => {
    const { db } = database()
    const before = rulesOf({ models: { mine: 'openai/gpt-4o' }, apps: { keys: { ci: 'CI' } } })
    const after = rulesOf({
      models: { mine: 'openai/gpt-5' },
      apps: { tags: { 'team:search': 'https://search.example' } },
      categories: { tags: { law: 'legal' }, apps: { 'https://search.example': 'science' } },
    })
    const events = [
      event('a', { model: 'mine', api_key_name: 'ci' }),
      event('b', { model: 'mine', tags: ['team:search', 'law'] }),
      wireEvent('c', `${dayBefore}T10:00:00Z`, { tags: ['team:search'], category: null }),
      event('d'),
    ]
    expect(await startRules(db, before)).toBe(false)
    expect(await sendBy(db, before, events)).toMatchObject({ accepted: 4, rejected: [] })
    await runRollup(db, { now })
    expect(await board(db, 'models')).toEqual([
      ['acme/one', 240],
      ['openai/gpt-4o', 240],
    ])
    expect(await board(db, 'apps')).toEqual([
      ['cline.bot', 360],
      ['title:ci', 120],
    ])

    expect(await startRules(db, before)).toBe(false)
    expect(await startRules(db, after)).toBe(true)
    expect(await startRules(db, before), 'some may have come in by the other rules').toBe(true)
    const asItWas = await filed(db)
    const expected = {
      days: [
        { day: dayBefore, events: 1, models: 0, apps: 1, categories: 1 },
        { day: yesterday, events: 2, models: 2, apps: 2, categories: 1 },
      ],
      looked: 2,
      sealed: 0,
    }
    expect(await remapEvents(db, { rules: after, isDryRun: true })).toEqual(expected)
    expect(await filed(db)).toEqual(asItWas)
    expect(await remapEvents(db, { rules: after, isDryRun: false })).toEqual(expected)
    expect(await startRules(db, after)).toBe(false)
    expect(await remapEvents(db, { rules: after, isDryRun: false })).toEqual({ ...expected, days: [] })

    const rollup = await runRollup(db, { now })
    expect(rollup).toMatchObject({ changed: true, restated: [dayBefore, yesterday] })
    expect(await board(db, 'models')).toEqual([
      ['acme/one', 240],
      ['openai/gpt-5', 240],
    ])
    expect(await board(db, 'apps')).toEqual([
      ['cline.bot', 240],
      ['search.example', 240],
    ])
    const restatements = await readSnapshot(db, (reader) => latestRestatements(reader, 10))
    expect([...restatements]).toMatchObject([
      {
        firstDay: dayBefore,
        lastDay: yesterday,
        days: 2,
        beforeTotalTokens: 480n,
        afterTotalTokens: 480n,
        reason: 'mapping rules changed',
      },
    ])
    expect(await verifyRollups(db)).toMatchObject({ differences: [], pendingDays: [] })

    // Whatever rules hold by then, a repeated event is the one that is there.
    for (const rules of [before, after]) {
      expect(await sendBy(db, rules, events)).toMatchObject({ accepted: 0, duplicates: 4, rejected: [] })
    }
    expect(await runRollup(db, { now })).toMatchObject({ changed: false, restated: [] })
    expect(await sendBy(db, after, [event('d', { model: 'openai/gpt-5' })])).toMatchObject({
      rejected: [{ code: 'conflict' }],
    })
  })

  it('compute costs that nobody stated from the price of the model they file under', async () => {
    const { db } = database()
    const catalogue = ['acme/cheap', 'acme/dear'].map((id, index) => ({
      ...{ id, canonical_slug: id, name: id, created: 1_700_000_000, context_length: 1000 },
      architecture: { input_modalities: ['text'], output_modalities: ['text'] },
      pricing: { prompt: index ? '0.001' : '0.000001', completion: '0' },
    }))
    await importFile(db, [JSON.stringify({ data: catalogue })], {
      now,
      pricesFrom: new Date('2026-01-01T00:00:00Z'),
    })
    const events = [
      event('cost-1', { model: 'acme/cheap' }),
      event('cost-2', { model: 'acme/cheap', cost_usd: '0.5' }),
      event('cost-3', { model: 'acme/none' }),
    ]
    await sendBy(db, rulesOf({}), events)
    const costs = async () =>
      (await filed(db)).filter(({ id }) => id.startsWith('cost')).map((row) => [row.cost, row.cost_computed])
    expect(await costs()).toEqual([
      [100_000n, true],
      [500_000_000n, false],
      [null, false],
    ])
    const rules = rulesOf({ models: { 'acme/cheap': 'acme/dear', 'acme/none': 'acme/cheap' } })
    await remapEvents(db, { rules, isDryRun: false })
    expect(await costs()).toEqual([
      [100_000_000n, true],
      [500_000_000n, false],
      [100_000n, true],
    ])
    expect(await sendBy(db, rulesOf({}), events)).toMatchObject({ duplicates: 3 })
    await remapEvents(db, { rules: rulesOf({}), isDryRun: false })
    expect((await costs())[2]).toEqual([null, false])
  })

  it('leave sealed days as they are, and count them', async () => {
    const { db } = database()
    await accept(db, [wireEvent('old', '2026-03-01T10:00:00Z')], { source: 'api', apiKeyId: null, now })
    await runRollup(db, { now })
    expect(await sealOldDays(db, { now, retentionDays: 30 })).toEqual(['2026-03-01'])
    const rules = rulesOf({ models: { 'acme/one': 'acme/two' } })
    const { days, sealed } = await remapEvents(db, { rules, isDryRun: false })
    expect({ days: days.map(({ day }) => day), sealed }).toEqual({ days: [dayBefore, yesterday], sealed: 1 })
    await runRollup(db, { now })
    expect(await verifyRollups(db)).toMatchObject({ differences: [], sealedDays: ['2026-03-01'] })
  })

  it('hide apps before they send anything, and show again only what they hid', async () => {
    const { db } = database()
    await db.$client`insert into apps (identity, title, hidden) values ('by.hand', 'By hand', true)`
    const hidden = async () =>
      (await db.$client`select identity from apps where hidden order by identity`).map((row) => row.identity)
    const rules = rulesOf({ hiddenApps: ['https://cline.bot', 'https://new.example', 'https://by.hand'] })
    expect(await syncHiddenApps(db, rules)).toBe(true)
    expect(await syncHiddenApps(db, rules)).toBe(false)
    expect(await hidden()).toEqual(['by.hand', 'cline.bot', 'new.example'])
    expect((await board(db, 'apps')).map(([slug]) => slug)).not.toContain('cline.bot')
    expect(await syncHiddenApps(db, rulesOf({}))).toBe(true)
    expect((await board(db, 'apps')).map(([slug]) => slug)).toContain('cline.bot')
  })

  it('keep no more combinations of tags for a key than there is room for', async () => {
    const { db } = database()
    const events = Array.from({ length: MAX_TAG_SETS + 20 }, (_, index) =>
      event(`tagged-${index}`, { api_key_name: 'busy', tags: [`request-${index}`] }),
    )
    expect(await sendBy(db, rulesOf({}), events)).toMatchObject({ accepted: events.length })
    await sendBy(db, rulesOf({}), [event('tagged-late', { api_key_name: 'busy', tags: ['late'] })])
    const [row] = await db.$client`
      select count(distinct label_id)::int as labels, count(*) filter (where tags = '{}')::int as cut
      from events join event_labels on event_labels.id = label_id where api_key_name = 'busy'`
    expect(row).toEqual({ labels: MAX_TAG_SETS + 1, cut: 21 })
  })
})
