import { conventionOf } from '@/lib/domain/usage/sources'
import { NotUsage } from '../not-usage'
import { UnreadableItem } from '../refusal'
import { anthropicStreams, isStreamEvent } from './anthropic-streams'
import { answeringModel, anthropicUsage } from './anthropic-usage'
import { type Fields, fieldsAt, firstOf, isFields, listOf, textOf } from './fields'
import { largestCounts } from './largest-counts'
import { type ReplyFacts, type ReplySource, replyAdapter } from './reply'

/** Replies of `/v1/messages`, of Anthropic itself, Amazon Bedrock and Vertex. They do not say when they were made. */
export const anthropicReplies = {
  read(reply) {
    if (reply.type === 'error') return new NotUsage('failed')
    if (!isFields(reply.usage)) return isStreamEvent(reply) ? new NotUsage('no_usage') : withoutUsage(reply)
    const model = firstOf(answeringModel(reply), reply.model)
    return {
      id: reply.id,
      createdAt: undefined,
      model,
      requestedModel: model === reply.model ? undefined : reply.model,
      provider: textOf(reply.provider) ?? providerOf(textOf(reply.id)),
      usage: anthropicUsage(reply.usage),
      convention: conventionOf('anthropic'),
      toolCalls: countToolCalls(reply),
      finishReason: firstOf(reply.stop_reason, fieldsAt(reply, 'delta').stop_reason),
      serviceTier: reply.usage.service_tier,
      // The only message without a reason to stop is one that has not stopped yet.
      isIncomplete: reply.type === 'message' && (reply.stop_reason ?? undefined) === undefined,
    } satisfies ReplyFacts
  },

  /** `message_start` has id, model and prompt; each `message_delta` has the counts so far. */
  join(events) {
    const wholes = events.filter((event) => event.type === 'message')
    const whole = wholes.at(-1)
    const message = fieldsAt(
      events.find((event) => event.type === 'message_start'),
      'message',
    )
    const deltas = events.filter((event) => event.type === 'message_delta')
    const blocks = events.filter((event) => event.type === 'content_block_start')
    return {
      ...message,
      ...whole,
      usage: largestCounts([message, ...deltas, ...wholes].map((event) => event.usage)),
      content: blocks.length > 0 ? blocks.map((block) => block.content_block) : whole?.content,
      stop_reason: firstOf(
        ...deltas.map((delta) => fieldsAt(delta, 'delta').stop_reason),
        whole?.stop_reason,
      ),
    }
  },

  streamsOf: anthropicStreams,
} satisfies ReplySource

export const anthropic = replyAdapter(anthropicReplies)

function withoutUsage(reply: Fields): UnreadableItem {
  const message = 'The reply has no usage: send the whole object of a message, with its usage.'
  return new UnreadableItem({ code: 'invalid_prompt_tokens', message }, textOf(reply.id) ?? null)
}

/** The clouds that serve Claude give its messages ids of their own. */
function providerOf(id: string | undefined): string {
  if (id?.startsWith('msg_bdrk_')) return 'Amazon Bedrock'
  return id?.startsWith('msg_vrtx_') ? 'Google' : 'Anthropic'
}

/** The tools that the model called: those of the sender, of Anthropic (`server_tool_use`) and of MCP servers. */
function countToolCalls(reply: Fields): number | undefined {
  if (!Array.isArray(reply.content)) return undefined
  return listOf(reply.content).filter((block) => /(?:^|_)tool_use$/.test(String(block.type))).length
}
