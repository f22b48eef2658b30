import { lastDay } from '../day-range'
import { filterParameter } from '../entity-parts'
import type { Split } from '../growth/drivers'
import type { GrowthQuestion } from '../growth/growth-question'
import type { ExportFile } from './export-file'

/** The file of what each driver moved, week by week. */
export function driverWeeksFile(question: GrowthQuestion): ExportFile {
  return { name: 'drivers-over-time', query: { category: question.category, ...ownerOf(question) } }
}

/** The file of the parts of a change. */
export function growthPartsFile(question: GrowthQuestion, by: Split): ExportFile {
  const { category, window } = question
  const days: Record<string, string> =
    typeof window === 'string' ? { window } : { from: window.from, to: lastDay(window) }
  return { name: 'drivers', query: { category, ...days, by, ...ownerOf(question) } }
}

function ownerOf({ of }: GrowthQuestion): Record<string, string> {
  return of ? { [filterParameter(of.dimension)]: of.slug } : {}
}
