import { filterParameter } from '@/lib/domain/entity/entity-parts'
import type { Split } from '@/lib/domain/growth/drivers'
import { REASONING_LINES } from '@/lib/domain/growth/reasoning-change'
import { TOKENIZER_LINES } from '@/lib/domain/growth/tokenizers'
import { lastDay } from '@/lib/domain/time/day-range'
import type { GrowthQuestion } from '../address/growth-path'
import type { ExportFile } from '../file/export-file'

/** The file of what each driver moved, week by week. */
export function driverWeeksFile(question: GrowthQuestion): ExportFile {
  return { name: 'drivers-over-time', query: { category: question.category, ...ownerOf(question) } }
}

/** The file of how much models reason for a request, in one window and the next. */
export function reasoningGrowthFile(question: GrowthQuestion): ExportFile {
  const { category } = question
  return { name: 'reasoning-growth', query: { category, ...daysOf(question), ...ownerOf(question) } }
}

/** The file of reasoning for each request, bucket by bucket, of as many models as have a line. */
export function reasoningOverTimeFile({ category, of }: GrowthQuestion): ExportFile {
  return {
    name: 'reasoning-growth-over-time',
    query: { category, top: String(REASONING_LINES), ...ownerOf({ of }) },
  }
}

/** The file of what tokenizers make of the same requests, in one window. */
export function tokenizersFile(question: GrowthQuestion): ExportFile {
  const { category } = question
  return { name: 'tokenizers', query: { category, ...daysOf(question), ...ownerOf(question) } }
}

/** The same bucket by bucket, of as many models as have a line. */
export function tokenizersOverTimeFile({ category, of }: GrowthQuestion): ExportFile {
  return {
    name: 'tokenizers-over-time',
    query: { category, top: String(TOKENIZER_LINES), ...ownerOf({ of }) },
  }
}

export function runRateFile(question: GrowthQuestion): ExportFile {
  return { name: 'run-rate', query: { category: question.category, ...ownerOf(question) } }
}

/** The file of the parts of a change. */
export function growthPartsFile(question: GrowthQuestion, by: Split): ExportFile {
  return {
    name: 'drivers',
    query: { category: question.category, ...daysOf(question), by, ...ownerOf(question) },
  }
}

function daysOf({ window }: GrowthQuestion): Record<string, string> {
  return typeof window === 'string' ? { window } : { from: window.from, to: lastDay(window) }
}

function ownerOf({ of }: Pick<GrowthQuestion, 'of'>): Record<string, string> {
  return of ? { [filterParameter(of.dimension)]: of.slug } : {}
}
