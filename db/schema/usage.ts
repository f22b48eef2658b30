import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'

/** One request that a router served. Partitioned by UTC day as `events_YYYYMMDD`; unique on (day, id). */
export const events = pgTable(
  'events',
  {
    day: date('day', { mode: 'string' }).notNull(),
    id: text('id').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'string' }).notNull(),
    modelId: integer('model_id').notNull(),
    providerId: integer('provider_id').notNull(),
    appId: integer('app_id').notNull(),
    categoryId: smallint('category_id').notNull(),
    promptTokens: bigint('prompt_tokens', { mode: 'bigint' }).notNull(),
    completionTokens: bigint('completion_tokens', { mode: 'bigint' }).notNull(),
    reasoningTokens: bigint('reasoning_tokens', { mode: 'bigint' }).notNull(),
    cachedTokens: bigint('cached_tokens', { mode: 'bigint' }).notNull(),
    /** Null where nobody stated a price. For one request: not yet multiplied by the weight. */
    costNanoUsd: bigint('cost_nano_usd', { mode: 'bigint' }),
    /** Whether the cost was computed from the catalogue's price, because the sender stated none. */
    costComputed: boolean('cost_computed').notNull().default(false),
    latencyMs: integer('latency_ms'),
    generationMs: integer('generation_ms'),
    toolCalls: integer('tool_calls'),
    finishReason: text('finish_reason'),
    /** Keyed hashes: the ids themselves are never stored. */
    sessionHash: uuid('session_hash'),
    accountHash: uuid('account_hash'),
    /** The request stands for this many. */
    sampleWeight: integer('sample_weight').notNull(),
    /** Whether a part was cut down to its whole on the way in. */
    adjusted: boolean('adjusted').notNull(),
    /** The row of `event_labels` with the name of the key and the tags; null where the sender named none. */
    labelId: integer('label_id'),
    /** Counted with one tokenizer for all models, beside the provider's own counts. Both or none. */
    normalisedPromptTokens: bigint('normalised_prompt_tokens', { mode: 'bigint' }),
    normalisedCompletionTokens: bigint('normalised_completion_tokens', { mode: 'bigint' }),
    /** What the sender said, where a rule of `tokenboard.config.ts` put something else in its place. */
    sentModelId: integer('sent_model_id'),
    sentAppId: integer('sent_app_id'),
    sentCategoryId: smallint('sent_category_id'),
    /** The id in `serviceTiers`; null where nobody stated one. */
    serviceTier: smallint('service_tier'),
    /** Part of the prompt, beside the cached tokens. Null where not stated, or nothing. */
    cacheWriteTokens: bigint('cache_write_tokens', { mode: 'bigint' }),
    /** True where the sender knows that the usage is not whole, else null. */
    incomplete: boolean('incomplete'),
    /** The model that was asked for, where another one answered. */
    requestedModelId: integer('requested_model_id'),
    /** The number in `usageReasonNumbers`; null where the counts are simply those of the source's documents. */
    usageReason: smallint('usage_reason'),
  },
  (table) => [primaryKey({ columns: [table.day, table.id] })],
)

/** What senders say of requests besides their usage, each combination once: what rules are applied by. */
export const eventLabels = pgTable(
  'event_labels',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    /** The hash of the key's name and the tags. */
    fingerprint: uuid('fingerprint').notNull().unique(),
    apiKeyName: text('api_key_name'),
    tags: text('tags').array().notNull().default([]),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'string' }).notNull().defaultNow(),
  },
  (table) => [index('event_labels_api_key_name_idx').on(table.apiKeyName)],
)

/** What came in, by request and day: the audit, and the queue of days that wait for a rollup. */
export const ingestBatches = pgTable(
  'ingest_batches',
  {
    id: bigint('id', { mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
    receivedAt: timestamp('received_at', { withTimezone: true, mode: 'string' }).notNull().defaultNow(),
    /** `api`, `import`, `seed`, with the adapter behind a colon: `api:litellm`. */
    source: text('source').notNull(),
    apiKeyId: integer('api_key_id'),
    /** Null for the row that counts events rejected before they had a day. */
    day: date('day', { mode: 'string' }),
    accepted: bigint('accepted', { mode: 'number' }).notNull(),
    duplicates: bigint('duplicates', { mode: 'number' }).notNull(),
    rejected: bigint('rejected', { mode: 'number' }).notNull(),
    adjusted: bigint('adjusted', { mode: 'number' }).notNull(),
    /** Events that were there, and of which this batch told more. */
    completed: bigint('completed', { mode: 'number' }).notNull().default(0),
    /** Null while the day waits; a batch that changed nothing is born done. */
    rolledUpAt: timestamp('rolled_up_at', { withTimezone: true, mode: 'string' }),
  },
  (table) => [index('ingest_batches_id_pending_idx').on(table.id).where(sql`rolled_up_at IS NULL`)],
)

/** How often each reason was given, by the UTC day of receipt and the source as in `ingest_batches`. */
export const ingestReasons = pgTable(
  'ingest_reasons',
  {
    day: date('day', { mode: 'string' }).notNull(),
    source: text('source').notNull(),
    /** `solved` for events whose counts have a usage reason, `skipped` and `refused` for records that are none. */
    outcome: text('outcome', { enum: ['solved', 'skipped', 'refused'] }).notNull(),
    reason: text('reason').notNull(),
    count: bigint('count', { mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.day, table.source, table.outcome, table.reason] })],
)
