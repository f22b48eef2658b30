import { conventionOf } from '@/lib/domain/usage/sources'
import { NotUsage } from '../not-usage'
import { UnreadableItem } from '../refusal'
import type { DocumentedConvention } from '../usage/solve'
import { chatStreams, isPiece } from './chat-streams'
import { type Fields, fieldsAt, firstOf, isFields, listOf, textOf } from './fields'
import { largestCounts } from './largest-counts'
import { usageIn } from './named-usage'
import { ownProvider } from './openai-provider'
import { type ReplyFacts, type ReplySource, replyAdapter } from './reply'

/** Replies of `/v1/chat/completions`, `/v1/completions` and `/v1/embeddings`, of OpenAI and of who speaks like it. */
export const openaiChatReplies = {
  read(reply) {
    const usages = usagesOf(reply)
    if (usages.length === 0) return isPiece(reply) ? new NotUsage('no_usage') : withoutUsage(reply)
    return {
      id: reply.id,
      createdAt: reply.created,
      model: reply.model,
      provider: textOf(reply.provider) ?? (reply.prompt_filter_results ? 'Azure' : ownProvider(reply.model)),
      usage: usageIn(withCompletion(usages)),
      convention: conventionOfReply(reply, usages),
      costUsd: costOf(usages),
      toolCalls: countToolCalls(reply),
      finishReason: listOf(reply.choices)[0]?.finish_reason,
      serviceTier: firstOf(reply.service_tier, ...usages.map((usage) => usage.service_tier)),
      isIncomplete: reply.isBrokenOff === true,
    } satisfies ReplyFacts
  },

  join(chunks) {
    const counted = chunks.findLast((chunk) => usagesOf(chunk).length > 0)
    const whole = {
      ...chunks[0],
      ...(counted ?? chunks.at(-1)),
      usage: largestCounts(chunks.flatMap(usagesOf)),
      provider: firstOf(...chunks.map((chunk) => chunk.provider)),
    }
    if (!chunks.some((chunk) => Array.isArray(chunk.choices))) return whole
    const choices = joinChoices(chunks)
    return { ...whole, choices, isBrokenOff: choices[0]!.finish_reason === undefined }
  },

  streamsOf: chatStreams,
} satisfies ReplySource

export const openaiChat = replyAdapter(openaiChatReplies)

/** Groq states the usage of a stream under `x_groq`, Moonshot under its choice. */
function usagesOf(reply: Fields): Fields[] {
  return [
    reply.usage,
    fieldsAt(reply, 'x_groq').usage,
    ...listOf(reply.choices).map(({ usage }) => usage),
  ].filter(isFields)
}

/** Embeddings name no completion: they have none. */
function withCompletion(usages: readonly Fields[]): Fields {
  const usage = largestCounts(usages)!
  const hasTokens = [usage.prompt_tokens, usage.input_tokens].some((count) => typeof count === 'number')
  return hasTokens && usage.output_tokens === undefined ? { completion_tokens: 0, ...usage } : usage
}

function conventionOfReply(reply: Fields, usages: readonly Fields[]): DocumentedConvention {
  if (isListOfInputs(reply)) return { ...conventionOf('openaiChat'), hasNoOutput: true }
  // Google's address for OpenAI's clients names no details; whoever has them names its reasoning there.
  const hasDetails = usages.some((usage) => isFields(usage.completion_tokens_details))
  return conventionOf(hasDetails ? 'openaiChat' : 'googleChat')
}

/** Embeddings, and documents in their new order: of these nothing is put out. */
function isListOfInputs({ object, data, results, embeddings }: Fields): boolean {
  const isRanking = listOf(results).some((result) => 'relevance_score' in result)
  const items = listOf(data)
  const isVectors = items.some((item) => item.object === 'embedding' || 'embedding' in item)
  return isRanking || isVectors || Array.isArray(embeddings) || (object === 'list' && items.length === 0)
}

/** xAI's ticks, of which a dollar has 10,000,000,000 (docs.x.ai/docs/key-information/consumption-and-rate-limits). */
function costOf(usages: readonly Fields[]): string | undefined {
  const ticks = firstOf(...usages.map((usage) => usage.cost_in_usd_ticks))
  return typeof ticks === 'number' && Number.isSafeInteger(ticks) && ticks > 0 ? `${ticks}e-10` : undefined
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
  const whole = choices.flatMap((choice) => listOf(fieldsAt(choice, 'message').tool_calls))
  const toolCalls = calls.length > 0 ? [...new Set(calls)].map((call) => ({ call })) : whole
  const finishReason = firstOf(...choices.map((choice) => choice.finish_reason)) ?? undefined
  return [{ finish_reason: finishReason, message: { tool_calls: toolCalls } }]
}
