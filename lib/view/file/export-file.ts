import type { Dimension } from '@/lib/domain/entity/dimension'
import type { PageQuestion } from '../address/page-path'
import { chartTop } from '../boards/chart-top'
import type { ExportFormat } from './export'
import { type ExportTable, tableEntry } from './export-table'

/** A board or chart as a file: `name` is the export's path without its ending, `query` the question it answers. */
export interface ExportFile {
  name: string
  /** Pairs where a parameter is given several times. */
  query: Record<string, string> | [string, string][]
}

/** The file that answers the page's question on a board: all rows of it. */
export function boardFile(dimension: Dimension, question: PageQuestion): ExportFile {
  const { category, period, metric } = question
  const ranksGrowth = dimension === 'models' || dimension === 'apps'
  const ownPeriod = period === 'trending' && !ranksGrowth ? 'week' : period
  return {
    name: dimension,
    query: { category, period: ownPeriod, metric, ...optionsOf(dimension, question) },
  }
}

/** The file behind a chart, with the same entities before `Other`. */
export function chartFile(dimension: Dimension, question: PageQuestion): ExportFile {
  const { category, grain, metric, view } = question
  const lines: Record<string, string> = view === 'log' ? { of: 'range' } : {}
  const query = {
    category,
    grain,
    top: String(chartTop(dimension)),
    ...lines,
    metric,
    ...optionsOf(dimension, question),
  }
  return { name: `${dimension}-over-time`, query }
}

/**
 * The file of a table that answers the page's question.
 * @param more what the page does not choose but the file takes, such as `by`
 */
export function tableFile(
  table: ExportTable,
  { category, period, grain, variants }: PageQuestion,
  more: Record<string, string> = {},
): ExportFile {
  const { takes } = tableEntry(table)
  const choices = { category, grain, variants }
  const taken = Object.entries(choices).filter(([choice]) => takes.includes(choice as keyof typeof choices))
  const days = takes.includes('grain') ? null : { period: period === 'trending' ? 'week' : period }
  return { name: table, query: { ...Object.fromEntries(taken), ...days, ...more } }
}

/** Only models have variants, only apps have groups. */
function optionsOf(dimension: Dimension, { variants, appGroup }: PageQuestion): Record<string, string> {
  if (dimension === 'models') return { variants }
  return dimension === 'apps' && appGroup ? { group: appGroup } : {}
}

export function exportPath({ name, query }: ExportFile, format: ExportFormat): string {
  const parameters = String(new URLSearchParams(query))
  return `/export/${name}.${format}${parameters && `?${parameters}`}`
}
