import { lastDay } from '../day-range'
import { filterParameter } from '../entity-parts'
import type { Split } from '../growth/drivers'
import type { GrowthQuestion } from '../growth/growth-question'
import type { ExportFile } from './export-file'

/** The file of the parts of a change. */
export function growthPartsFile({ category, window, of }: GrowthQuestion, by: Split): ExportFile {
  const days: Record<string, string> =
    typeof window === 'string' ? { window } : { from: window.from, to: lastDay(window) }
  const owner: Record<string, string> = of ? { [filterParameter(of.dimension)]: of.slug } : {}
  return { name: 'drivers', query: { category, ...days, by, ...owner } }
}
