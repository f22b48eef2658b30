/**
 * Histograms of speed. They are counts by bucket, so those of any days, models and providers add up, and percentiles
 * are taken from the sum: percentiles themselves can never be averaged.
 */

/** What is measured, by the number that the rollups call it. */
export const speedMeasures = { latency: 1, throughput: 2 } as const

export type SpeedMeasure = keyof typeof speedMeasures

const BUCKETS_AN_OCTAVE = 4

/** Whole numbers from `first` to `last`, each about 2^(1/4) times the one before. */
function geometricEdges(first: number, last: number): number[] {
  const count = Math.ceil(BUCKETS_AN_OCTAVE * Math.log2(last / first))
  const edges = Array.from({ length: count }, (_, index) =>
    Math.round(first * 2 ** (index / BUCKETS_AN_OCTAVE)),
  )
  return [...new Set([...edges, last])]
}

/**
 * The edges of the buckets. Bucket 0 is below the first edge, bucket i from edge i - 1 up to, not with, edge i, the last
 * bucket has no upper end: `width_bucket` of PostgreSQL counts the same way.
 * - latency in milliseconds, 1 ms to 10 minutes;
 * - throughput in output tokens per 1,000 seconds, 0.1 to 10,000 tokens a second.
 */
export const speedEdges: Record<SpeedMeasure, readonly number[]> = {
  latency: geometricEdges(1, 600_000),
  throughput: geometricEdges(100, 10_000_000),
}

/** How many requests each bucket holds. Buckets that hold none may be missing. */
export type Histogram = ReadonlyMap<number, bigint>

/** The bucket of a value, as the database finds it. */
export function bucketOf(measure: SpeedMeasure, value: number): number {
  return speedEdges[measure].filter((edge) => edge <= value).length
}

export function mergeHistograms(histograms: Iterable<Histogram>): Histogram {
  const merged = new Map<number, bigint>()
  for (const histogram of histograms) {
    for (const [bucket, requests] of histogram) merged.set(bucket, (merged.get(bucket) ?? 0n) + requests)
  }
  return merged
}

/**
 * The value below which the fraction `p` (0 to 1) of the requests lies (nearest rank), in the unit of the edges; null
 * where there are none. Inside its bucket the requests are taken to lie evenly on a logarithmic scale.
 *
 * Error bound: the exact percentile lies in the same bucket. So the answer is off by less than the bucket is wide: a
 * factor of 2^(1/4), 19 %, where edges are not rounded much (from 16 upwards: 23 %). Below the first edge the answer is
 * that edge, which the exact one is below; in the last bucket it is the last edge, which the exact one reaches.
 */
export function percentile(measure: SpeedMeasure, histogram: Histogram, p: number): number | null {
  const edges = speedEdges[measure]
  const filled = [...histogram].filter(([, requests]) => requests > 0n).sort(([a], [b]) => a - b)
  const total = filled.reduce((sum, [, requests]) => sum + requests, 0n)
  if (total === 0n) return null
  const rank = rankOf(p, total)
  let below = 0n
  for (const [bucket, requests] of filled) {
    if (below + requests < rank) {
      below += requests
      continue
    }
    const from = edges[bucket - 1]
    const until = edges[bucket]
    if (from === undefined) return edges[0]!
    if (until === undefined) return from
    // The middle of the request's own part of the bucket: the first one is not at the edge, nor is the last.
    const position = (Number(rank - below) - 0.5) / Number(requests)
    return from * (until / from) ** Math.min(position, LAST_POSITION)
  }
  throw new Error('the ranks of a histogram end with its total')
}

/** The upper edge is not inside the bucket, and the last of very many requests would be rounded to it. */
const LAST_POSITION = 0.999_999_999

const PARTS = 1_000_000

/** Which request, counted from 1, stands at the fraction. */
function rankOf(p: number, total: bigint): bigint {
  const parts = BigInt(Math.round(p * PARTS))
  const rank = (parts * total + BigInt(PARTS) - 1n) / BigInt(PARTS)
  return rank < 1n ? 1n : rank > total ? total : rank
}
