import type { Day } from './day'
import { type Dimension, dimensionNames } from './dimension'
import type { Period } from './period'
import type { BoardQuestion, ChartQuestion } from './question'

export const exportFormats = ['csv', 'json'] as const

export type ExportFormat = (typeof exportFormats)[number]

const OVER_TIME = '-over-time'

/** A file that can be asked for: a board, or a chart as `<board>-over-time`. */
export interface ExportName {
  kind: 'board' | 'chart'
  dimension: Dimension
  format: ExportFormat
}

/** What a file answers. The period of a chart, where there is one, stands for that period's days. */
export type ExportQuestion =
  | { kind: 'board'; dimension: Dimension; question: BoardQuestion }
  | { kind: 'chart'; dimension: Dimension; question: ChartQuestion; period: Period | null }

export const exportNames: ExportName[] = (['board', 'chart'] as const).flatMap((kind) =>
  dimensionNames.flatMap((dimension) => exportFormats.map((format) => ({ kind, dimension, format }))),
)

/** The file's name in its address: `models.csv`, `apps-over-time.json`. */
export function exportFile({ kind, dimension, format }: ExportName): string {
  return `${dimension}${kind === 'chart' ? OVER_TIME : ''}.${format}`
}

export function parseExportFile(file: string): ExportName | undefined {
  return exportNames.find((name) => exportFile(name) === file)
}

/** The name to save a file under, which says what is in it and of which days. */
export function downloadName(name: ExportName, category: string, from: Day, to: Day): string {
  const { kind, dimension, format } = name
  const what = kind === 'chart' ? dimension + OVER_TIME : dimension
  const days = from === to ? from : `${from}_${to}`
  return `tokenboard-${what}-${category}-${days}.${format}`
}
