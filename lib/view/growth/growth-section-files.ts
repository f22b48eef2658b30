import { filterParameter } from '@/lib/domain/entity/entity-parts'
import { type DayRange, lastDay } from '@/lib/domain/time/day-range'
import type { GrowthQuestion } from '../address/growth-path'
import type { ExportFile } from '../file/export-file'
import type { ExportTable } from '../file/export-table'

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
