import { serviceTierOf } from '@/lib/domain/tokens/service-tier'
import { conventionOf } from '@/lib/domain/usage/sources'
import { facts } from '../../event/adapter-facts'
import { appOfHeaders, type WireApp } from '../../event/attribution'
import { wireLabels } from '../../event/labels-of'
import type { WireEvent } from '../../event/wire-event'
import { NotUsage } from '../../not-usage'
import type { Adapter } from '../adapter'
import { type Fields, fieldsAt, firstOf, isFields, listOf, plain, textOf } from '../fields'
import { permaslugOf } from '../model/model-name'
import { momentText } from '../moment-text'
import { hasUsed, type NamedUsage, namesTokens, solvedFields, usageIn } from '../named-usage'
import { countCallItems } from '../openai-responses'
import { providerName } from '../provider-name'
import { recordId } from '../record-id'
import { payloadOfSpendLog, secondsOf } from './litellm-spend-log'
import { readTags } from './litellm-tags'

/**
 * What LiteLLM logs of a request: its StandardLoggingPayload, as its `generic_api` callback sends it, or a row of
 * its table LiteLLM_SpendLogs. LiteLLM brings all providers to the convention of OpenAI: reasoning is inside the
 * completion, what was read from a cache and written to it inside the prompt.
 */
export const litellm: Adapter = {
  file: {
    keys: ['request_id', 'spend', 'startTime'],
    columns: {
      request_id: ['id', 'id'],
      prompt_tokens: ['prompt_tokens', 'count'],
      completion_tokens: ['completion_tokens', 'count'],
      total_tokens: ['completion_tokens', 'count'],
      spend: ['cost_usd', 'amount'],
      session_id: ['session_id', 'id'],
      user: ['account_id', 'id'],
      end_user: ['account_id', 'id'],
    },
  },
  toWireEvent(item) {
    if (!isFields(item)) return item
    const payload = 'request_id' in item && !('id' in item) ? payloadOfSpendLog(item) : item
    const usage = usageOf(payload)
    return whyNotUsage(payload, usage) ?? toWire(payload, usage)
  },
}

/** Calls that LiteLLM logs like those of models: of MCP servers, files, containers, batches, and of answers given before. */
const otherCalls = /mcp|file|vector_store|container|skill|batch|^a?(?:list|get|delete|cancel)_/

/** With the state of a batch LiteLLM logs the sum of its requests. */
const sumCalls = /retrieve_batch/

/** Calls of which nothing is put out. */
const inputCalls = /embedding|rerank/

/** Calls that are paid for by the second or the picture, and state no tokens but 0. */
const untokenedCalls = /transcription|speech|image|video|rerank|search|ocr|moderation/

function whyNotUsage(payload: Fields, usage: NamedUsage): NotUsage | undefined {
  const { status, cache_hit: cacheHit, call_type: callType } = payload
  if (status === 'failure' && !hasUsed(usage)) return new NotUsage('failed')
  if (isTrue(cacheHit)) return new NotUsage('cache_hit')
  const call = plain(callType)
  if (sumCalls.test(call)) return new NotUsage('sum_of_requests')
  if (otherCalls.test(call)) return new NotUsage('not_a_model_call')
  if (hasUsed(usage)) return undefined
  if (payload.model === 'unknown') return new NotUsage('no_usage')
  return namesTokens(usage) && !untokenedCalls.test(call) ? undefined : new NotUsage('no_tokens')
}

function usageOf(payload: Fields): NamedUsage {
  const { prompt_tokens, completion_tokens, total_tokens } = payload
  const metadata = fieldsAt(payload, 'metadata')
  const details = firstOf(
    metadata.usage_object,
    fieldsAt(payload, 'hidden_params').usage_object,
    fieldsAt(payload, 'response').usage,
  )
  return usageIn({ prompt_tokens, completion_tokens, total_tokens }, details)
}

function toWire(payload: Fields, usage: NamedUsage): WireEvent {
  const metadata = fieldsAt(payload, 'metadata')
  const tags = readTags(payload.request_tags)
  const createdAt = momentText(payload.startTime)
  const { id, formerId } = recordId(payload.id, createdAt)
  const { model, requestedModel } = modelsOf(payload)
  const { counts, facts: solved } = solvedFields(usage, {
    ...conventionOf(sourceOf(payload, usage)),
    hasNoOutput: inputCalls.test(plain(payload.call_type)),
  })
  return {
    id,
    created_at: createdAt,
    model,
    provider: providerName(textOf(payload.custom_llm_provider)),
    ...counts,
    cost_usd: costOf(payload, model),
    ...timesOf(payload),
    ...answerOf(payload),
    service_tier: serviceTierOf(serviceTierIn(payload)),
    app: tags.app ?? appOfRequest(metadata),
    category: tags.category,
    session_id: firstOf(
      textOf(fieldsAt(metadata, 'requester_metadata').litellm_session_id),
      textOf(payload.trace_id),
    ),
    account_id: firstOf(
      ...[payload.end_user, metadata.user_api_key_end_user_id, metadata.user_api_key_user_id].map(textOf),
      textOf(metadata.user_api_key_hash),
    ),
    ...wireLabels(metadata.user_api_key_alias, payload.request_tags),
    [facts]: { ...solved, requestedModel, formerId },
  }
}

