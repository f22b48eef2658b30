import { type Additive, additiveNames, type Summed } from './rollup-columns'

/**
 * The rollups as data. One piece of code creates them, fills them, reads them and checks them from these lists;
 * a new measure or table is one entry here and one migration.
 */

/**
 * The spans that a rollup row can stand for. Each is read as `<name>_<span>`:
 * - `daily`, `weekly`, `monthly`: one row a bucket, dated with the bucket's first day in `column`; weeks and months have
 *   rows once their last day is complete, until then they are read day by day;
 * - `window`: the trailing windows that the leaderboards show, ending with the last complete day: `period` and `slot`
 *   are those of `windowParts`. It is a view of `<name>_windows`, where all windows of an entity share one row: they
 *   all change every night, and one row is written in a fraction of the time of five.
 */
export const spans = {
  daily: { column: 'day' },
  weekly: { column: 'week' },
  monthly: { column: 'month' },
  window: { column: null },
} as const

export type Span = keyof typeof spans

/** What is known of the windows that the current one is compared with. In the view the rest is null. */
export const comparedNames = [
  'requests',
  'prompt_tokens',
  'completion_tokens',
  'reasoning_tokens',
  'cost_nano_usd',
  'tool_calls',
  'normalised_tokens',
] as const

export interface WindowPart {
  /** The prefix of its columns in `<name>_windows`. */
  prefix: string
  period: 'week' | 'month'
  slot: number
  /** How many days it has, and how many days before the last complete one it ends. */
  days: number
  ago: number
  measures: readonly Additive[]
}

/** Slot 0 is the current window, 1 the one before. Trending looks two weeks further back: slot 2 is both together. */
export const windowParts: readonly WindowPart[] = [
  { prefix: 'week', period: 'week', slot: 0, days: 7, ago: 0, measures: additiveNames },
  { prefix: 'previous_week', period: 'week', slot: 1, days: 7, ago: 7, measures: comparedNames },
  { prefix: 'earlier_weeks', period: 'week', slot: 2, days: 14, ago: 14, measures: comparedNames },
  { prefix: 'month', period: 'month', slot: 0, days: 30, ago: 0, measures: additiveNames },
  { prefix: 'previous_month', period: 'month', slot: 1, days: 30, ago: 30, measures: comparedNames },
]

export interface RollupTable {
  name: string
  /** The columns that name the entity, besides the category. */
  keys: readonly string[]
  /** Whether there is a row for each category beside the one for all of them (category_id 0). */
  byCategory: boolean
  spans: readonly Span[]
  /** What is summed, where that is not everything. */
  measures?: readonly Summed[]
  /**
   * Whether its weeks and months have a row for all categories (category_id 0) beside those for each, which its days,
   * with `category_id` among their keys, have not.
   */
  sumsCategories?: boolean
  /** Whether it knows of the current windows alone, and of nothing to compare them with. */
  currentOnly?: boolean
  /** Whether events can be missing from it, so that its rows do not add up to the total. */
  partial?: boolean
  /** Whether it came later than others: days that were sealed by then have no rows. */
  younger?: boolean
}

/** What a rollup of pairs or finer sums: tokens, and what they cost. */
const pricedMeasures = [
  'requests',
  'prompt_tokens',
  'completion_tokens',
  'reasoning_tokens',
  'cost_nano_usd',
  'unpriced_requests',
  'priced_tokens',
  'sampled_requests',
] as const

const visitMeasures = [
  'events',
  'requests',
  'prompt_tokens',
  'completion_tokens',
  'reasoning_tokens',
  'cost_nano_usd',
  'unpriced_requests',
] as const satisfies readonly Summed[]

