import { parseNanoUsd } from '../money'
import { NotUsage } from '../not-usage'
import { UnreadableItem } from '../refusal'
import { type Fields, fieldsAt, isFields, textOf } from './fields'
import { openaiChatReplies } from './openai-chat'
import { openaiResponsesReplies } from './openai-responses'
import { type ReplySource, replyAdapter } from './reply'

/**
 * Replies of OpenRouter, of its chat completions and of its responses. They have the shape of OpenAI's, and besides
 * say who served the request and what it cost.
 */
export const openrouterReplies = {
  read(reply) {
    const source = isResponse(reply) ? openaiResponsesReplies : openaiChatReplies
    const facts = source.read(reply)
    if (facts instanceof NotUsage || facts instanceof UnreadableItem) return facts
    return { ...facts, provider: textOf(reply.provider), costUsd: costOf(fieldsAt(reply, 'usage')) }
  },

  join: (chunks) => (chunks.some(isResponse) ? openaiResponsesReplies : openaiChatReplies).join(chunks),

  streamsOf: openaiChatReplies.streamsOf,
} satisfies ReplySource

export const openrouter = replyAdapter(openrouterReplies)

function isResponse(reply: Fields): boolean {
  return (
    reply.object === 'response' ||
    (typeof reply.type === 'string' && reply.type.startsWith('response.')) ||
    (isFields(reply.usage) && reply.usage.input_tokens !== undefined)
  )
}

/** With a key of one's own (BYOK) `cost` is OpenRouter's fee alone: what the provider charged is added. */
function costOf(usage: Fields): unknown {
  const { cost, is_byok: isByok, cost_details: details } = usage
  const upstream = fieldsAt({ details }, 'details').upstream_inference_cost
  const [fee, charge] = [parseNanoUsd(cost), parseNanoUsd(upstream)]
  if (isByok !== true || fee === undefined || charge === undefined) return cost
  return `${fee + charge}e-9`
}
