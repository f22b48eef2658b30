import { bigint, boolean, date, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/** One row: how far the rollups are. */
export const rollupState = pgTable('rollup_state', {
  singleton: boolean('singleton').primaryKey().default(true),
  dataVersion: bigint('data_version', { mode: 'bigint' }).notNull(),
  /** The last complete day that is rolled up. */
  dataThrough: date('data_through', { mode: 'string' }),
  asOf: timestamp('as_of', { withTimezone: true, mode: 'string' }),
})

/** The days that have rollups. `open` is the running day, `closed` a published one, `sealed` one without raw events. */
export const rollupDays = pgTable('rollup_days', {
  day: date('day', { mode: 'string' }).primaryKey(),
  state: text('state', { enum: ['open', 'closed', 'sealed'] }).notNull(),
  dataVersion: bigint('data_version', { mode: 'bigint' }).notNull(),
  /** Stored events, each once whatever its weight. */
  events: bigint('events', { mode: 'bigint' }).notNull(),
  requests: bigint('requests', { mode: 'bigint' }).notNull(),
  totalTokens: bigint('total_tokens', { mode: 'bigint' }).notNull(),
  rolledUpAt: timestamp('rolled_up_at', { withTimezone: true, mode: 'string' }).notNull(),
})

/** Closed days whose totals changed after they were published. */
export const restatements = pgTable('restatements', {
  id: bigint('id', { mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
  day: date('day', { mode: 'string' }).notNull(),
  restatedAt: timestamp('restated_at', { withTimezone: true, mode: 'string' }).notNull(),
  beforeTotalTokens: bigint('before_total_tokens', { mode: 'bigint' }).notNull(),
  afterTotalTokens: bigint('after_total_tokens', { mode: 'bigint' }).notNull(),
  beforeRequests: bigint('before_requests', { mode: 'bigint' }).notNull(),
  afterRequests: bigint('after_requests', { mode: 'bigint' }).notNull(),
  reason: text('reason').notNull(),
})

export const jobRuns = pgTable('job_runs', {
  id: bigint('id', { mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
  job: text('job').notNull(),
  startedAt: timestamp('started_at', { withTimezone: true, mode: 'string' }).notNull(),
  finishedAt: timestamp('finished_at', { withTimezone: true, mode: 'string' }),
  state: text('state', { enum: ['running', 'done', 'failed'] }).notNull(),
  days: integer('days').notNull().default(0),
  dataVersion: bigint('data_version', { mode: 'bigint' }),
  error: text('error'),
})
