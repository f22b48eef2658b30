import { type Convention, conventions } from '@/lib/domain/usage/conventions'
import type { Detail } from '@/lib/domain/usage/parts'
import { isCache, type Reading, readUnder } from './reading'
import type { UsageReason } from './reasons'
import type { StatedUsage } from './stated-usage'

/** How a source counts, as it documents it. */
export interface DocumentedConvention extends Convention {
  /** Whether the source is known to count reasoning in the total alone. */
  hidesReasoning?: boolean
  /**
   * Whether the total is the provider's own and not the library's sum, so that where the parts add up to it, a part that
   * is too large is a fault of its own.
   */
  totalIsProviders?: boolean
  /** Whether the reply names input in another unit, whose tokens are in the total alone. */
  hidesInput?: boolean
  /** Embeddings and the like: whatever was used was put in. */
  hasNoOutput?: boolean
}

export interface SolvedUsage {
  /** Undefined where nothing says how large the prompt was; so the others. */
  promptTokens: number | undefined
  completionTokens: number | undefined
  reasoningTokens: number | undefined
  cachedTokens: number | undefined
  cacheWriteTokens: number | undefined
  /** Why these are not simply the counts of the documented convention. */
  reason: UsageReason | undefined
}

/**
 * What a request used, from the parts that its sender named. In this order: the documented convention, where it adds
 * up to the stated total; the one other known convention under which the parts do; a part larger than its whole stands
 * beside it; what the total has above all parts is hidden output; else the documented convention.
 *
 * A part never exceeds its whole, and prompt + completion exceed a stated total only for a reason that says that what
 * was stated contradicts itself (`isAdjusting`).
 */
export function solveUsage(stated: StatedUsage, documented: DocumentedConvention): SolvedUsage {
  if (documented.hasNoOutput) return solvedInput(stated)
  const first = readUnder(stated, documented)
  if (isConsistent(first)) return solved(first, leavesOut(first) ? 'total_leaves_out_parts' : undefined)
  const [only, another] = first.total === undefined ? [] : agreeing(stated)
  if (another) return solved(first, 'total_ambiguous')
  if (only) return solved(only, 'other_convention')
  const reading = withPartsOutside(stated, documented, first)
  const { sum, total } = reading
  if (total !== undefined && sum < total) return withHidden(reading, total - sum, documented)
  if (reading === first) return solved(first, 'total_below_parts')
  return solved(reading, leavesOut(reading) ? 'total_leaves_out_parts' : 'part_outside')
}

function solvedInput({ prompt, total, cacheRead, cacheWrite }: StatedUsage): SolvedUsage {
  const input = [...(prompt ?? []), ...(total ?? [])]
  return solved(readUnder({ prompt: input, completion: [0], cacheRead, cacheWrite }, conventions.inside))
}

/** What is kept of an event: media and predictions that contradict a total that agrees otherwise do not matter. */
const kept = (detail: Detail) => isCache(detail) || detail === 'reasoning'

/** Whether a reading contradicts nothing that was stated. */
function isConsistent({ excess, areCachesAbovePrompt, sum, total, expectedTotal }: Reading): boolean {
  if (total === undefined) return excess.length === 0 && !areCachesAbovePrompt
  return !excess.some(kept) && (sum === total || expectedTotal === total)
}

function leavesOut({ sum, total }: Reading): boolean {
  return total !== undefined && sum > total
}

/** The readings of the known conventions that add up to the total; those that give the same counts are one. */
function agreeing(stated: StatedUsage): Reading[] {
  const found = new Map<string, Reading>()
  for (const convention of Object.values(conventions)) {
    const reading = readUnder(stated, convention)
    if (reading.excess.some(kept) || reading.sum !== reading.total) continue
    const { promptTokens, completionTokens, reasoningTokens, cachedTokens } = reading
    found.set([promptTokens, completionTokens, reasoningTokens, cachedTokens].join(), reading)
  }
  return [...found.values()]
}

/**
 * The reading with what is larger than its whole beside it. Caches are counted by whoever counts the prompt, so that
 * they prove it wrong against any total; reasoning may be counted by another tokenizer, and is moved only where the
 * total has room for it.
 */
function withPartsOutside(stated: StatedUsage, documented: DocumentedConvention, first: Reading): Reading {
  if (documented.totalIsProviders && first.sum === first.total) return first
  const cachesBeside: Detail[] = first.areCachesAbovePrompt ? ['cacheRead', 'cacheWrite'] : []
  const withCaches = readUnder(stated, { outside: [...documented.outside, ...cachesBeside] })
  const others = first.excess.filter((detail) => !isCache(detail))
  if (others.length > 0) {
    const all = readUnder(stated, { outside: [...documented.outside, ...cachesBeside, ...others] })
    if (!leavesOut(all)) return all
  }
  return cachesBeside.length > 0 ? withCaches : first
}

/** What the total has above all parts was put out, where no input is known that it can be. */
function withHidden(
  reading: Reading,
  hidden: number,
  { hidesInput, hidesReasoning }: DocumentedConvention,
): SolvedUsage {
  if (hidesInput)
    return solved({ ...reading, promptTokens: (reading.promptTokens ?? 0) + hidden }, 'hidden_input')
  const completionTokens = (reading.completionTokens ?? 0) + hidden
  const reasoningTokens = reading.reasoningTokens || !hidesReasoning ? reading.reasoningTokens : hidden
  return solved({ ...reading, completionTokens, reasoningTokens }, 'hidden_output')
}

/** The counts of a reading, each part cut down to its whole. */
function solved(reading: Reading, reason?: UsageReason): SolvedUsage {
  const { promptTokens, completionTokens } = reading
  const reasoningTokens = cut(reading.reasoningTokens, completionTokens)
  const cachedTokens = cut(reading.cachedTokens, promptTokens)
  const cacheWriteTokens = cut(reading.cacheWriteTokens, promptTokens)
  const counts = { promptTokens, completionTokens, reasoningTokens, cachedTokens, cacheWriteTokens }
  if (reasoningTokens !== reading.reasoningTokens) return { ...counts, reason: 'reasoning_above_completion' }
  if (cachedTokens !== reading.cachedTokens) return { ...counts, reason: 'cached_above_prompt' }
  return {
    ...counts,
    reason: cacheWriteTokens === reading.cacheWriteTokens ? reason : 'cache_write_above_prompt',
  }
}

function cut(part: number | undefined, whole: number | undefined): number | undefined {
  return part === undefined ? undefined : Math.min(part, whole ?? 0)
}
