import { date, index, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'

/** Spans with usage of the last ten minutes, one row a trace, and how they hang together. */
export const recentCalls = pgTable(
  'recent_calls',
  {
    traceId: text('trace_id').primaryKey(),
    receivedAt: timestamp('received_at', { withTimezone: true, mode: 'string' }).notNull(),
    /** By `lib/ingest/calls/remembered-text.ts`. */
    told: text('told').notNull(),
  },
  (table) => [index('recent_calls_received_at_idx').on(table.receivedAt)],
)

/** Records that were told twice and are no events: what came of them counts under another id. */
export const eventAliases = pgTable(
  'event_aliases',
  {
    day: date('day', { mode: 'string' }).notNull(),
    id: text('id').notNull(),
    eventDay: date('event_day', { mode: 'string' }).notNull(),
    eventId: text('event_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.day, table.id] })],
)
