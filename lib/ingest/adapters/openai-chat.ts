import { conventionOf } from '@/lib/domain/usage/sources'
import { NotUsage } from '../not-usage'
import { UnreadableItem } from '../refusal'
import type { DocumentedConvention } from '../usage/solve'
import { type Fields, fieldsAt, firstOf, isFields, listOf, plain, textOf } from './fields'
import { gatewayProvider } from './gateway-marks'
import { largestCounts } from './largest-counts'
import { permaslugOf } from './model/model-name'
import { usageIn } from './named-usage'
import { ownProvider } from './openai-provider'
import { chatStreams, isPiece } from './reply/chat-streams'
import { replyAdapter } from './reply/reply'
import type { ReplyFacts, ReplySource } from './reply/reply-source'

/** Replies of `/v1/chat/completions`, `/v1/completions` and `/v1/embeddings`, of OpenAI and of who speaks like it. */
export const openaiChatReplies = {
  read(reply) {
    const usages = usagesOf(reply)
    if (usages.length === 0) return isPiece(reply) ? new NotUsage('no_usage') : withoutUsage(reply)
    return {
      id: reply.id,
      createdAt: firstOf(reply.created, reply.created_at),
      model: reply.model,
      provider: gatewayProvider(reply) ?? (reply.prompt_filter_results ? 'Azure' : ownProvider(reply.model)),
      usage: usageIn(withCompletion(usages)),
      convention: conventionOfReply(reply, usages),
      costUsd: costOf(usages),
      toolCalls: countToolCalls(reply),
      finishReason: firstOf(...listOf(reply.choices).map(finishReasonOf).slice(0, 1), reply.done_reason),
      serviceTier: firstOf(reply.service_tier, ...usages.map((usage) => usage.service_tier)),
      isIncomplete: reply.isBrokenOff === true,
    } satisfies ReplyFacts
  },

  join(chunks) {
    const counted = chunks.findLast((chunk) => usagesOf(chunk).length > 0)
    const whole = {
      ...withoutEmpty(chunks[0]),
      ...withoutEmpty(counted ?? chunks.at(-1)),
      usage: largestCounts(chunks.flatMap(usagesOf)),
      provider: firstOf(...chunks.map((chunk) => chunk.provider)),
      error: firstOf(...chunks.map((chunk) => chunk.error)),
    }
    if (!chunks.some((chunk) => Array.isArray(chunk.choices))) return whole
    const choices = joinChoices(chunks)
    return { ...whole, choices, isBrokenOff: choices[0]!.finish_reason === undefined }
  },

  streamsOf: chatStreams,
} satisfies ReplySource

export const openaiChat = replyAdapter(openaiChatReplies)

/** The last chunk of some streams has all fields, and no more to say in them. */
function withoutEmpty(chunk: Fields = {}): Fields {
  return Object.fromEntries(
    Object.entries(chunk).filter(([, value]) => value !== '' && value !== 0 && value !== null),
  )
}

/**
 * Groq states the usage of a stream under `x_groq`, Moonshot under its choice, Ollama's own address beside all else,
 * rankings in Cohere's form under `meta`.
 */
function usagesOf(reply: Fields): Fields[] {
  return [
    reply.usage,
    fieldsAt(reply, 'x_groq').usage,
    ...listOf(reply.choices).map(({ usage }) => usage),
    'eval_count' in reply && reply,
    Array.isArray(reply.results) && fieldsAt(reply, 'meta').tokens,
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
  // Sound that came in is named in seconds, and its tokens are in the total alone (docs.mistral.ai, audio).
  const hidesInput = usages.some((usage) => Number(plain(usage.prompt_audio_seconds)) > 0)
  if (hidesInput) return { ...conventionOf('openaiChat'), hidesInput }
  if (usages.some((usage) => usage.usage_semantic === 'anthropic')) return conventionOf('newApi')
  const isResearch = usages.some(({ citation_tokens: cited, reasoning_tokens }) => cited && reasoning_tokens)
  if (isResearch) return conventionOf('perplexity')
  return conventionOf(mayBeGoogles(reply, usages) ? 'googleChat' : 'openaiChat')
}

/** Google's address for OpenAI's clients names no details. A reply that does not name its model may be its too. */
function mayBeGoogles({ model, provider }: Fields, usages: readonly Fields[]): boolean {
  if (usages.some((usage) => isFields(usage.completion_tokens_details))) return false
  // Gemma is open: others run it too, and count as they please.
  return (
    model === undefined || /google\/gemini|\bgoogle\b(?!\/)/i.test(`${permaslugOf(model)} ${plain(provider)}`)
  )
}

/** Embeddings, and documents in their new order: of these nothing is put out. */
function isListOfInputs({ object, data, results, embeddings }: Fields): boolean {
  const items = listOf(data)
  const isRanking = [...listOf(results), ...items].some(
    (item) => 'relevance_score' in item || 'relevanceScore' in item,
  )
  const isVectors = items.some((item) => item.object === 'embedding' || 'embedding' in item)
  return isRanking || isVectors || Array.isArray(embeddings) || (object === 'list' && items.length === 0)
}

/** xAI's ticks, of which a dollar has 10,000,000,000 (docs.x.ai/docs/key-information/consumption-and-rate-limits). */
function costOf(usages: readonly Fields[]): string | undefined {
  const ticks = firstOf(...usages.map((usage) => usage.cost_in_usd_ticks))
  return typeof ticks === 'number' && Number.isSafeInteger(ticks) && ticks > 0 ? `${ticks}e-10` : undefined
}

function finishReasonOf(choice: Fields): unknown {
  return firstOf(choice.finish_reason, choice.finishReason)
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
      (call) => `${plain(choice.index ?? 0)}:${plain(call.index ?? call.id)}`,
    ),
  )
  const whole = choices.flatMap((choice) => listOf(fieldsAt(choice, 'message').tool_calls))
  const toolCalls = calls.length > 0 ? [...new Set(calls)].map((call) => ({ call })) : whole
  const finishReason = firstOf(...choices.map(finishReasonOf)) ?? undefined
  return [{ finish_reason: finishReason, message: { tool_calls: toolCalls } }]
}
