import { type DayRange, lastDay } from '../day-range'
import { filterParameter } from '../entity-parts'
import type { GrowthQuestion } from '../growth/growth-question'
import type { ExportFile } from './export-file'
import type { ExportTable } from './export-table'

/** The file of a part of the page of growth that is over time: of the same category and thing. */
export function overTimeFile(
  name: ExportTable,
  { category, of }: GrowthQuestion,
  more: Record<string, string> = {},
): ExportFile {
  const owner: Record<string, string> = of ? { [filterParameter(of.dimension)]: of.slug } : {}
  const within: Record<string, string> = category === 'all' ? {} : { category }
  return { name, query: { ...within, ...owner, ...more } }
}

/** Requests by their place within the session, in one window. */
export function turnsFile({ category }: GrowthQuestion, { from, until }: DayRange): ExportFile {
  return { name: 'turns', query: { category, from, to: lastDay({ from, until }) } }
}
