import { isCount } from '../read-event'
import { type Fields, fieldsAt, firstOf } from './fields'

/** The token counts of a reply; a value that is no count stays as it was sent, and is refused later. */
export interface UsageCounts {
  promptTokens: unknown
  completionTokens: unknown
  reasoningTokens: unknown
  cachedTokens: unknown
}

/**
 * The `usage` of chat completions (and embeddings, which have no completion). Audio, image and prediction tokens,
 * the rejected ones too, are inside the two counts; so are cache writes. What was read from a cache is named by
 * OpenAI, Moonshot and Mistral, and DeepSeek in three ways.
 */
export function chatUsage(usage: Fields): UsageCounts {
  const inPrompt = fieldsAt(usage, 'prompt_tokens_details')
  return withHiddenOutput(usage.total_tokens, {
    promptTokens: usage.prompt_tokens,
    completionTokens: usage.completion_tokens ?? 0,
    reasoningTokens: fieldsAt(usage, 'completion_tokens_details').reasoning_tokens,
    cachedTokens: firstOf(
      inPrompt.cached_tokens,
      usage.cached_tokens,
      usage.prompt_cache_hit_tokens,
      usage.num_cached_tokens,
    ),
  })
}

/** The `usage` of the Responses API. */
export function responsesUsage(usage: Fields): UsageCounts {
  return withHiddenOutput(usage.total_tokens, {
    promptTokens: usage.input_tokens,
    completionTokens: usage.output_tokens,
    reasoningTokens: fieldsAt(usage, 'output_tokens_details').reasoning_tokens,
    cachedTokens: fieldsAt(usage, 'input_tokens_details').cached_tokens,
  })
}

/**
 * A stated total that is larger than its parts is believed: xAI keeps reasoning out of the completion, Google's
 * OpenAI-compatible address does not name it at all, and both count it in the total. What is missing was put out,
 * so it belongs to the completion, and it is the reasoning where that is not stated. A total that is smaller is not
 * believed: the parts are.
 */
export function withHiddenOutput(total: unknown, counts: UsageCounts): UsageCounts {
  const { promptTokens, completionTokens, reasoningTokens } = counts
  if (!isCount(total) || !isCount(promptTokens) || !isCount(completionTokens)) return counts
  const hidden = total - promptTokens - completionTokens
  if (hidden <= 0) return counts
  return {
    ...counts,
    completionTokens: completionTokens + hidden,
    reasoningTokens: reasoningTokens ?? hidden,
  }
}
