import { usageReasonNumbers } from '@/db/schema/usage-reasons'
import type { IncomingEvent } from '../event/incoming-event'
import type { UsageReason } from '../usage/reasons'

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

/** The order in which rows are stored everywhere: then two batches cannot wait for each other in a circle. */
export function byDayAndId({ event: one }: StoredRow, { event: other }: StoredRow): number {
  if (one.day !== other.day) return one.day < other.day ? -1 : 1
  if (one.id !== other.id) return one.id < other.id ? -1 : 1
  return 0 // sort is stable: records of one id stay in the order in which they were sent
}

export interface Column {
  name: string
  type: string
  value: (row: StoredRow) => string | number | boolean | null
  /** Free text: the only kind that needs quotes on the way to the database. */
  isText?: true
  /** Null in most events: brought to the database only in batches that have one. */
  isRare?: true
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
  { name: 'model_id', type: 'integer', value: (row) => row.modelId },
  { name: 'provider_id', type: 'integer', value: (row) => row.providerId },
  { name: 'app_id', type: 'integer', value: (row) => row.appId },
  { name: 'category_id', type: 'smallint', value: ({ event }) => event.categoryId },
  { name: 'prompt_tokens', type: 'bigint', value: ({ event }) => event.promptTokens },
  {
    name: 'completion_tokens',
    type: 'bigint',
    value: ({ event }) => event.completionTokens,
  },
  { name: 'reasoning_tokens', type: 'bigint', value: ({ event }) => event.reasoningTokens },
  { name: 'cached_tokens', type: 'bigint', value: ({ event }) => event.cachedTokens },
  {
    name: 'cost_nano_usd',
    type: 'bigint',
    value: (row) => row.event.costNanoUsd ?? row.computedCostNanoUsd,
  },
  {
    name: 'cost_computed',
    type: 'boolean',
    value: (row) => row.event.costNanoUsd === null && row.computedCostNanoUsd !== null,
  },
  { name: 'latency_ms', type: 'integer', value: ({ event }) => event.latencyMs },
  { name: 'generation_ms', type: 'integer', value: ({ event }) => event.generationMs },
  { name: 'tool_calls', type: 'integer', value: ({ event }) => event.toolCalls },
  { name: 'finish_reason', type: 'text', value: ({ event }) => event.finishReason, isText: true },
  { name: 'session_hash', type: 'uuid', value: (row) => row.sessionHash },
  { name: 'account_hash', type: 'uuid', value: (row) => row.accountHash },
  { name: 'sample_weight', type: 'integer', value: ({ event }) => event.sampleWeight },
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

const common = eventColumns.filter((column) => !column.isRare)

/** The columns that these rows need brought: the others are null in all of them. */
export function columnsFor(rows: readonly StoredRow[]): readonly Column[] {
  return rows.some(hasRareValues) ? eventColumns : common
}

const reasonNumbers: Readonly<Record<UsageReason, number>> = usageReasonNumbers

function reasonNumber({ usageReason }: IncomingEvent): number | null {
  return usageReason && reasonNumbers[usageReason]
}

/** The reason that a number in `events` stands for. */
export function usageReasonOf(number: number | null): UsageReason | null {
  const found = Object.entries(reasonNumbers).find(([, one]) => one === number)
  return found ? (found[0] as UsageReason) : null
}

function hasRareValues(row: StoredRow): boolean {
  const { event, labelId, requestedModelId, sentModelId, sentAppId, sentCategoryId } = row
  if (labelId !== null || event.normalisedPromptTokens !== null) return true
  if (event.serviceTierId !== null || event.cacheWriteTokens !== null || event.incomplete) return true
  if (event.usageReason !== null || requestedModelId !== null) return true
  return sentModelId !== null || sentAppId !== null || sentCategoryId !== null
}
