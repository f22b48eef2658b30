import type { z } from 'zod'
import type { Dimension } from '@/lib/domain/entity/dimension'
import { dayOf } from '@/lib/domain/time/day'
import {
  type ExportName,
  type ExportQuestion,
  exportFile,
  exportNames,
  parseExportFile,
} from '@/lib/view/file/export'
import { HttpError } from '../errors'
import { parse, parseRange, refuseTooMany, single } from './export-checks'
import { parseCompareQuestion } from './export-compare-question'
import { checkParts, takeEntity } from './export-entity'
import { parseListQuestion } from './export-list-question'
import { parameterSchemas } from './export-parameters'
import { parseTableQuestion } from './export-table-question'

/** @throws {HttpError} 404 that lists the files there are */
export function parseExportName(file: string): ExportName {
  const name = parseExportFile(file)
  if (name) return name
  const files = exportNames.map(exportFile)
  throw new HttpError({
    status: 404,
    code: 'unknown_file',
    message: `There is no such export. The files are ${files.join(', ')}.`,
    details: { choices: files },
  })
}

/** @throws {HttpError} 400 that names the parameter and what it takes */
export function parseExportQuestion(name: ExportName, query: URLSearchParams, now: Date): ExportQuestion {
  if (name.kind === 'compare') return { kind: 'compare', of: null, question: parseCompareQuestion(query) }
  if (name.kind === 'list') {
    return { kind: 'list', of: null, question: parseListQuestion(name.list, query) }
  }
  const { of, rest: given } = takeEntity(single(query))
  if (name.kind === 'table') return parseTableQuestion(name.table, of, given, dayOf(now))
  const { dimension } = name
  if (name.kind === 'board') {
    const { from, to, period, limit, group = null, ...rest } = parseBoard(dimension, given)
    const range = parseRange(from, to, dayOf(now))
    const question = {
      appGroup: group,
      ...rest,
      range,
      period: period ?? ('week' as const),
      limit: limit ?? null,
    }
    if (of) checkParts(name, dimension, of, range ? { ...question, period: null } : question)
    return { kind: 'board', dimension, of, question }
  }
  const { from, to, period, group = null, of: topOf, ...rest } = parseChart(dimension, given)
  const range = parseRange(from, to, dayOf(now))
  const question = { ...rest, topOf, appGroup: group, range }
  refuseTooMany(range, rest.grain, rest.top)
  if (of) checkParts(name, dimension, of, question)
  return { kind: 'chart', dimension, of, question, period: range ? null : (period ?? null) }
}

type BoardParameters = z.infer<typeof parameterSchemas.appBoard>
type ChartParameters = z.infer<typeof parameterSchemas.appChart>

function parseBoard(dimension: Dimension, given: Record<string, string>): BoardParameters {
  return parse(dimension === 'apps' ? parameterSchemas.appBoard : parameterSchemas.board, given)
}

function parseChart(dimension: Dimension, given: Record<string, string>): ChartParameters {
  return parse(dimension === 'apps' ? parameterSchemas.appChart : parameterSchemas.chart, given)
}
