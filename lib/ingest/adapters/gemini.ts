import { conventionOf } from '@/lib/domain/usage/sources'
import { NotUsage } from '../not-usage'
import { UnreadableItem } from '../refusal'
import { type Fields, fieldsAt, firstOf, isFields, listOf, textOf } from './fields'
import { largestCounts } from './largest-counts'
import { usageIn } from './named-usage'
import { type ReplyFacts, type ReplySource, replyAdapter } from './reply'

/**
 * Replies of `generateContent`, `streamGenerateContent`, `embedContent` and the Live API, of Google AI Studio and of
 * Vertex.
 */
export const geminiReplies = {
  read(reply) {
    const usage = reply.usageMetadata
    if (!isFields(usage)) return isChunk(reply) ? new NotUsage('no_usage') : withoutUsage(reply)
    // Creating a cache, or counting tokens: nothing was asked yet.
    const { stated, wrong } = usageIn(usage)
    const parts = { ...stated, ...wrong }
    if (parts.prompt === undefined && parts.completion === undefined) return new NotUsage('not_a_model_call')
    return {
      id: reply.responseId,
      createdAt: reply.createTime,
      model: reply.modelVersion,
      provider: reply.createTime || usage.trafficType ? 'Google' : 'Google AI Studio',
      // A count of 0 is left out.
      usage: usageIn({ promptTokenCount: 0, candidatesTokenCount: 0, ...usage }),
      convention: conventionOf('gemini'),
      toolCalls: countToolCalls(reply),
      finishReason: listOf(reply.candidates)[0]?.finishReason,
      serviceTier: firstOf(usage.serviceTier, usage.trafficType),
    } satisfies ReplyFacts
  },

  /** Every chunk states the usage up to there. */
  join(chunks) {
    const counted = chunks.findLast((chunk) => isFields(chunk.usageMetadata))
    const usageMetadata = largestCounts(chunks.map((chunk) => chunk.usageMetadata))
    const candidates = chunks.flatMap((chunk) => listOf(chunk.candidates))
    return {
      ...chunks[0],
      ...counted,
      ...(usageMetadata && { usageMetadata }),
      candidates: chunks.some((chunk) => Array.isArray(chunk.candidates))
        ? [
            {
              finishReason: firstOf(...candidates.map((candidate) => candidate.finishReason)),
              content: {
                parts: candidates.flatMap((candidate) => listOf(fieldsAt(candidate, 'content').parts)),
              },
            },
          ]
        : undefined,
    }
  },

  /** A reply looks like the only chunk of a stream, and is read as one. */
  streamsOf: (replies) => replies.map((reply) => (isFields(reply) ? textOf(reply.responseId) : undefined)),
} satisfies ReplySource

export const gemini = replyAdapter(geminiReplies)

function isChunk(reply: Fields): boolean {
  return Array.isArray(reply.candidates) && textOf(reply.responseId) !== undefined
}

function withoutUsage(reply: Fields): UnreadableItem {
  const message = 'The reply has no usageMetadata: send the whole object that generateContent answered.'
  return new UnreadableItem({ code: 'invalid_prompt_tokens', message }, textOf(reply.responseId) ?? null)
}

function countToolCalls(reply: Fields): number | undefined {
  if (!Array.isArray(reply.candidates)) return undefined
  return listOf(reply.candidates)
    .flatMap((candidate) => listOf(fieldsAt(candidate, 'content').parts))
    .filter((part) => isFields(part.functionCall)).length
}
