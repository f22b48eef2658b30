import { type SQL, sql } from 'drizzle-orm'
import type { PeriodWindow } from '@/lib/domain/time/period'
import {
  type Histogram,
  mergeHistograms,
  type SpeedMeasure,
  speedMeasures,
} from '@/lib/domain/tokens/histogram'
import { type Speed, speedFigure } from '@/lib/domain/traffic/speed'
import type { WindowQuestion } from '../shared/board-window'

/** The histograms of a window, whose rows are ready for the trailing week and month: a subquery for the alias `r`. */
export function speedRows({ period, range }: WindowQuestion, { current, isPartial }: PeriodWindow): SQL {
  if (range === null && period !== 'day' && !isPartial) {
    const requests = sql.identifier(period === 'month' ? 'month_requests' : 'week_requests')
    return sql`(select provider_id, model_id, measure, bucket, ${requests} as requests
      from speed_windows where ${requests} > 0)`
  }
  return sql`(select provider_id, model_id, measure, bucket, requests
    from speed_daily where day >= ${current.from} and day < ${current.until})`
}

/**
 * The buckets of a group as one text, `bucket:requests bucket:requests`, where a bucket can stand several times: rows
 * summed by bucket would be thousands, and take twice as long.
 */
export const histogramText = sql`string_agg(r.bucket || ':' || r.requests, ' ')`

export interface SpeedRow extends Record<string, unknown> {
  measure: number
  histogram: string
}

/** The percentiles of all rows of one entity. */
export function speedOf(rows: readonly SpeedRow[]): Speed {
  const figure = (measure: SpeedMeasure) => speedFigure(measure, histogramOf(rows, measure))
  return { latency: figure('latency'), throughput: figure('throughput') }
}

/** The histogram of all rows of one entity. */
export function histogramOf(rows: readonly SpeedRow[], measure: SpeedMeasure): Histogram {
  const own = rows.filter((row) => row.measure === speedMeasures[measure])
  return mergeHistograms(own.flatMap(({ histogram }) => parse(histogram)))
}

function parse(histogram: string): Histogram[] {
  return histogram.split(' ').map((part) => {
    const [bucket = '', requests = ''] = part.split(':')
    return new Map([[Number(bucket), BigInt(requests)]])
  })
}
