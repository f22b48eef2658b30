import { appOfHeaders } from '../attribution'
import { NotUsage } from '../not-usage'
import { UnreadableItem } from '../refusal'
import type { WireEvent } from '../wire-event'
import type { Adapter } from './adapter'
import { type Fields, firstOf, isFields, textOf } from './fields'
import { permaslugOf } from './model-name'
import { momentText } from './moment-text'
import { providerName } from './provider-name'
import { settleStreams } from './streams'

/** What a reply of a provider tells of the request. What it leaves open stays undefined. */
export interface ReplyFacts {
  id: unknown
  createdAt: unknown
  /** The model's name in the provider's words. */
  model: unknown
  provider?: unknown
  promptTokens: unknown
  completionTokens: unknown
  reasoningTokens?: unknown
  cachedTokens?: unknown
  costUsd?: unknown
  generationMs?: unknown
  toolCalls?: number
  finishReason?: unknown
}

/** A provider whose replies Tokenboard reads. */
export interface ReplySource {
  /** What is in the reply, or why it is none that counts. */
  read(reply: Fields): ReplyFacts | NotUsage | UnreadableItem
  /** One reply from the chunks of its stream, in their order. */
  join(chunks: readonly Fields[]): Fields
  /** For each of several replies and chunks: the stream that it is a chunk of. Undefined: a reply of its own. */
  streamsOf?(replies: readonly unknown[]): readonly (string | undefined)[]
}

/**
 * Replies as their provider sent them: the reply itself, or an envelope with it (or the list of its chunks) under
 * `response`. What stands beside it there adds what the reply does not tell, and wins over what it does: `id`,
 * `created_at`, `model`, `provider`, `app`, `category`, `session_id`, `account_id`, `latency_ms`, `generation_ms`,
 * `cost_usd`, `tool_calls`, `finish_reason`, `sample_weight`, `api_key_name`, `tags`, and `headers` of the request,
 * whose attribution names the app. `request_model` and the called `endpoint` name the model where neither of the
 * above does.
 */
export function replyAdapter(source: ReplySource): Adapter {
  const { streamsOf } = source
  return {
    settle: streamsOf && ((items) => settleStreams(items, { streamsOf, join: source.join })),
    toWireEvent(item) {
      if (!isFields(item)) return item
      const { envelope, reply } = openEnvelope(item)
      const whole = Array.isArray(reply) ? source.join(reply.filter(isFields)) : reply
      if (!isFields(whole))
        return unreadable(envelope, 'invalid_event', 'response must be an object or a list.')
      if (whole.error && whole.type !== 'message') return new NotUsage('failed')
      const facts = source.read(whole)
      if (facts instanceof NotUsage) return facts
      if (facts instanceof UnreadableItem) {
        return new UnreadableItem(facts.refusal, textOf(envelope.id) ?? facts.id)
      }
      return toEvent(envelope, facts)
    },
  }
}

/** Parts what was sent into the reply and what was said about it. */
export function openEnvelope(item: Fields): { envelope: Fields; reply: unknown } {
  return isFields(item.response) || Array.isArray(item.response)
    ? { envelope: item, reply: item.response }
    : { envelope: {}, reply: item }
}

function toEvent(envelope: Fields, facts: ReplyFacts): WireEvent | UnreadableItem {
  const id = firstOf(envelope.id, facts.id)
  const createdAt = momentText(firstOf(envelope.created_at, facts.createdAt))
  const model = modelOf(envelope, facts)
  const said = { ...envelope, id }
  if (id === undefined) return unreadable(said, 'invalid_id', lacks('has no id', '"id": "…"'))
  if (createdAt === undefined) {
    const example = '"created_at": "2026-08-21T10:00:00Z"'
    return unreadable(said, 'invalid_created_at', lacks('does not say when it was made', example))
  }
  if (model === undefined) {
    return unreadable(said, 'invalid_model', lacks('does not name its model', '"model": "…"'))
  }
  return {
    id,
    created_at: createdAt,
    model,
    provider: providerName(firstOf(envelope.provider, facts.provider)),
    prompt_tokens: facts.promptTokens,
    completion_tokens: facts.completionTokens,
    reasoning_tokens: facts.reasoningTokens,
    cached_tokens: facts.cachedTokens,
    cost_usd: firstOf(envelope.cost_usd, facts.costUsd),
    latency_ms: envelope.latency_ms,
    generation_ms: firstOf(envelope.generation_ms, facts.generationMs),
    tool_calls: firstOf(envelope.tool_calls, facts.toolCalls),
    finish_reason: firstOf(envelope.finish_reason, facts.finishReason),
    app: firstOf(envelope.app, appOfEnvelope(envelope)),
    category: envelope.category,
    session_id: envelope.session_id,
    account_id: envelope.account_id,
    sample_weight: envelope.sample_weight,
    api_key_name: envelope.api_key_name,
    tags: envelope.tags,
  }
}

function modelOf(envelope: Fields, facts: ReplyFacts): unknown {
  const name = firstOf(
    envelope.model,
    facts.model,
    envelope.request_model,
    modelOfEndpoint(envelope.endpoint),
  )
  const provider = firstOf(envelope.provider, facts.provider)
  // A name that makes no permaslug is handed on, so that the refusal comes from where all others do.
  return permaslugOf(name, textOf(provider)) ?? name
}

/** The model in the addresses of Bedrock (`/model/ID/converse`) and Gemini (`/models/NAME:generateContent`). */
function modelOfEndpoint(endpoint: unknown): string | undefined {
  const [, bedrock, gemini] =
    /\/model\/([^/?]+)\/|\/(?:publishers\/[^/]+\/)?models\/([^/:?]+):/.exec(textOf(endpoint) ?? '') ?? []
  return bedrock ?? gemini
}

function appOfEnvelope({ headers }: Fields): unknown {
  if (!isFields(headers)) return undefined
  const byName = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
  return appOfHeaders((name) => textOf(byName.get(name.toLowerCase())))
}

function lacks(what: string, field: string): string {
  return `The reply ${what}: send {${field}, "response": …} with the reply as it is.`
}

function unreadable(
  { id }: Fields,
  code: 'invalid_event' | 'invalid_id' | 'invalid_created_at' | 'invalid_model',
  message: string,
): UnreadableItem {
  return new UnreadableItem({ code, message }, typeof id === 'string' ? id : null)
}
