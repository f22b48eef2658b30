import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { addDays } from '@/lib/domain/time/day'
import { bucketOf, type SpeedMeasure, speedMeasures } from '@/lib/domain/tokens/histogram'
import { runRollup } from '@/lib/rollup/run'
import { verifyRollups } from '@/lib/rollup/verify'
import { useTestDatabase } from '../../support/database/database'
import { send, wireEvent } from '../../support/ingest/send'

const today = '2026-05-13'
const yesterday = addDays(today, -1)
const now = new Date(`${today}T09:00:00Z`)

describe('the rollups of what requests are like', () => {
  const database = useTestDatabase()
  const read = async (query: ReturnType<typeof sql>) =>
    (await database().db.execute(query)).map((row) => Object.values(row))
  const sendAll = (prefix: string, events: Record<string, unknown>[]) =>
    send(
      database().db,
      events.map((event, index) => wireEvent(`${prefix}-${index}`, `${yesterday}T10:00:00Z`, event)),
      now,
    )

  it('count requests by their own total length, whatever they stand for', async () => {
    const lengths = [0, 999, 1000, 9999, 10_000, 99_999, 100_000, 999_999, 1_000_000, 9_999_999]
    await sendAll('length', [
      ...lengths.map((length) => ({ prompt_tokens: length, completion_tokens: 0, category: 'legal' })),
      { prompt_tokens: 500, completion_tokens: 500, sample_weight: 1000, category: 'programming' },
    ])
    await runRollup(database().db, { now })
    const buckets = sql`select length_bucket, requests, prompt_tokens, completion_tokens, estimated from length_daily`
    expect(
      await read(sql`${buckets} where category_id = (select id from categories where slug = 'legal')
      order by 1`),
    ).toEqual([
      [0, 2n, 999n, 0n, false],
      [1, 2n, 10_999n, 0n, false],
      [2, 2n, 109_999n, 0n, false],
      [3, 2n, 1_099_999n, 0n, false],
      [4, 2n, 10_999_999n, 0n, false],
    ])
    expect(await read(sql`${buckets} where category_id = 0 and length_bucket = 1`)).toEqual([
      [1, 1002n, 510_999n, 500_000n, true],
    ])
    expect(
      await read(sql`select slot, requests from length_window
      where category_id = 0 and length_bucket = 1 and period = 'week'`),
    ).toEqual([[0, 1002n]])
  })

  it('find the same bucket as the pages do, for every edge and the values beside it', async () => {
    const { db } = database()
    const latencies = [0, 1, 2, 812, 813, 1023, 1024, 1025, 599_999, 600_000, 600_001, 2_000_000_000]
    const throughputs = [
      { completion_tokens: 1, generation_ms: 10_000 },
      { completion_tokens: 1, generation_ms: 10_001 },
      { completion_tokens: 100, generation_ms: 1000 },
      { completion_tokens: 10_000, generation_ms: 1000 },
      { completion_tokens: 2_147_483_647, generation_ms: 1 },
      { completion_tokens: 0, generation_ms: 1 },
    ]
    await sendAll(
      'latency',
      latencies.map((latency) => ({ model: 'acme/slow', latency_ms: latency })),
    )
    await sendAll(
      'throughput',
      throughputs.map((parts) => ({ model: 'acme/fast', ...parts, sample_weight: 3 })),
    )
    await sendAll('unknown', [{ model: 'acme/fast' }, { model: 'acme/fast', generation_ms: 0 }])
    await runRollup(db, { now })
    const counts = (name: SpeedMeasure, values: number[], weight: bigint) => {
      const found = new Map<number, bigint>()
      for (const value of values) {
        const bucket = bucketOf(name, value)
        found.set(bucket, (found.get(bucket) ?? 0n) + weight)
      }
      return [...found]
        .sort(([a], [b]) => a - b)
        .map(([bucket, requests]) => [speedMeasures[name], bucket, requests])
    }
    const rowsOf = (table: ReturnType<typeof sql>, model: string) =>
      read(sql`select measure, bucket, requests from ${table} r
        join models on models.id = r.model_id where permaslug = ${model} order by 1, 2`)
    const speeds = throughputs.map((parts) =>
      Math.floor((parts.completion_tokens * 1_000_000) / parts.generation_ms),
    )
    expect(await rowsOf(sql`speed_daily`, 'acme/slow')).toEqual(counts('latency', latencies, 1n))
    expect(await rowsOf(sql`speed_daily`, 'acme/fast')).toEqual(counts('throughput', speeds, 3n))
    const month = sql`(select * from speed_window where period = 'month')`
    expect(await rowsOf(month, 'acme/fast')).toEqual(counts('throughput', speeds, 3n))
    expect((await verifyRollups(db)).differences).toEqual([])
  })

  it('take late events in, and leave the windows with their days', async () => {
    const { db } = database()
    await sendAll('late', [{ model: 'acme/slow', latency_ms: 812, completion_tokens: 3 }])
    expect(await runRollup(db, { now })).toMatchObject({ days: 1, changed: true, restated: [yesterday] })
    expect((await verifyRollups(db)).differences).toEqual([])
    const later = new Date(now.getTime() + 31 * 86_400_000)
    await runRollup(db, { now: later })
    expect(await read(sql`select count(*)::int from speed_windows`)).toEqual([[0]])
    expect(await read(sql`select count(*)::int from length_window where slot = 0`)).toEqual([[0]])
    expect((await verifyRollups(db)).differences).toEqual([])
  })
})
