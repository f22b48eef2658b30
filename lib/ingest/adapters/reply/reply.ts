import { serviceTierOf } from '@/lib/domain/tokens/service-tier'
import { facts as factsOf } from '../../event/adapter-facts'
import type { WireEvent } from '../../event/wire-event'
import { NotUsage } from '../../not-usage'
import { UnreadableItem } from '../../refusal'
import type { Adapter } from '../adapter'
import { type Fields, firstOf, isFields, textOf } from '../fields'
import { isCacheHit } from '../gateway-marks'
import { permaslugOf } from '../model/model-name'
import { momentText } from '../moment-text'
import { hasUsed, namesTokens, solvedFields } from '../named-usage'
import { isCountOfTokens, isSumOfRequests, isUntokened } from '../not-one-request'
import { providerName } from '../provider-name'
import { recordId } from '../record-id'
import { appOfEnvelope, modelOfEndpoint, openEnvelope } from './envelope'
import type { ReplyFacts, ReplySource } from './reply-source'
import { hasUsage, settleStreams } from './streams'

/**
 * Replies as their provider sent them: the reply itself, or an envelope with it (or the list of its chunks) under
 * `response`. What stands beside it there adds what the reply does not tell, and wins over what it does: `id`,
 * `created_at`, `model`, `provider`, `app`, `category`, `session_id`, `account_id`, `latency_ms`, `generation_ms`,
 * `cost_usd`, `tool_calls`, `finish_reason`, `service_tier`, `incomplete`, `sample_weight`, `api_key_name`, `tags`, and
 * `headers` of the request, whose attribution names the app. `request_model` and the called `endpoint` name the model
 * where neither of the above does.
 */
export function replyAdapter(source: ReplySource): Adapter {
  const { streamsOf } = source
  return {
    settle: streamsOf && ((items) => settleStreams(items, { streamsOf, join: source.join })),
    toWireEvent(item) {
      // The end of a stream of events, as a server marks it.
      if (item === '[DONE]') return new NotUsage('no_usage')
      if (!isFields(item)) return item
      const { envelope, reply } = openEnvelope(item)
      if (streamsOf && Array.isArray(reply) && countStreams(reply, streamsOf(reply)) > 1) {
        const message = 'response holds the chunks of several streams: send those of each by themselves.'
        return unreadable(envelope, 'invalid_event', message)
      }
      const whole = Array.isArray(reply) ? source.join(reply.filter(isFields)) : reply
      if (!isFields(whole))
        return unreadable(envelope, 'invalid_event', 'response must be an object or a list.')
      if (isSumOfRequests(whole)) return new NotUsage('sum_of_requests')
      if (isCacheHit(whole)) return new NotUsage('cache_hit')
      const facts = source.read(whole)
      const hasFailed = saysError(whole.error) && whole.type !== 'message'
      if (facts instanceof NotUsage) return hasFailed ? new NotUsage('failed') : facts
      if (facts instanceof UnreadableItem) {
        if (hasFailed) return new NotUsage('failed')
        if (isCountOfTokens(whole)) return new NotUsage('not_a_model_call')
        if (isUntokened(whole)) return new NotUsage('no_tokens')
        return new UnreadableItem(facts.refusal, textOf(envelope.id) ?? facts.id)
      }
      if (!namesTokens(facts.usage)) return new NotUsage(hasFailed ? 'failed' : 'no_tokens')
      const isFailure = hasFailed || facts.finishReason === 'error'
      if (isFailure && !hasUsed(facts.usage)) return new NotUsage('failed')
      return toEvent(envelope, hasFailed ? failed(facts) : facts)
    },
  }
}

/** How many streams with usage a list holds. */
function countStreams(chunks: readonly unknown[], streams: readonly (string | undefined)[]): number {
  return new Set(streams.filter((stream, place) => stream !== undefined && hasUsage(chunks[place]))).size
}

function saysError(error: unknown): boolean {
  return isFields(error) ? Object.keys(error).length > 0 : Boolean(error)
}

/** What an answer used that broke off: it was used all the same. */
function failed(facts: ReplyFacts): ReplyFacts {
  return { ...facts, finishReason: 'error' }
}

function toEvent(envelope: Fields, facts: ReplyFacts): WireEvent | UnreadableItem {
  const createdAt = momentText(firstOf(envelope.created_at, facts.createdAt))
  const ownTime = momentText(firstOf(facts.createdAt, envelope.created_at))
  const { id, formerId } =
    firstOf(envelope.id) === undefined ? recordId(facts.id || undefined, ownTime) : { id: envelope.id }
  const { model, requestedModel } = modelsOf(envelope, facts)
  const said = { ...envelope, id }
  if (firstOf(id) === undefined) return unreadable(said, 'invalid_id', lacks('has no id', '"id": "…"'))
  if (createdAt === undefined) {
    const example = '"created_at": "2026-08-21T10:00:00Z"'
    return unreadable(said, 'invalid_created_at', lacks('does not say when it was made', example))
  }
  if (model === undefined) {
    return unreadable(said, 'invalid_model', lacks('does not name its model', '"model": "…"'))
  }
  const { counts, facts: solved } = solvedFields(facts.usage, facts.convention)
  return {
    id,
    created_at: createdAt,
    model,
    provider: providerName(firstOf(envelope.provider, facts.provider)),
    ...counts,
    cost_usd: firstOf(envelope.cost_usd, facts.costUsd),
    latency_ms: envelope.latency_ms,
    generation_ms: firstOf(envelope.generation_ms, facts.generationMs),
    tool_calls: firstOf(envelope.tool_calls, facts.toolCalls),
    finish_reason: firstOf(envelope.finish_reason, facts.finishReason),
    service_tier: firstOf(envelope.service_tier, serviceTierOf(facts.serviceTier)),
    incomplete: firstOf(envelope.incomplete, facts.isIncomplete || undefined),
    app: firstOf(envelope.app, appOfEnvelope(envelope)),
    category: envelope.category,
    session_id: envelope.session_id,
    account_id: envelope.account_id,
    sample_weight: envelope.sample_weight,
    api_key_name: envelope.api_key_name,
    tags: envelope.tags,
    [factsOf]: { ...solved, requestedModel, formerId },
  }
}

/** The model that answered, and the one that was asked where that is another. */
function modelsOf(envelope: Fields, facts: ReplyFacts): { model: unknown; requestedModel?: string } {
  const provider = textOf(firstOf(envelope.provider, facts.provider))
  const called = firstOf(envelope.request_model, modelOfEndpoint(envelope.endpoint))
  const asked = firstOf(facts.requestedModel, facts.answeringModel && envelope.model, called)
  const name = firstOf(facts.answeringModel, envelope.model, facts.model, asked)
  const requestedModel = permaslugOf(asked, provider)
  // A name that makes no permaslug is handed on, so that the refusal comes from where all others do.
  const model = permaslugOf(name, provider) ?? name
  return { model, requestedModel: requestedModel === model ? undefined : requestedModel }
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
