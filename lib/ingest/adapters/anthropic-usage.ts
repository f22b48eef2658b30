import { type Fields, fieldsAt, isFields, listOf, plain } from './fields'
import { largestCounts } from './largest-counts'
import { type NamedUsage, usageIn } from './named-usage'

/**
 * The parts of the `usage` of Anthropic's messages. `cache_creation` only splits up what was written to the cache.
 * Uses of server tools are counts of calls, no tokens.
 *
 * The counts at the top leave out compaction, which the same model does: where there are `iterations`, those of
 * this model are added up. An advisor is another model, so what it used is not this model's, and what a model used that
 * declined before another one answered is not part of the answer.
 */
export function anthropicUsage(usage: Fields): NamedUsage {
  const iterations = listOf(usage.iterations)
  const own = iterations.filter(({ type }) => type !== 'advisor_message' && !isDeclined(type, iterations))
  const reasoning = { output_tokens_details: usage.output_tokens_details }
  if (!own.some(({ type }) => type === 'compaction')) return usageIn(ownSpellings(usage))
  return usageIn({ ...sumOf(own), ...reasoning })
}

/** The model that a declined request fell back on (docs.claude.com, refusals and fallback), where there is one. */
export function answeringModel(reply: Fields): unknown {
  const answers = listOf(fieldsAt(reply, 'usage').iterations).filter(isFallback)
  const blocks = listOf(reply.content).filter(({ type }) => type === 'fallback')
  return answers.at(-1)?.model ?? fieldsAt(blocks.at(-1), 'to').model
}

function isFallback({ type }: Fields): boolean {
  return type === 'fallback_message'
}

function isDeclined(type: unknown, iterations: readonly Fields[]): boolean {
  return type === 'message' && iterations.some(isFallback)
}

/** Gateways add OpenAI's names, which count the caches in: they stand in only where Anthropic's own say nothing. */
function ownSpellings(usage: Fields): Fields {
  const hasCaches = usage.input_tokens !== undefined && caches.some((name) => usage[name])
  if (!usage.input_tokens && !hasCaches) return usage
  const { prompt_tokens: _, ...own } = usage
  return own
}

const caches = ['cache_read_input_tokens', 'cache_creation_input_tokens'] as const

const summed = ['input_tokens', 'output_tokens', 'cache_read_input_tokens', 'cache_creation_input_tokens']

function sumOf(iterations: readonly Fields[]): Fields {
  return Object.fromEntries(
    summed.map((name) => [
      name,
      iterations.reduce<unknown>((sum, iteration) => plus(sum, iteration[name]), undefined),
    ]),
  )
}

/** A value that is no number stays, and is refused under its name. */
function plus(sum: unknown, value: unknown): unknown {
  if (value === undefined || value === null) return sum
  if (sum === undefined || typeof value !== 'number') return value
  return typeof sum === 'number' ? sum + value : sum
}

/**
 * The usage of a stream from what its events state of it: of each count the largest. Gateways that learn only at the end
 * what came from a cache begin with the whole prompt and end with its parts; these belong together.
 */
export function usageSoFar(usages: readonly unknown[]): Fields | undefined {
  const stated = usages.filter(isFields)
  const largest = largestCounts(stated)
  if (!largest) return undefined
  const split = stated.findLast((usage, place) => place > 0 && isSplitUp(usage, stated.slice(0, place)))
  return split ? { ...largest, input_tokens: split.input_tokens } : largest
}

/** Whether a part of the prompt that was stated before has moved to the caches. */
function isSplitUp(usage: Fields, before: readonly Fields[]): boolean {
  const known = largestCounts(before)!
  const cached = (of: Fields) => caches.reduce((sum, name) => sum + (Number(plain(of[name])) || 0), 0)
  const [input, inputBefore] = [numberIn(usage.input_tokens), numberIn(known.input_tokens)]
  // 0 is a placeholder, unless all of what was stated has moved.
  const isPart = input > 0 || (input === 0 && cached(usage) <= inputBefore)
  return isPart && input < inputBefore && cached(usage) > cached(known)
}

function numberIn(value: unknown): number {
  return typeof value === 'object' && value !== null ? Number.NaN : Number(value)
}
