import { bigint, date, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'

const sourceId = () =>
  integer('source_id')
    .notNull()
    .references(() => referenceSources.id, { onDelete: 'cascade' })

/** Published figures of other routers. They stand beside one's own and are never added to anything. */
export const referenceSources = pgTable('reference_sources', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  url: text('url').notNull(),
  citation: text('citation').notNull(),
  licenceName: text('licence_name').notNull(),
  licenceUrl: text('licence_url').notNull(),
  asOf: timestamp('as_of', { withTimezone: true, mode: 'string' }).notNull(),
  importedAt: timestamp('imported_at', { withTimezone: true, mode: 'string' }).notNull().defaultNow(),
})

/** Tokens by model and UTC day, as published; what the source folds together is under `other`. */
export const referenceDaily = pgTable(
  'reference_daily',
  {
    sourceId: sourceId(),
    day: date('day', { mode: 'string' }).notNull(),
    permaslug: text('permaslug').notNull(),
    totalTokens: bigint('total_tokens', { mode: 'bigint' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.sourceId, table.day, table.permaslug] })],
)

/** Tokens and requests by app over a stretch of days, both ends included, as published. */
export const referenceApps = pgTable(
  'reference_apps',
  {
    sourceId: sourceId(),
    fromDay: date('from_day', { mode: 'string' }).notNull(),
    throughDay: date('through_day', { mode: 'string' }).notNull(),
    name: text('name').notNull(),
    totalTokens: bigint('total_tokens', { mode: 'bigint' }).notNull(),
    totalRequests: bigint('total_requests', { mode: 'bigint' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.sourceId, table.fromDay, table.throughDay, table.name] })],
)
