import type { Convention } from '@/lib/domain/usage/conventions'
import { type Detail, details, detailWholes, type Whole } from '@/lib/domain/usage/parts'
import { largestFitting, largestOf, type StatedUsage } from './stated-usage'

/** What the stated parts come to under one convention. */
export interface Reading {
  promptTokens: number | undefined
  completionTokens: number | undefined
  reasoningTokens: number | undefined
  cachedTokens: number | undefined
  cacheWriteTokens: number | undefined
  /** Prompt and completion together. */
  sum: number
  /** As it was stated; undefined where it was not. */
  total: number | undefined
  /** What the total is where the convention holds. */
  expectedTotal: number
  /** The details that are larger than the whole that they are inside of. */
  excess: readonly Detail[]
  /**
   * Whether what was read from the cache and written to it is together more than the prompt that they are inside of.
   * It may be where the same tokens were read and written anew.
   */
  areCachesAbovePrompt: boolean
}

/** Reads the stated parts as a convention means them. */
export function readUnder(stated: StatedUsage, { outside, totalLeavesOut }: Convention): Reading {
  // A total of 0 beside parts is "not known", and beside nothing it says nothing.
  const total = largestOf(stated.total) || undefined
  const completion = wholeOf(stated.completion, total)
  const besideCompletion = besideOf('completion', stated, outside)
  const completionTokens = withParts(completion, besideCompletion)
  const besidePrompt = besideOf('prompt', stated, outside)
  const prompt =
    wholeOf(stated.prompt, total) ??
    (total === undefined ? undefined : Math.max(0, total - (completionTokens ?? 0) - besidePrompt))
  const promptTokens = withParts(prompt, besidePrompt)
  // A part is held against its whole as it is counted, with all that stands beside it.
  const wholes = { prompt: promptTokens ?? 0, completion: completionTokens ?? 0 }
  const values = new Map<Detail, number>()
  const excess: Detail[] = []
  for (const detail of details) {
    const largest = largestOf(stated[detail])
    if (largest === undefined) continue
    const fitting = outside.includes(detail)
      ? largest
      : largestFitting(stated[detail], wholes[detailWholes[detail]])
    values.set(detail, fitting ?? largest)
    if (fitting === undefined) excess.push(detail)
  }
  const inside = (detail: Detail) => (outside.includes(detail) ? 0 : (values.get(detail) ?? 0))
  const sum = (promptTokens ?? 0) + (completionTokens ?? 0)
  return {
    promptTokens,
    completionTokens,
    reasoningTokens: values.get('reasoning'),
    cachedTokens: values.get('cacheRead'),
    cacheWriteTokens: values.get('cacheWrite'),
    sum,
    total,
    expectedTotal: totalLeavesOut ? (prompt ?? 0) + (completion ?? 0) : sum,
    excess,
    areCachesAbovePrompt: inside('cacheRead') + inside('cacheWrite') > wholes.prompt,
  }
}

export function isCache(detail: Detail): boolean {
  return detail === 'cacheRead' || detail === 'cacheWrite'
}

/** The largest count of a whole that the total has room for. */
function wholeOf(counts: readonly number[] | undefined, total: number | undefined): number | undefined {
  return largestFitting(counts, total ?? Number.POSITIVE_INFINITY) ?? largestOf(counts)
}

/** What stands beside a whole. */
function besideOf(whole: Whole, stated: StatedUsage, outside: readonly Detail[]): number {
  return outside
    .filter((detail) => detailWholes[detail] === whole)
    .reduce((sum, detail) => sum + (largestOf(stated[detail]) ?? 0), 0)
}

function withParts(whole: number | undefined, beside: number): number | undefined {
  return whole === undefined && beside === 0 ? undefined : (whole ?? 0) + beside
}
