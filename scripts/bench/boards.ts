import type { Db } from '@/db/client'
import { categories } from '@/lib/domain/categories'
import { dimensionNames } from '@/lib/domain/dimension'
import { periodNames } from '@/lib/domain/period'
import { getBoard } from '@/lib/queries/board'
import { getSeries } from '@/lib/queries/series'
import { readSnapshot } from '@/lib/queries/snapshot'
import { percentile, report, timed } from './statistics'

const ROUNDS = 5

/** Every board in every period and category, and every chart in every grain: 95 of 100 within this many ms. */
export async function benchBoards(db: Db, now: Date): Promise<void> {
  const filters = ['all', ...categories.map((category) => category.slug)] as const
  for (const dimension of dimensionNames) {
    const boardMs: number[] = []
    const chartMs: number[] = []
    await readSnapshot(db, async (reader) => {
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
            boardMs.push(await timed(() => getBoard(reader, dimension, question, now)))
          }
          for (const grain of ['day', 'week', 'month'] as const) {
            if (dimension === 'apps') continue // no page draws it
            const question = {
              category,
              grain,
              range: null,
              variants: 'merge',
              metric: 'tokens',
              top: 9,
              appGroup: null,
            } as const
            chartMs.push(await timed(() => getSeries(reader, dimension, question, now)))
          }
        }
      }
    })
    const figures = [
      `boards p50 ${percentile(boardMs, 0.5).toFixed(1)} p95 ${percentile(boardMs, 0.95).toFixed(1)} ms`,
    ]
    if (chartMs.length) figures.push(`charts p95 ${percentile(chartMs, 0.95).toFixed(1)} ms`)
    report(`Queries: ${dimension}`, figures.join(', '), 'p95 at most 10 ms')
  }
}
