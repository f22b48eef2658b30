import type { Reader } from '@/db/client'
import type { CategoryFilter } from '@/lib/domain/entity/categories'
import { LAUNCH_DAYS } from '@/lib/domain/entity/entity-history'
import { addDays, type Day } from '@/lib/domain/time/day'
import { totalTokens } from '@/lib/domain/tokens/measures'
import { getCategoryRanks } from '@/lib/queries/boards/ranks'
import type { EntityRef } from '@/lib/queries/entity/entity-rows'
import { getEntitySeries } from '@/lib/queries/entity/entity-series'
import { getLaunches } from '@/lib/queries/entity/launches'
import { getFreshness } from '@/lib/queries/shared/freshness'
import type { ExportColumn } from '@/lib/view/file/export-columns'
import type { TableQuestion } from '@/lib/view/file/export-table'
import { cellsOf, type OpenExport } from './open-export'

interface RankRow {
  week: Day
  category: CategoryFilter
  rank: number | null
}

const rankColumns: ExportColumn<RankRow>[] = [
  { name: 'week', kind: 'text', cell: ({ week }) => week },
  { name: 'category', kind: 'text', cell: ({ category }) => category },
  { name: 'rank', kind: 'rank', cell: ({ rank }) => rank?.toString() ?? null },
]

/** Where a model stood week by week, as on its page. */
export async function openRanks(
  reader: Reader,
  { variants }: TableQuestion,
  now: Date,
  of: EntityRef | null,
): Promise<OpenExport> {
  if (!of) throw new Error('Ranks are of one model')
  const { weeks, ranks, range } = await getCategoryRanks(reader, of, variants, now)
  // Before the first rollup there are no weeks: the file is empty, and of the usual span.
  const asked = { category: 'all', grain: 'week', range: weeks.length > 0 ? range : null } as const
  const series = await getEntitySeries(reader, of, asked, now)
  const rows = weeks.flatMap((week, index) =>
    ranks.map(({ category, byWeek }) => ({ week, category, rank: byWeek[index] ?? null })),
  )
  return {
    columns: rankColumns,
    range: series.range,
    freshness: await getFreshness(reader),
    totalTokens: series.buckets.reduce((sum, bucket) => sum + totalTokens(bucket), 0n),
    rows: cellsOf(rankColumns, [rows]),
  }
}

interface LaunchRow {
  slug: string
  name: string
  released: Day
  day: number
  tokens: bigint
}

const launchColumns: ExportColumn<LaunchRow>[] = [
  { name: 'slug', kind: 'text', cell: ({ slug }) => slug },
  { name: 'name', kind: 'text', cell: ({ name }) => name },
  { name: 'released', kind: 'text', cell: ({ released }) => released },
  { name: 'days_since_release', kind: 'rank', cell: ({ day }) => String(day) },
  { name: 'total_tokens', kind: 'count', cell: ({ tokens }) => String(tokens) },
]

/** The first days of a model and of its author's earlier ones, as on its page. */
export async function openLaunch(
  reader: Reader,
  _question: TableQuestion,
  now: Date,
  of: EntityRef | null,
): Promise<OpenExport> {
  if (!of) throw new Error('A launch is of one model')
  const launches = await getLaunches(reader, of.id)
  const rows = launches.flatMap(({ slug, name, released, tokens }) =>
    tokens.map((count, day) => ({ slug, name, released, day, tokens: count })),
  )
  const days = launches.map(({ released }) => released).sort()
  const today = now.toISOString().slice(0, 10)
  const last = launches.map(({ released, tokens }) => addDays(released, tokens.length)).sort()
  return {
    columns: launchColumns,
    range: { from: days[0] ?? addDays(today, -LAUNCH_DAYS), until: last.at(-1) ?? today },
    freshness: await getFreshness(reader),
    totalTokens: rows.reduce((sum, { tokens }) => sum + tokens, 0n),
    rows: cellsOf(launchColumns, [rows]),
  }
}
