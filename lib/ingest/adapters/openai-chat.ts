import { NotUsage } from '../not-usage'
import { UnreadableItem } from '../refusal'
import { type Fields, fieldsAt, firstOf, isFields, listOf, textOf } from './fields'
import { ownProvider } from './openai-provider'
import { chatUsage } from './openai-usage'
import { type ReplyFacts, type ReplySource, replyAdapter } from './reply'

/** Replies of `/v1/chat/completions`, `/v1/completions` and `/v1/embeddings`, of OpenAI and of who speaks like it. */
export const openaiChatReplies = {
  read(reply) {
    const usage = usageOf(reply)
    if (!usage) return isChunk(reply) ? new NotUsage('no_usage') : withoutUsage(reply)
    return {
      id: reply.id,
      createdAt: reply.created,
      model: reply.model,
      provider: reply.prompt_filter_results ? 'Azure' : ownProvider(reply.model),
      ...chatUsage(usage),
      toolCalls: countToolCalls(reply),
      finishReason: listOf(reply.choices)[0]?.finish_reason,
    } satisfies ReplyFacts
  },

  join(chunks) {
    const counted = chunks.findLast((chunk) => usageOf(chunk))
    const whole = { ...chunks[0], ...(counted ?? chunks.at(-1)) }
    if (!chunks.some((chunk) => Array.isArray(chunk.choices))) return whole
    return { ...whole, choices: joinChoices(chunks) }
  },

  streamsOf: (replies) =>
    replies.map((reply) => (isFields(reply) && isChunk(reply) ? textOf(reply.id) : undefined)),
} satisfies ReplySource

export const openaiChat = replyAdapter(openaiChatReplies)

function isChunk(reply: Fields): boolean {
  return reply.object === 'chat.completion.chunk'
}

/** Groq states the usage of a stream under `x_groq`. */
function usageOf(reply: Fields): Fields | undefined {
  return [reply.usage, fieldsAt(reply, 'x_groq').usage].find(isFields)
}

function withoutUsage(reply: Fields): UnreadableItem {
  const message = 'The reply has no usage: send the whole object of a chat completion, with its usage.'
  return new UnreadableItem({ code: 'invalid_prompt_tokens', message }, textOf(reply.id) ?? null)
}

function countToolCalls(reply: Fields): number | undefined {
  if (!Array.isArray(reply.choices)) return undefined
  return listOf(reply.choices)
    .map((choice) => listOf(fieldsAt(choice, 'message').tool_calls).length)
    .reduce((sum, count) => sum + count, 0)
}

/** The first choice of a stream, with the tools that any of its choices called: each comes in several pieces. */
function joinChoices(chunks: readonly Fields[]): Fields[] {
  const choices = chunks.flatMap((chunk) => listOf(chunk.choices))
  const calls = choices.flatMap((choice) =>
    listOf(fieldsAt(choice, 'delta').tool_calls).map(
      (call) => `${choice.index ?? 0}:${call.index ?? call.id}`,
    ),
  )
  const finishReason = firstOf(...choices.map((choice) => choice.finish_reason))
  return [
    { finish_reason: finishReason, message: { tool_calls: [...new Set(calls)].map((call) => ({ call })) } },
  ]
}
