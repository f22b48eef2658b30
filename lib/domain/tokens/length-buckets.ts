/**
 * The total length of a single request, prompt and answer together, in tokens: bucket 0 is below the first edge, the
 * last one from the last edge upwards.
 */
export const lengthEdges = [1_000, 10_000, 100_000, 1_000_000] as const

/** The buckets in their order. */
export const lengthBuckets: readonly number[] = [0, ...lengthEdges.map((_, index) => index + 1)]
