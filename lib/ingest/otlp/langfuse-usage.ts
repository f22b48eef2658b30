import type { UsagePart } from '@/lib/domain/usage/parts'
import type { AttributeValue } from './encoding/attribute-value'

/**
 * Langfuse's usage, a JSON text of counts by names that the caller may choose. What begins with `input` adds up to the
 * prompt and what begins with `output` to the completion; `input` and `output` are what is left beside the others
 * (langfuse.com/docs/observability/features/token-and-cost-tracking).
 */
export const LANGFUSE_USAGE = 'langfuse.observation.usage_details'

const prefix = `${LANGFUSE_USAGE}.`

/** The parts that Langfuse's usage names; the counts of kinds that are kept no further are part of their whole. */
export function langfuseParts(
  attributes: ReadonlyMap<string, AttributeValue>,
): [UsagePart, AttributeValue][] {
  const parts: [UsagePart, AttributeValue][] = []
  const wholes: { prompt?: AttributeValue; completion?: AttributeValue } = {}
  for (const [name, value] of attributes) {
    if (!name.startsWith(prefix) || value === undefined) continue
    const part = partOf(name.slice(prefix.length).toLowerCase())
    if (part === 'prompt' || part === 'completion') wholes[part] = together(wholes[part], value)
    else if (part) parts.push([part, value])
  }
  if (wholes.prompt !== undefined) parts.push(['prompt', wholes.prompt])
  if (wholes.completion !== undefined) parts.push(['completion', wholes.completion])
  return parts
}

/** Whether the usage is a provider's own, in OpenAI's words: then the details stand inside. */
export function isInOpenAiWords(attributes: ReadonlyMap<string, AttributeValue>): boolean {
  if (attributes.has(`${prefix}input`)) return false
  return ['prompt_tokens', 'input_tokens'].some(
    (name) => attributes.has(prefix + name) && !attributes.has(`${prefix}cache_read_input_tokens`),
  )
}

function partOf(key: string): UsagePart | undefined {
  if (key.includes('cach')) return /creat|writ/.test(key) ? 'cacheWrite' : 'cacheRead'
  if (/reason|think|thought/.test(key)) return 'reasoning'
  if (key.includes('.')) return undefined
  if (/^(?:input|prompt)/.test(key)) return 'prompt'
  if (/^(?:output|completion)/.test(key)) return 'completion'
  return /^total/.test(key) ? 'total' : undefined
}

/** What is no number is handed on, so that it is refused by the name of its whole. */
function together(one: AttributeValue, other: AttributeValue): AttributeValue {
  if (one === undefined) return other
  if (typeof one !== 'number') return one
  return typeof other === 'number' ? one + other : (other ?? one)
}
