import { describe, expect, it } from 'vitest'
import { seedBulk } from '@/lib/demo/bulk'
import { OperatorError } from '@/lib/operator-error'
import { useTestDatabase } from '../../support/database/database'

const now = new Date('2027-02-10T13:30:00Z')
const options = { now, events: 20_001, days: 4, models: 30, apps: 50 }

describe('bulk events', () => {
  const database = useTestDatabase()

  it('fill the days before today evenly, a few models taking most of it', async () => {
    const done: number[] = []
    const summary = await seedBulk(database().db, { ...options, onProgress: (events) => done.push(events) })
    expect(summary).toEqual({ accepted: 20_001, duplicates: 0 })
    expect(done.at(-1)).toBe(20_001)
    const days = await database().db.$client`
      select day::text, count(*)::int as events, count(distinct model_id)::int as models,
        bool_and(sample_weight = 1 and created_at >= day and created_at < day + 1
          and reasoning_tokens <= completion_tokens and cached_tokens <= prompt_tokens) as sound
      from events group by day order by day`
    expect(days).toEqual([
      { day: '2027-02-06', events: 5000, models: 30, sound: true },
      { day: '2027-02-07', events: 5000, models: 30, sound: true },
      { day: '2027-02-08', events: 5000, models: 30, sound: true },
      { day: '2027-02-09', events: 5001, models: 30, sound: true },
    ])
    const [largest] = await database().db.$client<{ share: number }[]>`
      select count(*) / 20001.0::float8 as share from events group by model_id order by 1 desc limit 1`
    expect(largest!.share).toBeGreaterThan(0.1)
  })

  it('point at names that exist, with a line a day that asks for a rollup', async () => {
    const [names] = await database().db.$client`
      select count(*)::int as events, count(distinct category_id)::int as categories, min(category_id) as lowest
      from events join models on models.id = model_id join authors on authors.id = author_id
        join providers on providers.id = provider_id join apps on apps.id = app_id
      where permaslug like 'bench-author-%/model-%' and (app_id = 0 or identity like 'app-%.example')`
    expect(names).toEqual({ events: 20_001, categories: 13, lowest: 1 })
    const lines = await database().db.$client`
      select source, accepted::int from ingest_batches where rolled_up_at is null order by day`
    expect(lines).toEqual([5000, 5000, 5000, 5001].map((accepted) => ({ source: 'seed', accepted })))
  })

  it('add nothing a second time, and their own with other options', async () => {
    expect(await seedBulk(database().db, options)).toEqual({ accepted: 0, duplicates: 20_001 })
    expect(await seedBulk(database().db, { ...options, events: 100 })).toEqual({
      accepted: 100,
      duplicates: 0,
    })
  })

  it('refuse a sealed day', async () => {
    await database().db.$client`insert into rollup_days values ('2027-02-05', 'sealed', 1, 0, 0, 0, now())`
    await expect(seedBulk(database().db, { ...options, days: 5 })).rejects.toThrow(OperatorError)
  })
})
