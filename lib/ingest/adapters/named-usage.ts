import type { UsagePart } from '@/lib/domain/usage/parts'
import type { AdapterFacts } from '../event/adapter-facts'
import { isCount } from '../event/read-event'
import { isAdjusting } from '../usage/reasons'
import { type DocumentedConvention, solveUsage } from '../usage/solve'
import type { StatedUsage } from '../usage/stated-usage'
import { addUp, type Fields, isFields } from './fields'
import { type Spelling, usageSpellings } from './usage-spellings'

/** What a source stated of the usage of one request, under our names. */
export interface NamedUsage {
  stated: StatedUsage
  /** Values that stand where a count should and are none: fractions, texts, negative numbers. */
  wrong: Partial<Record<UsagePart, unknown>>
}

/** Collects the counts of one record. Null and what is absent is not stated. */
export function nameUsage(parts: Iterable<readonly [UsagePart, unknown]>): NamedUsage {
  const stated: Partial<Record<UsagePart, number[]>> = {}
  const wrong: NamedUsage['wrong'] = {}
  for (const [part, value] of parts) {
    if (value === undefined || value === null) continue
    if (!isCount(value)) wrong[part] = value
    else if (stated[part]) stated[part].push(value)
    else stated[part] = [value]
  }
  return { stated, wrong }
}

const spelled = (Object.keys(usageSpellings) as UsagePart[]).flatMap((part) =>
  usageSpellings[part].map((spelling) => ({ part, paths: pathsOf(spelling) })),
)

/** The parts that usage objects name, in whatever dialect. Of several objects each adds what it names. */
export function usageIn(...objects: readonly unknown[]): NamedUsage {
  const usages = objects.filter(isFields)
  return nameUsage(
    usages.flatMap((usage) => spelled.map(({ part, paths }) => [part, countAt(usage, paths)] as const)),
  )
}

/** Whether anything at all was stated: a usage of seconds or pictures states no tokens. */
export function namesTokens({ stated, wrong }: NamedUsage): boolean {
  return Object.keys(stated).length > 0 || Object.keys(wrong).length > 0
}

/** Whether any tokens were used. */
export function hasUsed({ stated }: NamedUsage): boolean {
  return Object.values(stated).some((counts) => counts.some((count) => count > 0))
}

/** The counts of a wire event, and why they are not simply the stated ones. */
export interface SolvedFields {
  counts: {
    prompt_tokens: unknown
    completion_tokens: unknown
    reasoning_tokens: unknown
    cached_tokens: unknown
    cache_write_tokens: unknown
  }
  facts: Pick<AdapterFacts, 'usageReason' | 'isAdjusted'>
}

/**
 * What a request used, by the solver. A value that is no count is handed on in its place, so that the event is refused
 * under its name.
 */
export function solvedFields({ stated, wrong }: NamedUsage, convention: DocumentedConvention): SolvedFields {
  const { reason, ...usage } = solveUsage(stated, convention)
  return {
    counts: {
      prompt_tokens: wrong.prompt ?? usage.promptTokens,
      completion_tokens: wrong.completion ?? usage.completionTokens,
      reasoning_tokens: wrong.reasoning ?? usage.reasoningTokens,
      cached_tokens: wrong.cacheRead ?? usage.cachedTokens,
      cache_write_tokens: wrong.cacheWrite ?? (usage.cacheWriteTokens || undefined),
    },
    facts: reason ? { usageReason: reason, isAdjusted: isAdjusting(reason) } : {},
  }
}

function pathsOf(spelling: Spelling): readonly (readonly string[])[] {
  return (typeof spelling === 'string' ? [spelling] : spelling).map((path) => path.split('.'))
}

function countAt(usage: Fields, paths: readonly (readonly string[])[]): unknown {
  const [only] = paths
  if (paths.length === 1) return valueAt(usage, only!)
  const values = paths.map((path) => valueAt(usage, path))
  return values.every((value) => value === undefined || value === null) ? undefined : addUp(...values)
}

function valueAt(usage: Fields, path: readonly string[]): unknown {
  let value: unknown = usage
  for (const name of path) value = isFields(value) ? value[name] : undefined
  // An object has the counts in it, under names of their own.
  return isFields(value) ? undefined : value
}
