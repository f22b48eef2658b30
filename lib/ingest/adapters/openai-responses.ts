import { NotUsage } from '../not-usage'
import { UnreadableItem } from '../refusal'
import { type Fields, fieldsAt, isFields, listOf, textOf } from './fields'
import { ownProvider } from './openai-provider'
import { responsesUsage } from './openai-usage'
import { type ReplyFacts, type ReplySource, replyAdapter } from './reply'

/**
 * Replies of `/v1/responses`, and the events of its streams: those that carry a whole response have it under
 * `response`, as an envelope has.
 */
export const openaiResponsesReplies = {
  read(reply) {
    if (isEvent(reply)) return new NotUsage('no_usage')
    if (reply.status === 'failed' || reply.status === 'cancelled') return new NotUsage('failed')
    if (!isFields(reply.usage)) return isRunning(reply) ? new NotUsage('no_usage') : withoutUsage(reply)
    return {
      id: reply.id,
      createdAt: reply.created_at,
      model: reply.model,
      provider: ownProvider(reply.model),
      ...responsesUsage(reply.usage),
      toolCalls: countToolCalls(reply),
      finishReason: fieldsAt(reply, 'incomplete_details').reason ?? reply.status,
    } satisfies ReplyFacts
  },

  join(events) {
    const responses = events.map((event) => (isFields(event.response) ? event.response : event))
    return responses.findLast((response) => isFields(response.usage)) ?? responses.at(-1) ?? {}
  },
} satisfies ReplySource

export const openaiResponses = replyAdapter(openaiResponsesReplies)

/** An event of a stream that carries a piece of the reply only. */
function isEvent(reply: Fields): boolean {
  return typeof reply.type === 'string' && reply.type.startsWith('response.') && !isFields(reply.usage)
}

function isRunning(reply: Fields): boolean {
  return reply.status === 'in_progress' || reply.status === 'queued'
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
