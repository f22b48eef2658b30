import type { Reader } from '@/db/client'
import { doublingOf, type RunRate, runRate } from '@/lib/domain/growth/run-rate'
import { addBuckets } from '@/lib/domain/time/buckets'
import type { Day } from '@/lib/domain/time/day'
import { changeText } from '@/lib/domain/traffic/change'
import type { EntityRef } from '@/lib/queries/entity/entity-rows'
import { GrowthRefused } from '@/lib/queries/growth/growth-refused'
import { getRunRates } from '@/lib/queries/growth/run-rate'
import { getRunRateWeeks } from '@/lib/queries/growth/run-rate-weeks'
import { getFreshness } from '@/lib/queries/shared/freshness'
import type { ExportColumn } from '@/lib/view/file/export-columns'
import type { TableQuestion } from '@/lib/view/file/export-table'
import { cellsOf, type OpenExport } from '../open-export'

const columns: ExportColumn<RunRate>[] = [
  { name: 'slug', kind: 'text', cell: ({ slug }) => slug },
  { name: 'name', kind: 'text', cell: ({ name }) => name },
  { name: 'week_tokens', kind: 'count', cell: ({ week }) => String(week) },
  { name: 'run_rate_tokens', kind: 'count', cell: (rate) => String(runRate(rate)) },
  {
    name: 'year_before_tokens',
    kind: 'count',
    cell: ({ yearBefore }) => (yearBefore === null ? null : String(yearBefore)),
  },
  { name: 'growth', kind: 'fraction', cell: ({ week, yearBefore }) => changeText(week, yearBefore) || null },
  {
    name: 'doubling_days',
    kind: 'fraction',
    cell: (rate) => {
      const doubling = doublingOf(rate)
      return doubling.kind === 'days' ? doubling.days.toFixed(1) : null
    },
  },
  { name: 'estimated', kind: 'flag', cell: ({ estimated }) => String(estimated) },
]

/** Everything, then each author: the run rate and the year's growth. */
export async function openRunRates(
  reader: Reader,
  { category }: TableQuestion,
  _now: Date,
  of: EntityRef | null,
): Promise<OpenExport> {
  const rates = await getRunRates(reader, { category, of })
  if (!rates) throw new GrowthRefused('no_data', null)
  return {
    columns,
    range: rates.after,
    freshness: await getFreshness(reader),
    totalTokens: rates.whole.week,
    rows: cellsOf(columns, [[rates.whole, ...rates.authors]]),
  }
}

interface WeekRow {
  week: Day
  tokens: bigint
  estimated: boolean
}

const weekColumns: ExportColumn<WeekRow>[] = [
  { name: 'week', kind: 'text', cell: ({ week }) => week },
  { name: 'tokens', kind: 'count', cell: ({ tokens }) => String(tokens) },
  { name: 'run_rate_tokens', kind: 'count', cell: ({ tokens }) => String(runRate({ week: tokens })) },
  { name: 'estimated', kind: 'flag', cell: ({ estimated }) => String(estimated) },
]

/** What a year like each of the last complete weeks would come to. */
export async function openRunRateWeeks(
  reader: Reader,
  { category }: TableQuestion,
  now: Date,
  of: EntityRef | null,
): Promise<OpenExport> {
  const { weeks, estimated } = await getRunRateWeeks(reader, { category, of }, now)
  const [first, last] = [weeks[0], weeks.at(-1)]
  if (!first || !last) throw new GrowthRefused('no_data', null)
  return {
    columns: weekColumns,
    range: { from: first.week, until: addBuckets(last.week, 'week', 1) },
    freshness: await getFreshness(reader),
    totalTokens: weeks.reduce((sum, { tokens }) => sum + tokens, 0n),
    rows: cellsOf(weekColumns, [weeks.map((week) => ({ ...week, estimated }))]),
  }
}
