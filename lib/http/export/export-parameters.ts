import { z } from 'zod'
import { type AppGroup, appGroupNames } from '@/lib/domain/entity/app-groups'
import { type CategoryFilter, categories, isCategoryFilter } from '@/lib/domain/entity/categories'
import { type GrowthWindowName, growthWindowNames } from '@/lib/domain/growth/growth-window'
import { grains } from '@/lib/domain/time/buckets'
import { isDay } from '@/lib/domain/time/day'
import { type Period, periodNames } from '@/lib/domain/time/period'
import { type Metric, metrics } from '@/lib/domain/tokens/measures'
import { topsOf } from '@/lib/domain/traffic/question'
import { categoryOfPath } from '@/lib/view/address/category-path'
import { type ExportTable, tableEntry } from '@/lib/view/file/export-table'

export const MAX_ROWS = 100_000
export const MAX_TOP = 1000
export const MAX_RANGE_DAYS = 3660
/** Days before it exist in no traffic, and PostgreSQL's calendar does not reach as far back as a date's text. */
export const FIRST_DAY = '1970-01-01'

const metricNames = Object.keys(metrics) as [Metric, ...Metric[]]

/** The words that a parameter takes, for the answer to a wrong one. */
export const choices: Record<string, readonly string[]> = {
  category: ['all', ...categories.map((category) => category.slug)],
  period: periodNames,
  variants: ['merge', 'split'],
  metric: metricNames,
  grain: grains,
  group: appGroupNames,
  window: growthWindowNames,
  of: topsOf,
}

const category = z.string().transform((text, context): CategoryFilter => {
  const filter = isCategoryFilter(text) ? text : categoryOfPath(text)
  if (filter) return filter
  context.addIssue({ code: 'custom', message: oneOf('category') })
  return z.NEVER
})

const word = <Word extends string>(name: string, words: readonly Word[]) =>
  z.enum(words as readonly [Word, ...Word[]], { error: oneOf(name) })

const day = z
  .string()
  .refine(
    (text) => isDay(text) && text >= FIRST_DAY,
    `must be a UTC date such as 2026-01-31, from ${FIRST_DAY} on`,
  )

const count = (maximum: number) => {
  const message = `must be a whole number from 1 to ${maximum}`
  return z
    .string()
    .regex(/^\d{1,7}$/, message)
    .transform(Number)
    .refine((value) => value >= 1 && value <= maximum, message)
}

const shared = {
  category: category.default('all'),
  period: word<Period>('period', periodNames).optional(),
  from: day.optional(),
  to: day.optional(),
  metric: word('metric', metricNames).default('tokens'),
}

/** A leaderboard merges variants unless it is told otherwise, a chart keeps them apart. */
const ofModels = {
  board: z.strictObject({
    ...shared,
    variants: word('variants', ['merge', 'split'] as const).default('merge'),
    limit: count(MAX_ROWS).optional(),
  }),
  chart: z.strictObject({
    ...shared,
    variants: word('variants', ['merge', 'split'] as const).default('split'),
    grain: word('grain', grains).default('week'),
    top: count(MAX_TOP).default(9),
    of: word('of', topsOf).default('bucket'),
  }),
}

const group = { group: word<AppGroup>('group', appGroupNames).optional() }

/** What a file takes: apps can be asked for by the marketplace's groups. */
export const parameterSchemas = {
  ...ofModels,
  appBoard: ofModels.board.extend(group),
  appChart: ofModels.chart.extend(group),
}

/** A table counts, and ranks no growth. */
export const tablePeriods = periodNames.filter((period) => period !== 'trending')

const everyTable = z.strictObject({
  category: shared.category,
  period: z.enum(tablePeriods, { error: oneOf('period', tablePeriods) }).optional(),
  from: shared.from,
  to: shared.to,
  grain: ofModels.chart.shape.grain,
  variants: ofModels.board.shape.variants,
  by: z.string().default(''),
  top: ofModels.chart.shape.top,
  window: word<GrowthWindowName>('window', growthWindowNames).default('week'),
})

export type TableParameters = z.infer<typeof everyTable>

/** The value of each parameter where nothing is asked. */
export const tableDefaults = everyTable.parse({})

/** What the file of a table takes. */
export function tableSchema(table: ExportTable): z.ZodObject {
  const { takes, by = [], isOfOne = false, hasOwnDays = false } = tableEntry(table)
  const days = takes.includes('window') ? ['from', 'to'] : ['period', 'from', 'to']
  const names = isOfOne || hasOwnDays ? takes : [...days, ...takes]
  const picked = Object.fromEntries(names.map((name) => [name, everyTable.shape[name as 'by']]))
  const kind = z.enum(by as [string, ...string[]], { error: oneOf('by', by) }).default(by[0] ?? '')
  return z.strictObject(takes.includes('by') ? { ...picked, by: kind } : picked)
}

function oneOf(name: string, words = choices[name]!): string {
  return `must be one of ${words.join(', ')}`
}
