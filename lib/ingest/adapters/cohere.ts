import { conventionOf } from '@/lib/domain/usage/sources'
import { NotUsage } from '../not-usage'
import { UnreadableItem } from '../refusal'
import { type Fields, fieldsAt, isFields, listOf, textOf } from './fields'
import { usageIn } from './named-usage'
import { replyAdapter } from './reply/reply'
import type { ReplyFacts, ReplySource } from './reply/reply-source'

/**
 * Replies of Cohere's `/v2/chat`, `/v2/embed` and `/v2/rerank`, which name neither model nor time. `tokens` is what was
 * processed and is counted; `billed_units` leaves out what Cohere adds to the prompt itself, and stands in where there
 * is nothing else. Searches, which documents are put in order for, are no tokens.
 */
export const cohereReplies = {
  read(reply) {
    if (typeof reply.type === 'string' && reply.type !== 'message-end') return new NotUsage('no_usage')
    const ended = reply.type === 'message-end' ? reply.delta : reply
    const usage = { ...fieldsAt(reply, 'meta'), ...fieldsAt(ended, 'usage') }
    const counts = [usage.tokens, usage.billed_units].find(isFields)
    if (!counts) return withoutUsage(reply)
    const { cached_tokens } = usage
    const hasTokens = counts.input_tokens !== undefined
    return {
      id: reply.id,
      createdAt: undefined,
      model: undefined,
      provider: 'Cohere',
      usage: usageIn(hasTokens ? { output_tokens: 0, ...counts, cached_tokens } : counts),
      convention: conventionOf('cohere'),
      toolCalls: isFields(reply.message) ? listOf(reply.message.tool_calls).length : undefined,
      finishReason: reply.finish_reason ?? fieldsAt(reply, 'delta').finish_reason,
    } satisfies ReplyFacts
  },

  join(events) {
    const start = events.find((event) => event.type === 'message-start')
    const end = events.findLast((event) => event.type === 'message-end')
    return { ...end, id: end?.id ?? start?.id }
  },
} satisfies ReplySource

export const cohere = replyAdapter(cohereReplies)

function withoutUsage(reply: Fields): UnreadableItem {
  const message = 'The reply has no usage: send the whole object that /v2/chat answered.'
  return new UnreadableItem({ code: 'invalid_prompt_tokens', message }, textOf(reply.id) ?? null)
}
