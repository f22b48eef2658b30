import type { Grain } from '../time/buckets'
import type { Day } from '../time/day'
import type { DayRange } from '../time/day-range'
import type { PeriodWindow } from '../time/period'
import type { Entity, Freshness } from '../traffic/board'

/** What a model put out in a window. */
export interface ReasoningModel extends Entity {
  author: Entity
  requests: bigint
  totalTokens: bigint
  completionTokens: bigint
  reasoningTokens: bigint
  estimated: boolean
}

/** Models by the part of their output that is reasoning. */
export interface ReasoningBoard {
  /** The main models, largest part first. */
  rows: ReasoningModel[]
  /** How many models had tokens. */
  modelCount: number
  totalTokens: bigint
  /** Tokens of models that had any reasoning in the window. */
  reasoningModelTokens: bigint
  window: PeriodWindow
  freshness: Freshness
}

/** The tokens of models that reason: those with reasoning tokens in the same bucket. */
export interface ReasoningServed {
  buckets: { bucket: Day; isPartial: boolean; totalTokens: bigint; reasoningModelTokens: bigint }[]
  grain: Grain
  range: DayRange
  estimated: boolean
  freshness: Freshness
}

/** The part of all output, in per cent, that the listed models make together. */
export const MAIN_PERCENT = 99n

/** The fewest models that together make `MAIN_PERCENT` of the output: a model of ten requests leads no list. */
export function mainModels<Model extends Pick<ReasoningModel, 'slug' | 'completionTokens'>>(
  models: readonly Model[],
): Model[] {
  const sorted = models
    .filter(({ completionTokens }) => completionTokens > 0n)
    .sort((a, b) => descending(a.completionTokens, b.completionTokens) || bySlug(a, b))
  const total = sorted.reduce((sum, { completionTokens }) => sum + completionTokens, 0n)
  let before = 0n
  return sorted.filter(({ completionTokens }) => {
    const isNeeded = before * 100n < total * MAIN_PERCENT
    before += completionTokens
    return isNeeded
  })
}

/** Largest part of reasoning in the output first, compared exactly. */
export function byReasoningShare(a: ReasoningModel, b: ReasoningModel): number {
  const [left, right] = [a.reasoningTokens * b.completionTokens, b.reasoningTokens * a.completionTokens]
  return descending(left, right) || bySlug(a, b)
}

function descending(a: bigint, b: bigint): number {
  return a === b ? 0 : a > b ? -1 : 1
}

/** By code unit, as the database orders slugs. */
function bySlug(a: { slug: string }, b: { slug: string }): number {
  return a.slug < b.slug ? -1 : a.slug > b.slug ? 1 : 0
}
