import { describe, expect, it } from 'vitest'
import { ensurePartitions, partitionName } from '@/db/partitions'
import { addDays, type Day } from '@/lib/domain/time/day'
import { useTestDatabase } from '../../support/database/database'

describe('partitions', () => {
  const database = useTestDatabase()
  const sql = () => database().db.$client

  async function partitionDays(): Promise<string[]> {
    const rows = await sql()`select inhrelid::regclass::text as name from pg_inherits
      where inhparent = 'events'::regclass order by name`
    return rows.map((row) => row.name)
  }

  function insert(day: Day) {
    return sql()`insert into events (day, id, created_at, model_id, provider_id, app_id, category_id,
      prompt_tokens, completion_tokens, reasoning_tokens, cached_tokens, sample_weight, adjusted)
      values (${day}, 'one', ${`${day}T23:59:59.999Z`}, 1, 0, 0, 1, 1, 1, 0, 0, 1, false)`
  }

  it('are made once each, with the unique index, and take exactly their own day', async () => {
    expect(await ensurePartitions(sql(), ['2026-03-02', '2026-03-01', '2026-03-02'])).toEqual([])
    expect(await ensurePartitions(sql(), ['2026-03-01'])).toEqual([])
    expect(await partitionDays()).toEqual(['events_20260301', 'events_20260302'])

    await insert('2026-03-02')
    await expect(insert('2026-03-02')).rejects.toMatchObject({ code: '23505' })
    await expect(insert('2026-03-03')).rejects.toMatchObject({ code: '23514' })
  })

  it('are made by many at once without an error, while another day is being written', async () => {
    const days = Array.from({ length: 12 }, (_, index) => addDays('2026-04-01', index))
    await sql().begin(async (writer) => {
      await writer`insert into events select '2026-03-01', 'open', now(), 1, 0, 0, 1, 1, 1, 0, 0,
        null, null, null, null, null, null, null, 1, false`
      await Promise.all(Array.from({ length: 4 }, () => ensurePartitions(sql(), days)))
    })
    expect(await partitionDays()).toEqual(expect.arrayContaining(days.map(partitionName)))
  })

  it('are not made for a sealed day, which is handed back', async () => {
    await sql()`insert into rollup_days values ('2025-01-01', 'sealed', 1, 1, 1, 1, now())`
    expect(await ensurePartitions(sql(), ['2025-01-01', '2025-01-02'])).toEqual(['2025-01-01'])
    expect(await partitionDays()).toContain('events_20250102')
    expect(await partitionDays()).not.toContain('events_20250101')
  })

  it('are made for more days than one transaction has locks for', async () => {
    const days = Array.from({ length: 250 }, (_, index) => addDays('2020-01-01', index))
    await ensurePartitions(sql(), days)
    expect(await partitionDays()).toEqual(expect.arrayContaining(days.map(partitionName)))
  })
})
