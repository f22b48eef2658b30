import type { z } from 'zod'
import { bucketsOf } from '@/lib/domain/buckets'
import { addDays, type Day, dayOf, daysBetween } from '@/lib/domain/day'
import type { DayRange } from '@/lib/domain/day-range'
import type { Dimension } from '@/lib/domain/dimension'
import {
  type ExportName,
  type ExportQuestion,
  exportFile,
  exportNames,
  parseExportFile,
} from '@/lib/domain/export'
import { HttpError } from './errors'
import { choices, MAX_RANGE_DAYS, MAX_ROWS, parameterSchemas } from './export-parameters'

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
  const given = single(query)
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
    return { kind: 'board', dimension, question }
  }
  const { from, to, period, group = null, ...rest } = parseChart(dimension, given)
  const range = parseRange(from, to, dayOf(now))
  const question = { ...rest, appGroup: group, range }
  if (range && bucketsOf(range, rest.grain).length * (rest.top + 1) > MAX_ROWS) {
    throw refuse('top', `and the range make more than ${MAX_ROWS} rows: ask for fewer, or for a wider grain`)
  }
  return { kind: 'chart', dimension, question, period: range ? null : (period ?? null) }
}

type BoardParameters = z.infer<typeof parameterSchemas.appBoard>
type ChartParameters = z.infer<typeof parameterSchemas.appChart>

function parseBoard(dimension: Dimension, given: Record<string, string>): BoardParameters {
  return parse(dimension === 'apps' ? parameterSchemas.appBoard : parameterSchemas.board, given)
}

function parseChart(dimension: Dimension, given: Record<string, string>): ChartParameters {
  return parse(dimension === 'apps' ? parameterSchemas.appChart : parameterSchemas.chart, given)
}

function parse<Schema extends z.ZodObject>(schema: Schema, given: Record<string, string>): z.infer<Schema> {
  const result = schema.safeParse(given)
  if (result.success) return result.data
  const issue = result.error.issues[0]!
  if (issue.code === 'unrecognized_keys') {
    const names = Object.keys(schema.shape)
    const field = issue.keys[0]!
    throw refuse(field, `is not a parameter of this file: it takes ${names.join(', ')}`, names)
  }
  const field = String(issue.path[0])
  throw refuse(field, issue.message, choices[field])
}

/** Dates are inclusive at the door and half-open inside. Both or none; they count before the period. */
function parseRange(from: Day | undefined, to: Day | undefined, today: Day): DayRange | null {
  if (from === undefined && to === undefined) return null
  if (from === undefined) throw refuse('from', 'is missing: a range needs "from" and "to"')
  if (to === undefined) throw refuse('to', 'is missing: a range needs "from" and "to"')
  if (from > to) throw refuse('from', `must not be after "to" (${to})`)
  if (to > today) throw refuse('to', `must not be after the running UTC day (${today})`)
  const until = addDays(to, 1)
  if (daysBetween(from, until) > MAX_RANGE_DAYS) {
    throw refuse('from', `must be at most ${MAX_RANGE_DAYS} days before "to"`)
  }
  return { from, until }
}

function single(query: URLSearchParams): Record<string, string> {
  const given = Object.fromEntries(query)
  const repeated = [...query.keys()].find((name) => query.getAll(name).length > 1)
  if (repeated !== undefined) throw refuse(repeated, 'must be given once')
  return given
}

function refuse(field: string, reason: string, allowed?: readonly string[]): HttpError {
  return new HttpError({
    status: 400,
    code: 'invalid_parameter',
    message: `"${field}" ${reason}.`,
    details: { field, ...(allowed && { choices: allowed }) },
  })
}
