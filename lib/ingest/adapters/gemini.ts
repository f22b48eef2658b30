import { conventionOf } from '@/lib/domain/usage/sources'
import { NotUsage } from '../not-usage'
import { UnreadableItem } from '../refusal'
import { type Fields, fieldsAt, firstOf, isFields, listOf, textOf } from './fields'
import { largestCounts } from './largest-counts'
import { usageIn } from './named-usage'
import { replyAdapter } from './reply/reply'
import type { ReplyFacts, ReplySource } from './reply/reply-source'

/**
 * Replies of `generateContent`, `streamGenerateContent`, `embedContent` and the Live API, of Google AI Studio and of
 * Vertex.
 */
export const geminiReplies = {
  read(given) {
    const reply = inCamelCase(given)
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
      provider: reply.createTime || usage.trafficType || usage.traffic_type ? 'Google' : 'Google AI Studio',
      // A count of 0 is left out.
      usage: usageIn({ promptTokenCount: 0, candidatesTokenCount: 0, ...usage }),
      convention: conventionOf('gemini'),
      toolCalls: countToolCalls(reply),
      finishReason: listOf(reply.candidates)[0]?.finishReason,
      isIncomplete: isUnfinished(reply),
      serviceTier: firstOf(usage.serviceTier, usage.trafficType, usage.traffic_type),
    } satisfies ReplyFacts
  },

  /** Every chunk states the usage up to there. */
  join(given) {
    const chunks = given.map(inCamelCase)
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
  streamsOf: (replies) =>
    replies.map((reply) => (isFields(reply) ? textOf(inCamelCase(reply).responseId) : undefined)),
} satisfies ReplySource

export const gemini = replyAdapter(geminiReplies)

/** Google's SDK for Python writes the same names with underscores. */
function inCamelCase(reply: Fields): Fields {
  if (!Object.keys(reply).some((name) => name.includes('_'))) return reply
  const renamed = renamedFields(reply)
  return Array.isArray(renamed.candidates)
    ? { ...renamed, candidates: listOf(renamed.candidates).map(renamedCandidate) }
    : renamed
}

function renamedCandidate(candidate: Fields): Fields {
  const content = fieldsAt(candidate, 'content')
  return {
    ...renamedFields(candidate),
    content: { ...content, parts: listOf(content.parts).map(renamedFields) },
  }
}

function renamedFields(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  )
}

/** A stream that broke off: none of its candidates has a reason to finish. */
function isUnfinished({ candidates }: Fields): boolean {
  const all = listOf(candidates)
  return all.length > 0 && all.every((candidate) => (candidate.finishReason ?? undefined) === undefined)
}

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
