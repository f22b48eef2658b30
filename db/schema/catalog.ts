import {
  type AnyPgColumn,
  bigint,
  boolean,
  integer,
  pgTable,
  smallint,
  text,
  timestamp,
} from 'drizzle-orm/pg-core'

const createdAt = () => timestamp('created_at', { withTimezone: true, mode: 'string' }).notNull().defaultNow()

/** The organisations that make models: the namespace of their slugs. */
export const authors = pgTable('authors', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  createdAt: createdAt(),
})

/** Models by permaslug. A variant (`:free`) is a row of its own, tied to its base model. */
export const models = pgTable('models', {
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
  huggingFaceId: text('hugging_face_id'),
  /** When the author released it, by the catalogue. */
  releasedAt: timestamp('released_at', { withTimezone: true, mode: 'string' }),
  createdAt: createdAt(),
})

/** Who runs the models. Id 0 is `unknown`, for events that name none. */
export const providers = pgTable('providers', {
  id: integer('id').primaryKey().generatedByDefaultAsIdentity(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  headquarters: text('headquarters'),
  createdAt: createdAt(),
})

/** Who sends the requests. Id 0 is `unattributed`, for events without a URL and a title. */
export const apps = pgTable('apps', {
  id: integer('id').primaryKey().generatedByDefaultAsIdentity(),
  identity: text('identity').notNull().unique(),
  title: text('title').notNull(),
  url: text('url'),
  /** Marketplace groups, such as `cli-agent`. */
  categories: text('categories').array().notNull().default([]),
  /** Counted in every total, listed nowhere. */
  hidden: boolean('hidden').notNull().default(false),
  createdAt: createdAt(),
})

/** The use cases of `lib/domain/categories.ts`. */
export const categories = pgTable('categories', {
  id: smallint('id').primaryKey(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
})

export const UNKNOWN_PROVIDER_ID = 0
export const UNATTRIBUTED_APP_ID = 0
