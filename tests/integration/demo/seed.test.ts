import { describe, expect, it } from 'vitest'
import { demoCatalog } from '@/lib/demo/catalog/catalog'
import { rankedDays } from '@/lib/demo/rankings'
import { seedDemo } from '@/lib/demo/seed'
import { DEMO_DAYS, shiftDays } from '@/lib/demo/timeline'
import { addDays, dayOf } from '@/lib/domain/time/day'
import { useTestDatabase } from '../../support/database/database'

const now = new Date('2027-02-10T13:30:00Z')
const today = dayOf(now)
const shift = shiftDays(today)

describe('the demo in the database', () => {
  const database = useTestDatabase()
  const count = async () => {
    const [row] = await database().db.$client<{ events: number; batches: bigint }[]>`
      select (select count(*) from events)::int as events,
        (select coalesce(sum(accepted), 0) from ingest_batches where source = 'seed')::bigint as batches`
    return row!
  }

  it('adds up, by model and day, to the published figures', async () => {
    const { db } = database()
    const progress: number[] = []
    const summary = await seedDemo(db, { now, onProgress: (done) => progress.push(done) })
    expect(progress.at(-1)).toBe(DEMO_DAYS)
    expect(summary.duplicates).toBeGreaterThan(300)
    expect(await count()).toEqual({ events: summary.accepted, batches: BigInt(summary.accepted) })

    const { models } = demoCatalog()
    for (const { day, models: ranked, other } of rankedDays()) {
      const shifted = addDays(day, shift)
      const rows = await db.$client<{ permaslug: string; total: bigint }[]>`
        select permaslug, sum((prompt_tokens + completion_tokens) * sample_weight)::bigint as total
        from events join models on models.id = model_id where day = ${shifted} group by permaslug`
      const totals = new Map(rows.map(({ permaslug, total }) => [permaslug, total]))
      const expected = ranked.map(({ model, total }) => [models[model]!.permaslug, BigInt(total)] as const)
      expect(
        expected.filter(([permaslug, total]) => totals.get(permaslug) !== total),
        shifted,
      ).toEqual([])
      const all = [...totals.values()].reduce((sum, total) => sum + total, 0n)
      const listed = expected.reduce((sum, [, total]) => sum + total, 0n)
      expect(all - listed, `other on ${shifted}`).toBe(BigInt(other))
    }
  })

  it('names what the events point at', async () => {
    const sql = database().db.$client
    const [opus] = await sql`
      select models.name, authors.name as author, models.prompt_nano_usd_per_million as price,
        released_at::date::text as day, input_modalities as inputs, valid_from::date::text as priced_from
      from models join authors on authors.id = author_id join model_prices on model_id = models.id where permaslug = 'anthropic/claude-4.7-opus-20260416'`
    expect(opus).toEqual({
      name: 'Claude Opus 4.7',
      author: 'Anthropic',
      price: 5_000_000_000n,
      day: addDays('2026-04-16', shift),
      inputs: ['text', 'image', 'file'],
      priced_from: addDays('2026-04-16', shift),
    })
    const [variant] = await sql`
      select base.permaslug as base from models join models as base on base.id = models.base_model_id
      where models.permaslug = 'openai/gpt-oss-120b:free'`
    expect(variant).toEqual({ base: 'openai/gpt-oss-120b' })
    const [orphans] = await sql`
      select count(*)::int as count from events where not exists (select from models where id = model_id)
        or not exists (select from providers where id = provider_id) or not exists (select from apps where id = app_id)`
    expect(orphans).toEqual({ count: 0 })
    const [made] = await sql`select count(*)::int as count from providers`
    expect(made).toEqual({ count: demoCatalog().providers.length + 1 })
  })

  it('costs what the price of the moment asks, where prices changed too', async () => {
    const sql = database().db.$client
    const [priced] = await sql`
      with spans as (
        select *, lead(valid_from, 1, 'infinity') over (partition by model_id order by valid_from) as valid_until
        from model_prices
      )
      select count(*) filter (where cost_nano_usd is distinct from round((
          (prompt_tokens - cached_tokens) * p.prompt_nano_usd_per_million
          + cached_tokens * coalesce(p.cached_nano_usd_per_million, p.prompt_nano_usd_per_million)
          + completion_tokens * p.completion_nano_usd_per_million)::numeric / 1000000))::int as wrong,
        count(*) filter (where p.valid_until < 'infinity')::int as before
      from events e join models m on m.id = e.model_id
      join spans p on p.model_id = case when m.variant in ('nitro', 'floor') then m.base_model_id else m.id end
        and e.created_at >= p.valid_from and e.created_at < p.valid_until`
    expect(priced).toEqual({ wrong: 0, before: expect.any(Number) })
    expect(priced!.before).toBeGreaterThan(2_000)
    const [last] = await sql`
      select count(*)::int as models, count(*) filter (where p.prompt_nano_usd_per_million is distinct from
        m.prompt_nano_usd_per_million or p.completion_nano_usd_per_million is distinct from
        m.completion_nano_usd_per_million)::int as other
      from (select distinct on (model_id) * from model_prices order by model_id, valid_from desc) p
      join models m on m.id = p.model_id`
    expect(last!.models).toBeGreaterThan(300)
    expect(last!.other).toBe(0)
  })

  it('adds nothing when it is loaded again on a later day, but the rest of its running day', async () => {
    const before = await count()
    const again = await seedDemo(database().db, { now: new Date('2027-02-13T08:00:00Z') })
    expect(again.today).toBe(today)
    const [added] = await database().db.$client<{ events: number }[]>`
      select count(*)::int as events from events where created_at > ${now.toISOString()}::timestamptz`
    expect(added!.events).toBeGreaterThan(100)
    expect(again.accepted).toBe(added!.events)
    expect((await count()).events).toBe(before.events + added!.events)
    const [newest] = await database().db.$client`select max(day)::text as day from events`
    expect(newest).toEqual({ day: today })
  })
})
