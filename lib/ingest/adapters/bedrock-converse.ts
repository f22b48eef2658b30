import { conventionOf } from '@/lib/domain/usage/sources'
import { NotUsage } from '../not-usage'
import { UnreadableItem } from '../refusal'
import { type Fields, fieldsAt, firstOf, isFields, listOf } from './fields'
import { usageIn } from './named-usage'
import { replyAdapter } from './reply/reply'
import type { ReplyFacts, ReplySource } from './reply/reply-source'

const streamEvents = [
  'messageStart',
  'contentBlockStart',
  'contentBlockDelta',
  'contentBlockStop',
  'messageStop',
]

/**
 * Replies of Bedrock's Converse. They name neither model nor time; the request's id and, in Python, the time of the
 * answer are in what the AWS SDKs put beside them.
 */
export const bedrockConverseReplies = {
  read(reply) {
    if (streamEvents.some((name) => isFields(reply[name]))) return new NotUsage('no_usage')
    const { usage, metrics, serviceTier, trace } = isFields(reply.metadata) ? reply.metadata : reply
    if (!isFields(usage)) return withoutUsage()
    return {
      id: firstOf(fieldsAt(reply, '$metadata').requestId, fieldsAt(reply, 'ResponseMetadata').RequestId),
      createdAt: timeOf(reply),
      // A prompt router says which of its models it chose.
      model: undefined,
      answeringModel: fieldsAt({ trace }, 'trace', 'promptRouter').invokedModelId,
      provider: 'Amazon Bedrock',
      usage: usageIn(usage),
      convention: conventionOf('bedrockConverse'),
      generationMs: fieldsAt({ metrics }, 'metrics').latencyMs,
      toolCalls: countToolCalls(reply),
      finishReason: reply.stopReason,
      serviceTier: fieldsAt({ serviceTier }, 'serviceTier').type,
    } satisfies ReplyFacts
  },

  join(events) {
    const blocks = events.flatMap((event) =>
      isFields(event.contentBlockStart) ? [event.contentBlockStart] : [],
    )
    return {
      ...fieldsAt(
        events.findLast((event) => isFields(event.metadata)),
        'metadata',
      ),
      stopReason: fieldsAt(
        events.find((event) => isFields(event.messageStop)),
        'messageStop',
      ).stopReason,
      output: { message: { content: blocks.map((block) => block.start) } },
    }
  },
} satisfies ReplySource

export const bedrockConverse = replyAdapter(bedrockConverseReplies)

/** The Date of the answer, an HTTP date, which boto3 hands on with the other headers. */
function timeOf(reply: Fields): string | undefined {
  const { date } = fieldsAt(reply, 'ResponseMetadata', 'HTTPHeaders')
  const moment = typeof date === 'string' ? Date.parse(date) : Number.NaN
  return Number.isNaN(moment) ? undefined : new Date(moment).toISOString()
}

function withoutUsage(): UnreadableItem {
  const message = 'The reply has no usage: send the whole object that Converse answered.'
  return new UnreadableItem({ code: 'invalid_prompt_tokens', message })
}

function countToolCalls(reply: Fields): number | undefined {
  const { content } = fieldsAt(reply, 'output', 'message')
  return Array.isArray(content)
    ? listOf(content).filter((block) => isFields(block.toolUse)).length
    : undefined
}
