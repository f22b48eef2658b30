import { parseNanoUsd } from '../../event/money'
import { NotUsage } from '../../not-usage'
import { UnreadableItem } from '../../refusal'
import { anthropicReplies } from '../anthropic'
import { type Fields, fieldsAt, isFields, textOf } from '../fields'
import { openaiChatReplies } from '../openai-chat'
import { openaiResponsesReplies } from '../openai-responses'
import { isStreamEvent } from '../reply/anthropic-streams'
import { replyAdapter } from '../reply/reply'
import type { ReplySource } from '../reply/reply-source'

/**
 * Replies of OpenRouter, of its chat completions, responses and messages. They have the shape of OpenAI's and
 * Anthropic's, and besides say who served the request and what it cost.
 */
export const openrouterReplies = {
  read(reply) {
    const facts = shapeOf([reply]).read(reply)
    if (facts instanceof NotUsage || facts instanceof UnreadableItem) return facts
    return { ...facts, provider: textOf(reply.provider), costUsd: costOf(fieldsAt(reply, 'usage')) }
  },

  join: (chunks) => shapeOf(chunks).join(chunks),

  /** One body may hold replies of all three shapes: each looks at its own. */
  streamsOf(replies) {
    const shapeOfEach = replies.map((reply) => (isFields(reply) ? shapeOf([reply]) : undefined))
    const streams = shapes.map((shape) =>
      shape.streamsOf(replies.map((reply, place) => (shapeOfEach[place] === shape ? reply : undefined))),
    )
    return replies.map((_, place) =>
      streams.flatMap((keys, of) => keys[place] && `${of} ${keys[place]}`).find(Boolean),
    )
  },
} satisfies ReplySource

export const openrouter = replyAdapter(openrouterReplies)

const shapes = [anthropicReplies, openaiResponsesReplies, openaiChatReplies]

function shapeOf(replies: readonly Fields[]) {
  if (replies.some(isMessage)) return anthropicReplies
  return replies.some(isResponse) ? openaiResponsesReplies : openaiChatReplies
}

function isMessage(reply: Fields): boolean {
  return reply.type === 'message' || reply.type === 'error' || isStreamEvent(reply)
}

function isResponse(reply: Fields): boolean {
  return (
    reply.object === 'response' ||
    (typeof reply.type === 'string' && reply.type.startsWith('response.')) ||
    (isFields(reply.usage) && reply.usage.input_tokens !== undefined)
  )
}

/**
 * With a key of one's own (BYOK) `cost` is OpenRouter's fee alone: what the provider charged is added. A fee of 0 beside
 * a charge that is not known says nothing of the cost.
 */
function costOf(usage: Fields): unknown {
  const { cost, is_byok: isByok, cost_details: details } = usage
  const upstream = fieldsAt({ details }, 'details').upstream_inference_cost
  const [fee, charge] = [parseNanoUsd(cost), parseNanoUsd(upstream)]
  if (isByok !== true || fee === undefined) return cost
  if (charge === undefined) return fee === 0 ? undefined : cost
  return `${fee + charge}e-9`
}