export const rollupTables = [
  { name: 'category', keys: [], byCategory: true, spans: ['daily', 'weekly', 'monthly', 'window'] },
  { name: 'model', keys: ['model_id'], byCategory: true, spans: ['daily', 'weekly', 'monthly', 'window'] },
  { name: 'author', keys: ['author_id'], byCategory: true, spans: ['daily', 'weekly', 'monthly', 'window'] },
  {
    name: 'provider',
    keys: ['provider_id'],
    byCategory: true,
    spans: ['daily', 'weekly', 'monthly', 'window'],
  },
  { name: 'app', keys: ['app_id'], byCategory: true, spans: ['daily', 'weekly', 'monthly', 'window'] },
  {
    name: 'app_model',
    keys: ['app_id', 'model_id'],
    byCategory: false,
    spans: ['daily', 'weekly'],
    measures: ['requests', 'prompt_tokens', 'completion_tokens', 'reasoning_tokens', 'sampled_requests'],
  },
  {
    name: 'provider_model',
    keys: ['provider_id', 'model_id'],
    byCategory: false,
    spans: ['daily'],
    measures: pricedMeasures,
  },
  /** Requests by the total length of each: see `lengthEdges`. */
  {
    name: 'length',
    keys: ['length_bucket'],
    byCategory: true,
    spans: ['daily', 'weekly', 'monthly', 'window'],
    measures: ['requests', 'prompt_tokens', 'completion_tokens', 'sampled_requests'],
    younger: true,
  },
  /** How fast requests were answered: histograms with the buckets of `speedEdges`. */
  {
    name: 'speed',
    keys: ['provider_id', 'model_id', 'measure', 'bucket'],
    byCategory: false,
    spans: ['daily', 'window'],
    measures: ['requests'],
    currentOnly: true,
    partial: true,
  },
  /** Everything at once, each category for itself: what any other question is answered from. */
  {
    name: 'segment',
    keys: ['category_id', 'app_id', 'model_id', 'provider_id'],
    byCategory: false,
    spans: ['daily', 'weekly'],
    measures: pricedMeasures,
    younger: true,
  },
  {
    name: 'model_length',
    keys: ['model_id', 'length_bucket'],
    byCategory: true,
    spans: ['daily'],
    measures: ['requests', 'prompt_tokens', 'completion_tokens', 'sampled_requests'],
    younger: true,
  },
  /**
   * What each session used on a day. It may go on at midnight, and with another model: its rows share the hash. Of
   * days that were sealed before its categories were told apart, the rows have category 0.
   */
  {
    name: 'session',
    keys: ['category_id', 'session_hash', 'app_id', 'model_id'],
    byCategory: false,
    spans: ['daily'],
    measures: visitMeasures,
    partial: true,
    younger: true,
  },
  /** Requests by their place within the session, counted from the start of the day: see `turnOfEvent`. */
  {
    name: 'turn',
    keys: ['turn'],
    byCategory: true,
    spans: ['daily', 'weekly'],
    measures: ['events', 'requests', 'prompt_tokens', 'completion_tokens'],
    partial: true,
    younger: true,
  },
  /** What each account used on a day, and in a month: its requests on free and on paid models. Category 0 as above. */
  {
    name: 'account',
    keys: ['category_id', 'account_hash', 'model_id'],
    byCategory: false,
    sumsCategories: true,
    spans: ['daily', 'monthly'],
    measures: visitMeasures,
    partial: true,
    younger: true,
  },
  /** What part of all requests has whole usage: what else pages tell of all requests, other rollups know. */
  {
    name: 'coverage',
    keys: [],
    byCategory: true,
    spans: ['daily', 'weekly', 'monthly'],
    measures: ['requests', 'incomplete_requests'],
    younger: true,
  },
] as const satisfies readonly RollupTable[]

export type RollupName = (typeof rollupTables)[number]['name']

/** What a rollup sums. */
export function measuresOf({ measures }: RollupTable): readonly Summed[] {
  return measures ?? additiveNames
}

/** The windows that a rollup knows, each with what it sums there. */
export function windowsOf(table: RollupTable): WindowPart[] {
  return windowParts
    .filter(({ slot }) => slot === 0 || !table.currentOnly)
    .map((part) => ({ ...part, measures: part.measures.filter((name) => measuresOf(table).includes(name)) }))
}