/** What Anthropic reads from a cache it does not write anew: both together never exceed the prompt that they are in. */
function sourceOf({ custom_llm_provider: provider }: Fields, { stated }: NamedUsage) {
  const [prompt, read, write] = [stated.prompt, stated.cacheRead, stated.cacheWrite].map((counts) =>
    Math.max(0, ...(counts ?? [])),
  ) as [number, number, number]
  const isAnthropics = /anthropic|bedrock|vertex/.test(plain(provider))
  return isAnthropics && read <= prompt && read + write > prompt ? 'litellmAnthropic' : 'litellm'
}

/**
 * The model that answered, where the logged answer names one, and the one that was asked. Of the names of the latter the
 * first that tells who made the model: that of a deployment on Azure may tell nothing.
 */
function modelsOf(payload: Fields): { model: unknown; requestedModel?: string } {
  const names = [payload.model, fieldsAt(payload, 'model_map_information').model_map_key, payload.model_group]
  const permaslugs = names.map((name) => permaslugOf(name, textOf(payload.custom_llm_provider)))
  const known = permaslugs.find((permaslug) => permaslug && isKnown(permaslug))
  const requested = known ?? permaslugs.find(Boolean)
  const answered = permaslugOf(fieldsAt(payload, 'response').model)
  if (!answered || answered === requested || !isKnown(answered)) return { model: requested ?? payload.model }
  // The answer's name has no variant: one that only adds it is the same model.
  if (requested?.startsWith(`${answered}:`)) return { model: requested }
  return { model: answered, requestedModel: requested }
}

function isKnown(permaslug: string): boolean {
  return !permaslug.startsWith('unknown/')
}

/**
 * LiteLLM says 0 dollars where it knows no price. It is believed of free variants, and where its price list has the
 * model and nothing beside it says what kept it from a price.
 */
function costOf(payload: Fields, model: unknown): unknown {
  const { response_cost: cost } = payload
  if (typeof cost === 'object' || Number(cost) !== 0) return cost
  if (typeof model === 'string' && model.endsWith(':free')) return cost
  const isListed = isFields(fieldsAt(payload, 'model_map_information').model_map_value)
  return isListed && !payload.response_cost_failure_debug_info ? cost : null
}

/** Times are seconds since 1970, or texts. Without a stream, the first token comes with the last. */
function timesOf({ startTime, completionStartTime, endTime }: Fields) {
  const [start, first, end] = [startTime, completionStartTime, endTime].map(secondsIn) as [
    number,
    number,
    number,
  ]
  return {
    latency_ms: first < end ? milliseconds(start, first) : undefined,
    generation_ms: milliseconds(start, end),
  }
}

function secondsIn(time: unknown): number {
  return typeof time === 'number' ? time : (secondsOf(time) ?? Number.NaN)
}

function milliseconds(from: number, until: number): number | undefined {
  const duration = Math.round((until - from) * 1000)
  return duration >= 0 ? duration : undefined
}

/** What the reply itself says, where LiteLLM was not told to keep it to itself. */
function answerOf({ status, response }: Fields) {
  const { choices, output } = isFields(response) ? response : {}
  const isFailure = status === 'failure' ? { finish_reason: 'error' } : {}
  if (Array.isArray(output)) return { tool_calls: countCallItems(output), ...isFailure }
  if (!Array.isArray(choices)) return isFailure
  const calls = listOf(choices).map((choice) => listOf(fieldsAt(choice, 'message').tool_calls).length)
  return {
    tool_calls: calls.reduce((sum, count) => sum + count, 0),
    finish_reason: textOf(listOf(choices)[0]?.finish_reason),
    ...isFailure,
  }
}

function serviceTierIn(payload: Fields): unknown {
  const metadata = fieldsAt(payload, 'metadata')
  return firstOf(
    fieldsAt(payload, 'response').service_tier,
    fieldsAt(metadata, 'usage_object').service_tier,
    fieldsAt(payload, 'model_parameters').service_tier,
  )
}

function isTrue(value: unknown): boolean {
  return value === true || plain(value).toLowerCase() === 'true'
}

/** LiteLLM hands on the `x-` headers of the request. */
function appOfRequest(metadata: Fields): WireApp | undefined {
  const headers = Object.entries(fieldsAt(metadata, 'requester_custom_headers'))
  const byName = new Map(headers.map(([name, value]) => [name.toLowerCase(), textOf(value)]))
  return appOfHeaders((name) => byName.get(name.toLowerCase()))
}
