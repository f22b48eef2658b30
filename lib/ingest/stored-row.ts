import { usageReasonNumbers } from '@/db/schema/usage-reasons'
import type { IncomingEvent } from './incoming-event'
import type { UsageReason } from './usage/reasons'

/** An event with its names resolved: the values of a row of `events`, and the place it was sent at. */
export interface StoredRow {
  index: number
  event: IncomingEvent
  modelId: number
  providerId: number
  appId: number
  sessionHash: string | null
  accountHash: string | null
  /** What the catalogue's price makes the cost of an event that states none; null where there is no such price. */
  computedCostNanoUsd: number | null
  labelId: number | null
  requestedModelId: number | null
  /** The ids of what the sender said, where rules put something else in its place. */
  sentModelId: number | null
  sentAppId: number | null
  sentCategoryId: number | null
}

export interface Column {
  name: string
  type: string
  value: (row: StoredRow) => string | number | boolean | null
  /** Free text: the only kind that needs quotes on the way to the database. */
  isText?: true
  /** Null in most events: brought to the database only in batches that have one. */
  isRare?: true
  /** What two events with the same id must agree on, or the second is a conflict. */
  identifies?: true
  /** Where they need not agree on the stored value: what of it was sent, in SQL and of a row. */
  asSent?: { sql: (row: string) => string; value: (row: StoredRow) => string | number | boolean | null }
}

/** The columns of `events`, one entry each: the statements and both ways into the database follow from it. */
export const eventColumns: readonly Column[] = [
  { name: 'day', type: 'date', value: ({ event }) => event.day },
  { name: 'id', type: 'text', value: ({ event }) => event.id, isText: true },
  {
    name: 'created_at',
    type: 'timestamptz',
    value: ({ event }) => new Date(event.createdAtMs).toISOString(),
  },
  {
    name: 'model_id',
    type: 'integer',
    value: (row) => row.modelId,
    identifies: true,
    // Rules change: the same event may be filed under another model the next time.
    asSent: {
      sql: (row) => `coalesce(${row}.sent_model_id, ${row}.model_id)`,
      value: (row) => row.sentModelId ?? row.modelId,
    },
  },
  { name: 'provider_id', type: 'integer', value: (row) => row.providerId },
  { name: 'app_id', type: 'integer', value: (row) => row.appId },
  { name: 'category_id', type: 'smallint', value: ({ event }) => event.categoryId },
  { name: 'prompt_tokens', type: 'bigint', value: ({ event }) => event.promptTokens, identifies: true },
  {
    name: 'completion_tokens',
    type: 'bigint',
    value: ({ event }) => event.completionTokens,
    identifies: true,
  },
  { name: 'reasoning_tokens', type: 'bigint', value: ({ event }) => event.reasoningTokens, identifies: true },
  { name: 'cached_tokens', type: 'bigint', value: ({ event }) => event.cachedTokens, identifies: true },
  {
    name: 'cost_nano_usd',
    type: 'bigint',
    value: (row) => row.event.costNanoUsd ?? row.computedCostNanoUsd,
    identifies: true,
    // Prices come and change: an event that states no cost is the same event before and after.
    asSent: {
      sql: (row) => `case when not ${row}.cost_computed then ${row}.cost_nano_usd end`,
      value: ({ event }) => event.costNanoUsd,
    },
  },
  {
    name: 'cost_computed',
    type: 'boolean',
    value: (row) => row.event.costNanoUsd === null && row.computedCostNanoUsd !== null,
  },
  { name: 'latency_ms', type: 'integer', value: ({ event }) => event.latencyMs },
  { name: 'generation_ms', type: 'integer', value: ({ event }) => event.generationMs },
  { name: 'tool_calls', type: 'integer', value: ({ event }) => event.toolCalls, identifies: true },
  { name: 'finish_reason', type: 'text', value: ({ event }) => event.finishReason, isText: true },
  { name: 'session_hash', type: 'uuid', value: (row) => row.sessionHash },
  { name: 'account_hash', type: 'uuid', value: (row) => row.accountHash },
  { name: 'sample_weight', type: 'integer', value: ({ event }) => event.sampleWeight, identifies: true },
  { name: 'adjusted', type: 'boolean', value: ({ event }) => event.adjusted },
  { name: 'label_id', type: 'integer', value: (row) => row.labelId, isRare: true },
  {
    name: 'normalised_prompt_tokens',
    type: 'bigint',
    value: ({ event }) => event.normalisedPromptTokens,
    isRare: true,
  },
  {
    name: 'normalised_completion_tokens',
    type: 'bigint',
    value: ({ event }) => event.normalisedCompletionTokens,
    isRare: true,
  },
  { name: 'sent_model_id', type: 'integer', value: (row) => row.sentModelId, isRare: true },
  { name: 'sent_app_id', type: 'integer', value: (row) => row.sentAppId, isRare: true },
  { name: 'sent_category_id', type: 'smallint', value: (row) => row.sentCategoryId, isRare: true },
  { name: 'service_tier', type: 'smallint', value: ({ event }) => event.serviceTierId, isRare: true },
  { name: 'cache_write_tokens', type: 'bigint', value: ({ event }) => event.cacheWriteTokens, isRare: true },
  { name: 'incomplete', type: 'boolean', value: ({ event }) => event.incomplete || null, isRare: true },
  { name: 'requested_model_id', type: 'integer', value: (row) => row.requestedModelId, isRare: true },
  { name: 'usage_reason', type: 'smallint', value: ({ event }) => reasonNumber(event), isRare: true },
]

/** What is sent to the database: the columns of `events`, and the place, so that an answer can name the row. */
export const sentColumns: readonly Column[] = [
  { name: 'index', type: 'bigint', value: (row) => row.index },
  ...eventColumns,
]

const common = sentColumns.filter((column) => !column.isRare)

/** The columns that these rows need brought: the others are null in all of them. */
export function columnsFor(rows: readonly StoredRow[]): readonly Column[] {
  return rows.some(hasRareValues) ? sentColumns : common
}

const reasonNumbers: Readonly<Record<UsageReason, number>> = usageReasonNumbers

function reasonNumber({ usageReason }: IncomingEvent): number | null {
  return usageReason && reasonNumbers[usageReason]
}

function hasRareValues({ event, labelId, sentModelId, sentAppId, sentCategoryId }: StoredRow): boolean {
  if (labelId !== null || event.normalisedPromptTokens !== null) return true
  if (event.serviceTierId !== null || event.cacheWriteTokens !== null || event.incomplete) return true
  if (event.usageReason !== null || event.requestedModel !== null) return true
  return event.sent !== null && (sentModelId ?? sentAppId ?? sentCategoryId) !== null
}
