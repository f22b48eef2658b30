import { appOfHeaders, type WireApp } from '../attribution'
import { wireLabels } from '../labels-of'
import { NotUsage } from '../not-usage'
import type { Adapter } from './adapter'
import { type Fields, fieldsAt, firstOf, isFields, listOf, textOf } from './fields'
import { payloadOfSpendLog } from './litellm-spend-log'
import { readTags } from './litellm-tags'
import { permaslugOf } from './model-name'
import { momentText } from './moment-text'
import { withHiddenOutput } from './openai-usage'
import { providerName } from './provider-name'

/**
 * What LiteLLM logs of a request: its StandardLoggingPayload, as its `generic_api` callback sends it, or a row of
 * its table LiteLLM_SpendLogs. LiteLLM brings all providers to the convention of OpenAI: reasoning is inside the
 * completion, what was read from a cache and written to it inside the prompt.
 */
export const litellm: Adapter = {
  toWireEvent(item) {
    if (!isFields(item)) return item
    const payload = 'request_id' in item && !('id' in item) ? payloadOfSpendLog(item) : item
    return whyNotUsage(payload) ?? toWire(payload)
  },
}

/** Calls that LiteLLM logs like those of models: of MCP servers, files, vector stores and batches. */
const otherCalls = /mcp|file|vector_store|list_|create_batch|cancel_batch/

function whyNotUsage({ status, cache_hit: cacheHit, call_type: callType }: Fields): NotUsage | undefined {
  if (status === 'failure') return new NotUsage('failed')
  if (cacheHit === true) return new NotUsage('cache_hit')
  if (typeof callType === 'string' && otherCalls.test(callType)) return new NotUsage('not_a_model_call')
  return undefined
}

function toWire(payload: Fields) {
  const metadata = fieldsAt(payload, 'metadata')
  const usage = firstOf(metadata.usage_object, fieldsAt(payload, 'hidden_params').usage_object)
  const tags = readTags(payload.request_tags)
  return {
    id: payload.id,
    created_at: momentText(payload.startTime),
    model: modelOf(payload),
    provider: providerName(textOf(payload.custom_llm_provider)),
    ...countsOf(payload, usage),
    cost_usd: costOf(payload),
    ...timesOf(payload),
    ...answerOf(payload.response),
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
  }
}

/** The first name that tells who made the model: that of a deployment on Azure may tell nothing. */
function modelOf(payload: Fields): unknown {
  const names = [payload.model, fieldsAt(payload, 'model_map_information').model_map_key, payload.model_group]
  const permaslugs = names.map((name) => permaslugOf(name, textOf(payload.custom_llm_provider)))
  const known = permaslugs.find((permaslug) => permaslug && !permaslug.startsWith('unknown/'))
  return known ?? permaslugs.find(Boolean) ?? payload.model
}

function countsOf(payload: Fields, usage: unknown) {
  const inPrompt = fieldsAt(usage, 'prompt_tokens_details')
  const inInput = fieldsAt(usage, 'input_tokens_details')
  const { cache_read_input_tokens: cacheRead } = isFields(usage) ? usage : {}
  const counts = withHiddenOutput(payload.total_tokens, {
    promptTokens: payload.prompt_tokens,
    completionTokens: payload.completion_tokens,
    reasoningTokens: firstOf(
      fieldsAt(usage, 'completion_tokens_details').reasoning_tokens,
      fieldsAt(usage, 'output_tokens_details').reasoning_tokens,
    ),
    cachedTokens: firstOf(inPrompt.cached_tokens, inInput.cached_tokens, cacheRead),
  })
  return {
    prompt_tokens: counts.promptTokens,
    completion_tokens: counts.completionTokens,
    reasoning_tokens: counts.reasoningTokens,
    cached_tokens: counts.cachedTokens,
  }
}

/** LiteLLM says 0 dollars where it knows no price: whatever kept it from one is named beside it. */
function costOf(payload: Fields): unknown {
  const isUnpriced = payload.response_cost === 0 && payload.response_cost_failure_debug_info
  return isUnpriced ? null : payload.response_cost
}

/** Times are seconds since 1970. Without a stream, the first token comes with the last. */
function timesOf({ startTime, completionStartTime, endTime }: Fields) {
  const [start, first, end] = [startTime, completionStartTime, endTime].map(Number) as [
    number,
    number,
    number,
  ]
  return {
    latency_ms: first < end ? milliseconds(start, first) : undefined,
    generation_ms: milliseconds(start, end),
  }
}

function milliseconds(from: number, until: number): number | undefined {
  const duration = Math.round((until - from) * 1000)
  return duration >= 0 ? duration : undefined
}

/** The reply itself, where LiteLLM was not told to keep it to itself. */
function answerOf(response: unknown) {
  const { choices } = isFields(response) ? response : {}
  if (!Array.isArray(choices)) return {}
  const calls = listOf(choices).map((choice) => listOf(fieldsAt(choice, 'message').tool_calls).length)
  return {
    tool_calls: calls.reduce((sum, count) => sum + count, 0),
    finish_reason: textOf(listOf(choices)[0]?.finish_reason),
  }
}

/** LiteLLM hands on the `x-` headers of the request. */
function appOfRequest(metadata: Fields): WireApp | undefined {
  const headers = Object.entries(fieldsAt(metadata, 'requester_custom_headers'))
  const byName = new Map(headers.map(([name, value]) => [name.toLowerCase(), textOf(value)]))
  return appOfHeaders((name) => byName.get(name.toLowerCase()))
}
