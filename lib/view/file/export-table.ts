import type { CategoryFilter } from '@/lib/domain/entity/categories'
import type { EntityDimension } from '@/lib/domain/entity/dimension'
import { splits } from '@/lib/domain/growth/drivers'
import type { GrowthWindowName } from '@/lib/domain/growth/growth-window'
import { retentionKinds } from '@/lib/domain/growth/retention'
import type { Grain } from '@/lib/domain/time/buckets'
import type { DayRange } from '@/lib/domain/time/day-range'
import type { Period } from '@/lib/domain/time/period'
import type { Variants } from '@/lib/domain/traffic/question'

/** What the file of a table can be asked, besides `period` (or `window` in its place), or `from` and `to`. */
export type TableParameter = 'category' | 'grain' | 'variants' | 'by' | 'top' | 'window'

interface TableEntry {
  takes: readonly TableParameter[]
  /** What can be told apart in it; the first is the default. */
  by?: readonly string[]
  /** The kinds of entity that it can be narrowed to. */
  of?: readonly EntityDimension[]
  /** Whether it is of one entity always, and of days that follow from it. */
  isOfOne?: boolean
  /** Whether its days follow from the last complete one. */
  hasOwnDays?: boolean
}

/**
 * The files whose numbers are no ranked list and no stack of entities over time. Those that take a grain are over
 * time. `openTable` in lib/exports/export-tables.ts has the columns and rows of each.
 */
export const exportTables = {
  context: { takes: ['category'] },
  'context-categories': { takes: [] },
  'context-lengths-over-time': { takes: ['category', 'grain'] },
  'context-over-time': {
    takes: ['category', 'grain', 'variants', 'by', 'top'],
    by: ['all', 'categories', 'models', 'authors', 'providers', 'apps'],
  },
  reasoning: { takes: ['category', 'variants'] },
  'reasoning-over-time': {
    takes: ['category', 'grain', 'variants', 'by', 'top'],
    by: ['models', 'authors', 'providers', 'apps', 'categories', 'all'],
  },
  'reasoning-models-over-time': { takes: ['category', 'grain'] },
  'tools-over-time': {
    takes: ['category', 'grain', 'variants', 'by', 'top'],
    by: ['all', 'models', 'apps', 'authors', 'providers', 'categories'],
  },
  ranks: { takes: ['variants'], of: ['models'], isOfOne: true },
  launch: { takes: [], of: ['models'], isOfOne: true },
  growth: { takes: ['category', 'grain'], of: ['models', 'authors', 'providers', 'apps'] },
  drivers: {
    takes: ['category', 'window', 'by'],
    by: splits,
    of: ['models', 'authors', 'providers', 'apps'],
  },
  'driver-movers': {
    takes: ['category', 'window', 'by'],
    by: splits,
    of: ['models', 'authors', 'providers', 'apps'],
  },
  'drivers-over-time': {
    takes: ['category'],
    of: ['models', 'authors', 'providers', 'apps'],
    hasOwnDays: true,
  },
  'sessions-over-time': { takes: ['category', 'grain'], of: ['models', 'authors', 'apps'] },
  turns: { takes: ['category'] },
  'free-to-paid': { takes: ['category'], of: ['models', 'authors'], hasOwnDays: true },
  'free-limits-over-time': { takes: ['category', 'grain'], of: ['models', 'authors'] },
  retention: {
    takes: ['category', 'by'],
    by: retentionKinds,
    of: ['models', 'authors'],
    hasOwnDays: true,
  },
  'reasoning-growth': {
    takes: ['category', 'window'],
    of: ['models', 'authors', 'providers', 'apps'],
  },
  'reasoning-growth-over-time': {
    takes: ['category', 'grain', 'top'],
    of: ['models', 'authors', 'providers', 'apps'],
  },
  'run-rate': {
    takes: ['category'],
    of: ['models', 'authors', 'providers', 'apps'],
    hasOwnDays: true,
  },
  'run-rate-over-time': {
    takes: ['category'],
    of: ['models', 'authors', 'providers', 'apps'],
    hasOwnDays: true,
  },
  tokenizers: { takes: ['category', 'window'], of: ['models', 'authors'] },
  'tokenizers-over-time': { takes: ['category', 'grain', 'top'], of: ['models', 'authors'] },
  'price-changes': { takes: ['category'], of: ['models', 'authors'], hasOwnDays: true },
  prices: { takes: ['category', 'variants'] },
  'provider-prices': { takes: ['category'] },
  'category-prices': { takes: [] },
  speed: { takes: ['variants'] },
  'provider-speed': { takes: [] },
  coverage: { takes: ['category'] },
  reference: { takes: ['by'], by: ['models', 'authors'] },
  'model-providers': { takes: ['variants'], of: ['models'] },
} as const satisfies Record<string, TableEntry>

export type ExportTable = keyof typeof exportTables

export const exportTableNames = Object.keys(exportTables) as ExportTable[]

export function tableEntry(table: ExportTable): TableEntry {
  return exportTables[table]
}

/** What the file of a table answers; what it does not take has its default here. */
export interface TableQuestion {
  category: CategoryFilter
  /** Null where the dates count instead, or the usual span of the grain. */
  period: Period | null
  range: DayRange | null
  grain: Grain
  variants: Variants
  by: string
  top: number
  /** Two of these are compared, where no dates are given. */
  window: GrowthWindowName
}
