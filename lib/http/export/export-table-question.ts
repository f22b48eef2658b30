import { type EntityFilter, filterParameter } from '@/lib/domain/entity/entity-parts'
import type { Day } from '@/lib/domain/time/day'
import type { ExportQuestion } from '@/lib/view/file/export'
import { type ExportTable, tableEntry } from '@/lib/view/file/export-table'
import { parse, parseRange, refuse, refuseTooMany } from './export-checks'
import { type TableParameters, tableDefaults, tablePeriods, tableSchema } from './export-parameters'

/** @throws {HttpError} 400 that names the parameter and what it takes */
export function parseTableQuestion(
  table: ExportTable,
  of: EntityFilter | null,
  given: Record<string, string>,
  today: Day,
): ExportQuestion {
  const { takes, by = [], of: kinds = [], isOfOne = false } = tableEntry(table)
  const asked: Partial<TableParameters> = parse(tableSchema(table), given, { period: tablePeriods, by })
  const { from, to, period, ...rest } = { ...tableDefaults, ...asked }
  const range = parseRange(from, to, today)
  if (of && !kinds.includes(of.dimension)) {
    throw refuse(filterParameter(of.dimension), 'does not narrow this file', kinds.map(filterParameter))
  }
  if (!of && isOfOne)
    throw refuse(kinds.map(filterParameter).join(), 'is missing: it says what the file is of')
  const isOverTime = takes.includes('grain')
  if (isOverTime) refuseTooMany(range, rest.grain, rest.top)
  const usual = isOverTime ? null : 'week'
  return { kind: 'table', table, of, question: { ...rest, range, period: range ? null : (period ?? usual) } }
}
