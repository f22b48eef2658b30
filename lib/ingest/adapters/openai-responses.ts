import { conventionOf } from '@/lib/domain/usage/sources'
import { NotUsage } from '../not-usage'
import { UnreadableItem } from '../refusal'
import { type Fields, fieldsAt, firstOf, isFields, listOf, textOf } from './fields'
import { hasUsed, usageIn } from './named-usage'
import { ownProvider } from './openai-provider'
import { type ReplyFacts, type ReplySource, replyAdapter } from './reply'

/**
 * Replies of `/v1/responses`, and the events of its streams and of the Realtime API: those that carry a whole response
 * have it under `response`, as an envelope has.
 */
export const openaiResponsesReplies = {
  read(event) {
    const reply = isFields(event.response) ? event.response : event
    const hasUsage = isFields(reply.usage)
    const usage = usageIn(reply.usage)
    if (reply.status === 'failed' || reply.status === 'cancelled') {
      if (!hasUsed(usage)) return new NotUsage('failed')
    } else if (!hasUsage) {
      return isPiece(reply) ? new NotUsage('no_usage') : withoutUsage(reply)
    }
    return {
      id: reply.id,
      createdAt: reply.created_at,
      model: reply.model,
      provider: textOf(reply.provider) ?? ownProvider(reply.model),
      usage,
      convention: conventionOf('openaiResponses'),
      toolCalls: countToolCalls(reply),
      finishReason: finishReasonOf(reply),
      serviceTier: firstOf(reply.service_tier, fieldsAt(reply, 'usage').service_tier),
    } satisfies ReplyFacts
  },

  join(events) {
    const responses = events.map((event) => (isFields(event.response) ? event.response : event))
    return responses.findLast((response) => isFields(response.usage)) ?? responses.at(-1) ?? {}
  },
} satisfies ReplySource

export const openaiResponses = replyAdapter(openaiResponsesReplies)

/** An event of a stream that carries a piece of the reply only, or a reply that goes on. */
function isPiece(reply: Fields): boolean {
  const isEvent =
    typeof reply.type === 'string' &&
    /^(?:response|conversation|session|rate_limits|input_audio)[._]/.test(reply.type)
  return isEvent || reply.status === 'in_progress' || reply.status === 'queued'
}

function finishReasonOf(reply: Fields): unknown {
  if (reply.status === 'failed') return 'error'
  return fieldsAt(reply, 'incomplete_details').reason ?? reply.status
}

function withoutUsage(reply: Fields): UnreadableItem {
  const message = 'The reply has no usage: send the whole object of a response, with its usage.'
  return new UnreadableItem({ code: 'invalid_prompt_tokens', message }, textOf(reply.id) ?? null)
}

/** Every tool call is an item of its own: `function_call`, `web_search_call`, `mcp_call` and so on. */
function countToolCalls(reply: Fields): number | undefined {
  if (!Array.isArray(reply.output)) return undefined
  return listOf(reply.output).filter((item) => typeof item.type === 'string' && item.type.endsWith('_call'))
    .length
}
