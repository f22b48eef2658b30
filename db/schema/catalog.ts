import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
} from 'drizzle-orm/pg-core'

const createdAt = () => timestamp('created_at', { withTimezone: true, mode: 'string' }).notNull().defaultNow()

/** What the search looks through, made by the database of these columns. */
const searchText = (columns: string) =>
  text('search_text')
    .notNull()
    .generatedAlwaysAs(sql.raw(`search_text(${columns})`))

/** Who said last what is known beyond traffic; null where traffic alone has brought it. */
const catalogueSource = () => text('catalogue_source', { enum: ['built-in', 'imported'] })

/** The organisations that make models: the namespace of their slugs. */
export const authors = pgTable('authors', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  catalogueSource: catalogueSource(),
  createdAt: createdAt(),
  searchText: searchText('name, slug'),
})

/** Models by permaslug. A variant (`:free`) is a row of its own, tied to its base model. */
export const models = pgTable(
  'models',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    permaslug: text('permaslug').notNull().unique(),
    /** Null for a base model. */
    baseModelId: integer('base_model_id').references((): AnyPgColumn => models.id),
    variant: text('variant'),
    authorId: integer('author_id')
      .notNull()
      .references(() => authors.id),
    name: text('name').notNull(),
    contextLength: integer('context_length'),
    /** Billionths of a dollar for a million tokens; null where the catalogue names no price. */
    promptNanoUsdPerMillion: bigint('prompt_nano_usd_per_million', { mode: 'bigint' }),
    completionNanoUsdPerMillion: bigint('completion_nano_usd_per_million', { mode: 'bigint' }),
    cachedNanoUsdPerMillion: bigint('cached_nano_usd_per_million', { mode: 'bigint' }),
    /** How requests name it, such as `openai/gpt-5.5`, where the imported catalogue says so. */
    catalogueId: text('catalogue_id'),
    /** `text`, `image`, `file`, `audio`, `video`; for outputs `embeddings` and others too. Empty where nobody knows. */
    inputModalities: text('input_modalities').array().notNull().default([]),
    outputModalities: text('output_modalities').array().notNull().default([]),
    supportedParameters: text('supported_parameters').array().notNull().default([]),
    maxCompletionTokens: integer('max_completion_tokens'),
    huggingFaceId: text('hugging_face_id'),
    /** When the author released it, by the catalogue. */
    releasedAt: timestamp('released_at', { withTimezone: true, mode: 'string' }),
    catalogueSource: catalogueSource(),
    createdAt: createdAt(),
    searchText: searchText('name, permaslug'),
  },
  (table) => [
    index('models_author_id_idx').on(table.authorId),
    index('models_base_model_id_idx').on(table.baseModelId),
    index('models_catalogue_id_idx').on(table.catalogueId).where(sql`catalogue_id IS NOT NULL`),
  ],
)

/** What the catalogue asked, and since when: a row only where a price changed. The newest is in `models` too. */
export const modelPrices = pgTable(
  'model_prices',
  {
    modelId: integer('model_id')
      .notNull()
      .references(() => models.id),
    validFrom: timestamp('valid_from', { withTimezone: true, mode: 'string' }).notNull(),
    /** Null where the price is not fixed. */
    promptNanoUsdPerMillion: bigint('prompt_nano_usd_per_million', { mode: 'bigint' }),
    completionNanoUsdPerMillion: bigint('completion_nano_usd_per_million', { mode: 'bigint' }),
    /** Null where cached tokens cost as much as others. */
    cachedNanoUsdPerMillion: bigint('cached_nano_usd_per_million', { mode: 'bigint' }),
    requestNanoUsd: bigint('request_nano_usd', { mode: 'bigint' }),
    /** Prices under conditions: `PriceOverride` of lib/domain/money/model-price.ts, with prices as texts. */
    overrides: jsonb('overrides'),
    /** By the catalogue that comes with Tokenboard, and by nothing that was imported. */
    builtIn: boolean('built_in').notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.modelId, table.validFrom] })],
)

/** Who runs the models. Id 0 is `unknown`, for events that name none. */
export const providers = pgTable('providers', {
  id: integer('id').primaryKey().generatedByDefaultAsIdentity(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  headquarters: text('headquarters'),
  datacenters: text('datacenters').array(),
  catalogueSource: catalogueSource(),
  createdAt: createdAt(),
  searchText: searchText('name, slug'),
})

/** Who sends the requests. Id 0 is `unattributed`, for events without a URL and a title. */
export const apps = pgTable(
  'apps',
  {
    id: integer('id').primaryKey().generatedByDefaultAsIdentity(),
    identity: text('identity').notNull().unique(),
    title: text('title').notNull(),
    url: text('url'),
    /** Marketplace groups, such as `cli-agent`. */
    categories: text('categories').array().notNull().default([]),
    /** Counted in every total, listed nowhere. */
    hidden: boolean('hidden').notNull().default(false),
    createdAt: createdAt(),
    searchText: searchText('title, identity'),
  },
  (table) => [
    index('apps_hidden_id').on(table.id).where(sql`hidden`),
    index('apps_search_text_idx').using('gin', table.searchText.op('gin_trgm_ops')),
  ],
)

/** The use cases of `lib/domain/entity/categories.ts`. */
export const categories = pgTable('categories', {
  id: smallint('id').primaryKey(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  searchText: searchText('name, slug'),
})

export const UNKNOWN_PROVIDER_ID = 0
export const UNATTRIBUTED_APP_ID = 0

/** Every word that a name has had, once: misspelt words are compared with these. Written by triggers. */
export const searchWords = pgTable('search_words', { word: text('word').primaryKey() }, (table) => [
  index('search_words_word_idx').using('gin', table.word.op('gin_trgm_ops')),
])
