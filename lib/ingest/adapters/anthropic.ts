import { conventionOf } from '@/lib/domain/usage/sources'
import { NotUsage } from '../not-usage'
import { UnreadableItem } from '../refusal'
import { answeringModel, anthropicUsage, usageSoFar } from './anthropic-usage'
import { type Fields, fieldsAt, firstOf, isFields, listOf, plain, textOf } from './fields'
import { gatewayProvider } from './gateway-marks'
import { permaslugOf } from './model/model-name'
import { anthropicStreams, isStreamEvent } from './reply/anthropic-streams'
import { replyAdapter } from './reply/reply'
import type { ReplyFacts, ReplySource } from './reply/reply-source'

/** The reason to stop of a stream that ended in an error. */
const FAILED = 'error'

/** Replies of `/v1/messages`, of Anthropic itself, Amazon Bedrock and Vertex. They do not say when they were made. */
export const anthropicReplies = {
  read(reply) {
    if (reply.type === 'error') return new NotUsage('failed')
    // A coding client writes its own errors down in the form of answers.
    if (reply.model === '<synthetic>') return new NotUsage('not_a_model_call')
    if (!isFields(reply.usage)) return isStreamEvent(reply) ? new NotUsage('no_usage') : withoutUsage(reply)
    const model = firstOf(answeringModel(reply), reply.model)
    return {
      id: reply.id,
      createdAt: undefined,
      model,
      requestedModel: model === reply.model ? undefined : reply.model,
      provider: gatewayProvider(reply) ?? providerOf(textOf(reply.id), model),
      usage: anthropicUsage(reply.usage),
      convention: conventionOf('anthropic'),
      toolCalls: countToolCalls(reply),
      finishReason: firstOf(reply.stop_reason, fieldsAt(reply, 'delta').stop_reason),
      serviceTier: reply.usage.service_tier,
      // The only message without a reason to stop is one that has not stopped yet.
      isIncomplete:
        reply.type === 'message' && [undefined, null, FAILED].includes(reply.stop_reason as string),
    } satisfies ReplyFacts
  },

  /** `message_start` has id, model and prompt; each `message_delta` has the counts so far. */
  join(events) {
    const wholes = events.filter((event) => event.type === 'message')
    const starts = events
      .filter((event) => event.type === 'message_start')
      .map((event) => fieldsAt(event, 'message'))
    const deltas = events.filter((event) => event.type === 'message_delta')
    const blocks = events.filter((event) => event.type === 'content_block_start')
    const messages = [...starts, ...wholes]
    return {
      ...Object.assign({}, ...messages.map(withoutNull)),
      usage: usageSoFar([...starts, ...deltas, ...wholes].map((event) => event.usage)),
      content: blocks.length > 0 ? blocks.map((block) => block.content_block) : wholes.at(-1)?.content,
      stop_reason: firstOf(
        events.some((event) => event.type === 'error') ? FAILED : undefined,
        ...deltas.map((delta) => fieldsAt(delta, 'delta').stop_reason),
        wholes.at(-1)?.stop_reason,
      ),
    }
  },

  streamsOf: anthropicStreams,
} satisfies ReplySource

export const anthropic = replyAdapter(anthropicReplies)

function withoutNull(message: Fields): Fields {
  return Object.fromEntries(Object.entries(message).filter(([, value]) => (value ?? undefined) !== undefined))
}

function withoutUsage(reply: Fields): UnreadableItem {
  const message = 'The reply has no usage: send the whole object of a message, with its usage.'
  return new UnreadableItem({ code: 'invalid_prompt_tokens', message }, textOf(reply.id) ?? null)
}

/**
 * The clouds that serve Claude give its messages ids of their own. Others speak Anthropic's protocol too: who served
 * another model is not known.
 */
function providerOf(id: string | undefined, model: unknown): string | undefined {
  if (id?.startsWith('msg_bdrk_')) return 'Amazon Bedrock'
  if (id?.startsWith('msg_vrtx_')) return 'Google'
  const permaslug = permaslugOf(model)
  return permaslug === undefined || permaslug.startsWith('anthropic/') ? 'Anthropic' : undefined
}

/** The tools that the model called: those of the sender, of Anthropic (`server_tool_use`) and of MCP servers. */
function countToolCalls(reply: Fields): number | undefined {
  if (!Array.isArray(reply.content)) return undefined
  return listOf(reply.content).filter((block) => /(?:^|_)tool_use$/.test(plain(block.type))).length
}
