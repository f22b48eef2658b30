import { NotUsage } from '../not-usage'
import { UnreadableItem } from '../refusal'
import { anthropicUsage } from './anthropic-usage'
import { type Fields, fieldsAt, firstOf, isFields, listOf, textOf } from './fields'
import { type ReplyFacts, type ReplySource, replyAdapter } from './reply'

const eventTypes = new Set([
  'message_start',
  'message_delta',
  'message_stop',
  'content_block_start',
  'content_block_delta',
  'content_block_stop',
  'ping',
])

/** Replies of `/v1/messages`, of Anthropic itself, Amazon Bedrock and Vertex. They do not say when they were made. */
export const anthropicReplies = {
  read(reply) {
    if (reply.type === 'error') return new NotUsage('failed')
    if (!isFields(reply.usage)) return isEvent(reply) ? new NotUsage('no_usage') : withoutUsage(reply)
    return {
      id: reply.id,
      createdAt: undefined,
      model: reply.model,
      provider: providerOf(textOf(reply.id)),
      ...anthropicUsage(reply.usage),
      toolCalls: countToolCalls(reply),
      finishReason: firstOf(reply.stop_reason, fieldsAt(reply, 'delta').stop_reason),
    } satisfies ReplyFacts
  },

  /** `message_start` has id, model and prompt; each `message_delta` has counts that replace those before it. */
  join(events) {
    const message = fieldsAt(
      events.find((event) => event.type === 'message_start'),
      'message',
    )
    const deltas = events.filter((event) => event.type === 'message_delta')
    const blocks = events.filter((event) => event.type === 'content_block_start')
    return {
      ...message,
      usage: Object.assign({}, message.usage, ...deltas.map((delta) => withoutNull(delta.usage))),
      content: blocks.length > 0 ? blocks.map((block) => block.content_block) : undefined,
      stop_reason: firstOf(...deltas.map((delta) => fieldsAt(delta, 'delta').stop_reason)),
    }
  },

  /** Events carry no id: those from one `message_start` to the next are one stream. */
  streamsOf(replies) {
    let stream = 0
    let isOpen = false
    return replies.map((reply) => {
      if (!isFields(reply) || !isEvent(reply)) return undefined
      if (reply.type === 'message_start') {
        stream += 1
        isOpen = true
      }
      const key = isOpen ? String(stream) : undefined
      if (reply.type === 'message_stop') isOpen = false
      return key
    })
  },
} satisfies ReplySource

export const anthropic = replyAdapter(anthropicReplies)

function isEvent(reply: Fields): boolean {
  return typeof reply.type === 'string' && eventTypes.has(reply.type)
}

/** A count that a delta leaves open is null. */
function withoutNull(usage: unknown): Fields {
  return Object.fromEntries(
    Object.entries(isFields(usage) ? usage : {}).filter(([, value]) => value !== null),
  )
}

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
