import type { UsagePart } from '@/lib/domain/usage/parts'

/**
 * What a sender stated, by part: every count of it that was found, under whatever spelling, whole numbers from 0. A
 * part that was not stated is absent, which is not 0.
 */
export type StatedUsage = Partial<Record<UsagePart, readonly number[]>>

/** The largest of the counts: gateways send 0 for "not known". */
export function largestOf(counts: readonly number[] | undefined): number | undefined {
  return counts && counts.length > 0 ? Math.max(...counts) : undefined
}

/** The largest of the counts that fits; undefined where none does. A 0 beside larger counts is none of them. */
export function largestFitting(counts: readonly number[] | undefined, limit: number): number | undefined {
  const largest = largestOf(counts)
  if (largest === undefined || largest <= limit) return largest
  return largestOf(counts!.filter((count) => count > 0 && count <= limit))
}
