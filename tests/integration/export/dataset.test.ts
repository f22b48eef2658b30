import { describe, expect, it } from 'vitest'
import { partitionName } from '@/db/partitions'
import { demoCatalog } from '@/lib/demo/catalog/catalog'
import { rankedDays } from '@/lib/demo/rankings'
import { seedDemo } from '@/lib/demo/seed'
import { shiftDays } from '@/lib/demo/timeline'
import { addDays, type Day, dayOf } from '@/lib/domain/time/day'
import { daysEndingWith } from '@/lib/domain/time/day-range'
import { totalTokens } from '@/lib/domain/tokens/measures'
import { getBoard } from '@/lib/queries/boards/board'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { runRollup } from '@/lib/rollup/run'
import { verifyRollups } from '@/lib/rollup/verify'
import { useTestDatabase } from '../../support/database/database'

const now = new Date('2026-09-03T15:20:00Z')

describe('the published dataset', () => {
  const database = useTestDatabase()

  /** What the demo makes up before the dataset would take most of the time. */
  const forgetDaysBefore = async (first: Day) => {
    const sql = database().db.$client
    const partitions = await sql<{ name: string }[]>`
      select relid::text as name from pg_partition_tree('events')
      where isleaf and relid::text < ${partitionName(first)}`
    for (const { name } of partitions) await sql`drop table ${sql(name)}`
    expect(partitions.length).toBeGreaterThan(200)
    await sql`delete from ingest_batches where day < ${first}`
  }

  it('comes back out of the leaderboard of each day, all 4,590 rows to the token', async () => {
    const { db } = database()
    const shift = shiftDays(dayOf(now))
    await seedDemo(db, { now })
    await forgetDaysBefore(addDays(rankedDays()[0]!.day, shift))
    await runRollup(db, { now })
    const { models } = demoCatalog()
    let rows = 0
    for (const published of rankedDays()) {
      const range = daysEndingWith(addDays(published.day, shift), 1)
      const question = {
        category: 'all',
        period: 'day',
        range,
        variants: 'split',
        metric: 'tokens',
        limit: 50,
        appGroup: null,
      } as const
      const board = await readSnapshot(db, (reader) => getBoard(reader, 'models', question, now))
      const shown = board.rows.map((row) => [row.slug, totalTokens(row)])
      const expected = published.models.map(({ model, total }) => [models[model]!.permaslug, BigInt(total)])
      expect(Object.fromEntries(shown)).toEqual({
        ...Object.fromEntries(expected),
        other: BigInt(published.other),
      })
      expect(board.rows.at(-1)!.kind).toBe('other')
      rows += shown.length
    }
    expect(rows).toBe(4590)
  })

  it('leaves nothing that the raw events do not say', async () => {
    expect(await verifyRollups(database().db)).toMatchObject({ differences: [] })
  })
})
