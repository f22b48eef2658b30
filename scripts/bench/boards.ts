import type { Db } from '@/db/client'
import { categories } from '@/lib/domain/entity/categories'
import { dimensionNames } from '@/lib/domain/entity/dimension'
import { periodNames } from '@/lib/domain/time/period'
import { getBoard } from '@/lib/queries/boards/board'
import { getSeries } from '@/lib/queries/series/series'
import { readSnapshot } from '@/lib/queries/shared/snapshot'
import { measuringReader } from './database-time'
import { percentile, report } from './statistics'

const ROUNDS = 3

/**
 * Every board in every period and category, and every chart in every grain, with all of its statements: 95 of 100
 * take the database this many ms.
 */
export async function benchBoards(db: Db, now: Date): Promise<void> {
  const filters = ['all', ...categories.map((category) => category.slug)] as const
  for (const dimension of dimensionNames) {
    const boardMs: number[] = []
    const chartMs: number[] = []
    await readSnapshot(db, async (snapshot) => {
      const { reader, takeMs } = await measuringReader(snapshot)
      for (let round = 0; round < ROUNDS; round++) {
        for (const category of filters) {
          for (const period of periodNames) {
            const question = {
              category,
              period,
              range: null,
              variants: 'merge',
              metric: 'tokens',
              limit: 50,
              appGroup: null,
            } as const
            await getBoard(reader, dimension, question, now)
            boardMs.push(takeMs())
          }
          for (const grain of ['day', 'week', 'month'] as const) {
            const question = {
              category,
              grain,
              range: null,
              variants: 'merge',
              metric: 'tokens',
              top: 9,
              topOf: 'bucket',
              appGroup: null,
            } as const
            await getSeries(reader, dimension, question, now)
            chartMs.push(takeMs())
          }
        }
      }
    })
    const both = (ms: number[]) =>
      `p50 ${percentile(ms, 0.5).toFixed(1)} p95 ${percentile(ms, 0.95).toFixed(1)} ms`
    report(`Queries: ${dimension}`, `boards ${both(boardMs)}, charts ${both(chartMs)}`, 'p95 at most 10 ms')
  }
}
