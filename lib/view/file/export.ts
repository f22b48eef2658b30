import { type Dimension, dimensionNames, type EntityDimension } from '@/lib/domain/entity/dimension'
import { type EntityFilter, entityDimensions } from '@/lib/domain/entity/entity-parts'
import type { Day } from '@/lib/domain/time/day'
import type { Period } from '@/lib/domain/time/period'
import type { CompareQuestion } from '@/lib/domain/traffic/compare-question'
import type { ListQuestion } from '@/lib/domain/traffic/list-question'
import type { BoardQuestion, ChartQuestion } from '@/lib/domain/traffic/question'
import { type ExportTable, exportTableNames, type TableQuestion } from './export-table'

export const exportFormats = ['csv', 'json'] as const

export type ExportFormat = (typeof exportFormats)[number]

const OVER_TIME = '-over-time'

/** A file that can be asked for: a board, a chart as `<board>-over-time`, a table by its own name, a comparison, or a list. */
export type ExportName = { format: ExportFormat } & (
  | { kind: 'board' | 'chart'; dimension: Dimension }
  | { kind: 'table'; table: ExportTable }
  | { kind: 'compare' }
  | { kind: 'list'; list: EntityDimension }
)

/**
 * What a file answers, of everything or `of` one entity. The period of a chart, where there is one, stands for that
 * period's days.
 */
export type ExportQuestion =
  | { kind: 'board'; dimension: Dimension; of: EntityFilter | null; question: BoardQuestion }
  | {
      kind: 'chart'
      dimension: Dimension
      of: EntityFilter | null
      question: ChartQuestion
      period: Period | null
    }
  | { kind: 'table'; table: ExportTable; of: EntityFilter | null; question: TableQuestion }
  | { kind: 'compare'; of: null; question: CompareQuestion }
  | { kind: 'list'; of: null; question: ListQuestion }

export const exportNames: ExportName[] = [
  ...(['board', 'chart'] as const).flatMap((kind) =>
    dimensionNames.flatMap((dimension) => exportFormats.map((format) => ({ kind, dimension, format }))),
  ),
  ...exportTableNames.flatMap((table) =>
    exportFormats.map((format) => ({ kind: 'table' as const, table, format })),
  ),
  ...exportFormats.map((format) => ({ kind: 'compare' as const, format })),
  ...entityDimensions.flatMap((list) =>
    exportFormats.map((format) => ({ kind: 'list' as const, list, format })),
  ),
]

/** The file's name in its address: `models.csv`, `apps-over-time.json`, `context.csv`. */
export function exportFile(name: ExportName): string {
  return `${baseName(name)}.${name.format}`
}

export function parseExportFile(file: string): ExportName | undefined {
  return exportNames.find((name) => exportFile(name) === file)
}

/** The name to save a file under, which says what is in it and of which days. */
export function downloadName(
  name: ExportName,
  category: string,
  from: Day,
  to: Day,
  of: EntityFilter | null = null,
): string {
  const days = from === to ? from : `${from}_${to}`
  const owner = of ? `-of-${of.slug.replace(/[^\w.-]+/g, '-')}` : ''
  return `tokenboard-${baseName(name)}${owner}-${category}-${days}.${name.format}`
}

function baseName(name: ExportName): string {
  if (name.kind === 'compare') return 'compare'
  if (name.kind === 'list') return `all-${name.list}`
  if (name.kind === 'table') return name.table
  return name.kind === 'chart' ? name.dimension + OVER_TIME : name.dimension
}
