import type { Day } from '@/lib/domain/time/day'
import { type Connection, quote } from './delivery'
import { type StoredRow, usageReasonOf } from './stored-row'

/** What an event is found by. */
export interface EventKey {
  day: Day
  id: string
}

/** A text that two events share only if they are the same: days are all of one length. */
export function keyText({ day, id }: EventKey): string {
  return day + id
}

interface PresentRow {
  day: Day
  id: string
  created_at_ms: number
  model_id: number
  sent_model_id: number | null
  requested_model_id: number | null
  model: string
  provider_id: number
  app_id: number
  sent_app_id: number | null
  app: string
  sent_app: string | null
  category_id: number
  sent_category_id: number | null
  prompt_tokens: number
  completion_tokens: number
  reasoning_tokens: number
  cached_tokens: number
  cache_write_tokens: number | null
  cost_nano_usd: number | null
  cost_computed: boolean
  latency_ms: number | null
  generation_ms: number | null
  tool_calls: number | null
  finish_reason: string | null
  session_hash: string | null
  account_hash: string | null
  sample_weight: number
  adjusted: boolean
  label_id: number | null
  api_key_name: string | null
  tags: string[] | null
  normalised_prompt_tokens: number | null
  normalised_completion_tokens: number | null
  service_tier: number | null
  incomplete: boolean | null
  usage_reason: number | null
}

/** Counts of one request, which a JavaScript number holds exactly. */
const counts = [
  'prompt_tokens',
  'completion_tokens',
  'reasoning_tokens',
  'cached_tokens',
  'cache_write_tokens',
  'cost_nano_usd',
  'normalised_prompt_tokens',
  'normalised_completion_tokens',
].map((name) => `e.${name}::float8`)

/**
 * The stored events with these keys, by `keyText`, without those that this transaction has stored itself. Where they
 * are locked, everybody locks them in the same order, so that nobody waits in a circle.
 */
export async function readStored(
  connection: Connection,
  keys: readonly EventKey[],
  { lock = false } = {},
): Promise<Map<string, StoredRow>> {
  if (keys.length === 0) return new Map()
  // The days are written out: with parameters the plan would open every partition there is.
  const days = [...new Set(keys.map(({ day }) => `'${day}'`))].join(', ')
  const rows = await connection.unsafe<PresentRow[]>(
    `select e.day::text, e.id, (extract(epoch from e.created_at) * 1000)::float8 as created_at_ms,
      e.model_id, e.sent_model_id, e.requested_model_id, models.permaslug as model, e.provider_id,
      e.app_id, e.sent_app_id, apps.identity as app, sent_apps.identity as sent_app,
      e.category_id, e.sent_category_id, ${counts.join(', ')}, e.cost_computed, e.latency_ms, e.generation_ms,
      e.tool_calls, e.finish_reason, e.session_hash::text, e.account_hash::text, e.sample_weight, e.adjusted,
      e.label_id, event_labels.api_key_name, event_labels.tags, e.service_tier, e.incomplete, e.usage_reason
    from (
      select * from unnest($1::text::date[], $2::text::text[]) as wanted (day, id) order by day, id collate "C"
    ) as wanted
    cross join lateral (
      select * from events where events.day = wanted.day and events.id = wanted.id and events.day in (${days})
        and events.xmin is distinct from pg_current_xact_id_if_assigned()::xid
      offset 0 ${lock ? 'for update' : ''}
    ) as e
    join models on models.id = e.model_id
    join apps on apps.id = e.app_id
    left join apps as sent_apps on sent_apps.id = e.sent_app_id
    left join event_labels on event_labels.id = e.label_id`,
    [`{${keys.map(({ day }) => day).join(',')}}`, `{${keys.map(({ id }) => quote(id)).join(',')}}`],
  )
  return new Map(rows.map((row) => [keyText(row), storedRowOf(row)]))
}

function storedRowOf(row: PresentRow): StoredRow {
  const cost = row.cost_nano_usd
  return {
    index: -1,
    modelId: row.model_id,
    providerId: row.provider_id,
    appId: row.app_id,
    sessionHash: row.session_hash,
    accountHash: row.account_hash,
    computedCostNanoUsd: row.cost_computed ? cost : null,
    labelId: row.label_id,
    requestedModelId: row.requested_model_id,
    sentModelId: row.sent_model_id,
    sentAppId: row.sent_app_id,
    sentCategoryId: row.sent_category_id,
    event: {
      id: row.id,
      day: row.day,
      createdAtMs: row.created_at_ms,
      model: row.model,
      provider: null,
      app: appNamed(row.app),
      categoryId: row.category_id,
      promptTokens: row.prompt_tokens,
      completionTokens: row.completion_tokens,
      reasoningTokens: row.reasoning_tokens,
      cachedTokens: row.cached_tokens,
      cacheWriteTokens: row.cache_write_tokens,
      costNanoUsd: row.cost_computed ? null : cost,
      latencyMs: row.latency_ms,
      generationMs: row.generation_ms,
      toolCalls: row.tool_calls,
      finishReason: row.finish_reason,
      sessionId: null,
      accountId: null,
      sampleWeight: row.sample_weight,
      adjusted: row.adjusted,
      apiKeyName: row.api_key_name,
      tags: row.tags ?? [],
      normalisedPromptTokens: row.normalised_prompt_tokens,
      normalisedCompletionTokens: row.normalised_completion_tokens,
      serviceTierId: row.service_tier,
      incomplete: row.incomplete === true,
      usageReason: usageReasonOf(row.usage_reason),
      requestedModel: null,
      formerId: null,
      call: null,
      sent: row.sent_app === null ? null : { app: appNamed(row.sent_app) },
    },
  }
}

/** As much of a stored app as rules go by. */
function appNamed(identity: string) {
  return { identity, title: identity, url: null, categories: [] }
}
