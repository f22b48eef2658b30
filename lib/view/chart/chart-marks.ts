import type { Day } from '@/lib/domain/time/day'
import type { ChartMark } from './chart-view'
import type { AnyChartView } from './line-view'

export interface PlacedMark extends ChartMark {
  /** The middle of its bucket, as a part of the plot from 0 to 1. */
  x: number
  /** How many marks of the same bucket stand above it. */
  level: number
}

export function placeMarks({ buckets, marks = [] }: Pick<AnyChartView, 'buckets' | 'marks'>): PlacedMark[] {
  const columns = new Map(buckets.map(({ bucket }, column) => [bucket, column]))
  const levels = new Map<Day, number>()
  return marks.flatMap((mark) => {
    const column = columns.get(mark.bucket)
    if (column === undefined) return []
    const level = levels.get(mark.bucket) ?? 0
    levels.set(mark.bucket, level + 1)
    return [{ ...mark, x: (column + 0.5) / buckets.length, level }]
  })
}

/** The marks of a bucket. */
export function marksOf({ marks = [] }: Pick<AnyChartView, 'marks'>, bucket: Day): ChartMark[] {
  return marks.filter((mark) => mark.bucket === bucket)
}
