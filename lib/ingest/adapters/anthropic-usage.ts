import { addUp, type Fields, fieldsAt, listOf } from './fields'
import type { UsageCounts } from './openai-usage'

/**
 * The `usage` of Anthropic's messages. What is read from the cache and written to it stands outside `input_tokens`;
 * `cache_creation` only splits up what was written. Thinking is inside `output_tokens`. Uses of server tools are
 * counts of calls, no tokens.
 *
 * The counts at the top leave out compaction, which the same model does: where there are `iterations`, those of
 * this model are added up. An advisor is another model, so what it used is not this model's.
 */
export function anthropicUsage(usage: Fields): UsageCounts {
  const iterations = listOf(usage.iterations).filter(({ type }) => type !== 'advisor_message')
  const parts = iterations.some(({ type }) => type === 'compaction') ? iterations : [usage]
  return {
    promptTokens:
      parts[0]!.input_tokens === undefined ? undefined : addUp(...parts.flatMap((part) => promptParts(part))),
    completionTokens:
      parts[0]!.output_tokens === undefined ? undefined : addUp(...parts.map((part) => part.output_tokens)),
    reasoningTokens: fieldsAt(usage, 'output_tokens_details').thinking_tokens,
    cachedTokens: addUp(...parts.map((part) => part.cache_read_input_tokens)),
  }
}

function promptParts(part: Fields): unknown[] {
  return [part.input_tokens, part.cache_read_input_tokens, part.cache_creation_input_tokens]
}
