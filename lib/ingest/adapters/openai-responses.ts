import { conventionOf } from '@/lib/domain/usage/sources'
import { NotUsage } from '../not-usage'
import { UnreadableItem } from '../refusal'
import { type Fields, fieldsAt, firstOf, isFields, listOf, textOf } from './fields'
import { gatewayProvider } from './gateway-marks'
import { largestCounts } from './largest-counts'
import { hasUsed, usageIn } from './named-usage'
import { ownProvider } from './openai-provider'
import { replyAdapter } from './reply/reply'
import type { ReplyFacts, ReplySource } from './reply/reply-source'

/**
 * Replies of `/v1/responses`, and the events of its streams and of the Realtime API: those that carry a whole response
 * have it under `response`, as an envelope has.
 */
export const openaiResponsesReplies = {
  read(event) {
    const reply = isFields(event.response) ? event.response : event
    const usage = usageIn(reply.usage)
    if (reply.status === 'failed' || reply.status === 'cancelled') {
      if (!hasUsed(usage)) return new NotUsage('failed')
    } else if (!isFields(reply.usage)) {
      return isPiece(reply) || goesOn(reply) ? new NotUsage('no_usage') : withoutUsage(reply)
    }
    if (goesOn(reply) && !hasUsed(usage)) return new NotUsage('no_usage')
    return {
      id: firstOf(reply.id, reply.event_id),
      // Pictures say `created`.
      createdAt: firstOf(reply.created_at, reply.created),
      model: reply.model,
      provider: gatewayProvider(reply) ?? ownProvider(reply.model),
      usage,
      convention: conventionOf('openaiResponses'),
      toolCalls: countToolCalls(reply),
      finishReason: finishReasonOf(reply),
      serviceTier: firstOf(reply.service_tier, fieldsAt(reply, 'usage').service_tier),
      isIncomplete: goesOn(reply),
    } satisfies ReplyFacts
  },

  join(events) {
    const responses = events.map((event) => (isFields(event.response) ? event.response : event))
    const wholes = responses.filter((response) => textOf(response.id) !== undefined)
    const last = wholes.findLast((response) => isFields(response.usage)) ?? responses.at(-1)
    const usage = largestCounts(responses.map((response) => response.usage)) ?? last?.usage
    return { ...last, status: wholes.at(-1)?.status ?? last?.status, usage }
  },

  /** Every response that goes on, and the next one of its id. */
  streamsOf(replies) {
    const going = new Set<string>()
    return replies.map((event) => {
      if (!isFields(event)) return undefined
      const reply = isFields(event.response) ? event.response : event
      const id = textOf(reply.id)
      if (id === undefined || (!goesOn(reply) && !going.has(id))) return undefined
      if (goesOn(reply)) going.add(id)
      else going.delete(id)
      return id
    })
  },
} satisfies ReplySource

export const openaiResponses = replyAdapter(openaiResponsesReplies)

/** An event of a stream that carries a piece of the reply only. */
function isPiece({ type }: Fields): boolean {
  return (
    typeof type === 'string' && /^(?:response|conversation|session|rate_limits|input_audio)[._]/.test(type)
  )
}

function goesOn({ status }: Fields): boolean {
  return status === 'in_progress' || status === 'queued'
}

function finishReasonOf(reply: Fields): unknown {
  if (reply.status === 'failed') return 'error'
  return fieldsAt(reply, 'incomplete_details').reason ?? reply.status
}

function withoutUsage(reply: Fields): UnreadableItem {
  const message = 'The reply has no usage: send the whole object of a response, with its usage.'
  return new UnreadableItem({ code: 'invalid_prompt_tokens', message }, textOf(reply.id) ?? null)
}

function countToolCalls({ output }: Fields): number | undefined {
  return Array.isArray(output) ? countCallItems(output) : undefined
}

/** Every tool call is an item of its own: `function_call`, `web_search_call`, `mcp_call` and so on. */
export function countCallItems(output: readonly unknown[]): number {
  return listOf(output).filter(({ type }) => typeof type === 'string' && type.endsWith('_call')).length
}
