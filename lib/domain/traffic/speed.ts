import { type Histogram, percentile, type SpeedMeasure } from '../tokens/histogram'

/** What is known of one measure of speed: how many requests it was measured for, and percentiles of those. */
export interface SpeedFigure {
  requests: bigint
  /** Whole milliseconds, or output tokens per 1,000 seconds; null where nothing was measured. */
  p50: number | null
  p95: number | null
}

export type Speed = Record<SpeedMeasure, SpeedFigure>

/** With fewer measured requests the percentiles say little: nothing is ranked by them. */
export const FEWEST_RANKED_REQUESTS = 100n

export function speedFigure(measure: SpeedMeasure, histogram: Histogram): SpeedFigure {
  let requests = 0n
  for (const count of histogram.values()) requests += count
  return { requests, p50: rounded(measure, histogram, 0.5), p95: rounded(measure, histogram, 0.95) }
}

function rounded(measure: SpeedMeasure, histogram: Histogram, p: number): number | null {
  const value = percentile(measure, histogram, p)
  return value === null ? null : Math.round(value)
}

export function hasEnough({ requests }: SpeedFigure): boolean {
  return requests >= FEWEST_RANKED_REQUESTS
}

/** Tokens a second as an exact decimal, from the tokens per 1,000 seconds that percentiles are given in. */
export function tokensASecond(per1000Seconds: number): string {
  return (per1000Seconds / 1000).toFixed(3).replace(/\.?0+$/, '')
}
