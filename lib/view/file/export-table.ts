import type { CategoryFilter } from '@/lib/domain/entity/categories'
import { splits } from '@/lib/domain/growth/drivers'
import type { GrowthWindowName } from '@/lib/domain/growth/growth-window'
import { retentionKinds } from '@/lib/domain/growth/retention'
import type { Grain } from '@/lib/domain/time/buckets'
import type { DayRange } from '@/lib/domain/time/day-range'
import type { Period } from '@/lib/domain/time/period'
import type { Variants } from '@/lib/domain/traffic/question'
import { type BoardName, boards } from '../boards/boards'
import type { TableEntry } from './table-entry'

/** The tables of pages that are no board's. */
const otherTables = {
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
  coverage: { takes: ['category'] },
  reference: { takes: ['by'], by: ['models', 'authors'] },
  'model-providers': { takes: ['variants'], of: ['models'] },
} as const satisfies Record<string, TableEntry>

type TablesOf<Entry> = Entry extends { tables: infer Tables } ? keyof Tables : never

type BoardTable = TablesOf<(typeof boards)[BoardName]>

export type ExportTable = BoardTable | keyof typeof otherTables

/** Every table that there is a file of. `openTable` in lib/exports/export-tables.ts has the columns and rows of each. */
const exportTables: Record<ExportTable, TableEntry> = Object.assign(
  {},
  ...Object.values(boards).map(({ tables }) => tables),
  otherTables,
)

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
