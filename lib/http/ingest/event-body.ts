import { UnreadableItem } from '@/lib/ingest/refusal'
import { HttpError } from '../errors'
import { findJsonFault, type JsonFault, LOOKED_AT } from './json-fault'

/**
 * The events of a body: a JSON array, `{"events":[…]}`, or NDJSON, told apart by the text itself. A broken line of
 * NDJSON keeps its place as an unreadable item and costs the others nothing.
 * @throws {HttpError} 400 with the place where it is none of them, 413 above the number of events
 */
export function parseEventBody(text: string, maximumEvents: number): unknown[] {
  const whole = tryParse(text)
  const items = whole ? eventsOf(whole.value) : parseLines(text, maximumEvents)
  if (items.length > maximumEvents) throw tooMany(maximumEvents)
  return items
}

function eventsOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  if (typeof value === 'object' && value !== null) {
    if (!('events' in value)) return [value] // one line of NDJSON
    if (Array.isArray(value.events)) return value.events
  }
  throw new HttpError({
    status: 400,
    code: 'not_events',
    message: 'The body must be a JSON array of events, {"events": […]} or one event a line (NDJSON).',
  })
}

/** Reads NDJSON. A text that was meant as one JSON value is not taken apart: its fault is named instead. */
function parseLines(text: string, maximumEvents: number): unknown[] {
  const items: unknown[] = []
  if (!text.trim().includes('\n')) throw notJson(text)
  for (const { line, number } of linesOf(text)) {
    if (items.length === 0 && startsOneValue(line)) throw notJson(text)
    if (items.length === maximumEvents) throw tooMany(maximumEvents)
    items.push(parseLine(line, number))
  }
  if (items.every((item) => item instanceof UnreadableItem)) throw notJson(text)
  return items
}

/** The lines that are not blank, one by one: a body of line breaks alone would fill the memory at once. */
function* linesOf(text: string): Generator<{ line: string; number: number }> {
  let start = 0
  for (let number = 1; start < text.length; number++) {
    const end = text.indexOf('\n', start)
    const line = text.slice(start, end === -1 ? text.length : end)
    if (line.trim()) yield { line, number }
    if (end === -1) return
    start = end + 1
  }
}

/** Whether the first line is the beginning of an array, or of an object that goes on below. */
function startsOneValue(firstLine: string): boolean {
  if (/^\s*\[/.test(firstLine)) return true
  return /^\s*\{\s*(?:"events"\s*:|$)/.test(firstLine) && !tryParse(firstLine)
}

function parseLine(line: string, number: number): unknown {
  const parsed = tryParse(line)
  if (parsed) return parsed.value
  const fault = findJsonFault(line)
  const where = fault ? `at column ${fault.column}` : `behind its first ${LOOKED_AT} characters`
  return new UnreadableItem({
    code: 'invalid_json',
    message: `Line ${number} is not JSON: it goes wrong ${where}.`,
  })
}

function tryParse(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined
    throw cause
  }
}

function notJson(text: string): HttpError {
  const fault = findJsonFault(text)
  return new HttpError({
    status: 400,
    code: 'invalid_json',
    message: text.trim()
      ? `The body is not JSON: it goes wrong ${placeOf(fault)}.`
      : 'The body is empty: send a JSON array of events, {"events": […]} or one event a line (NDJSON).',
    details: { ...fault },
  })
}

function placeOf(fault: JsonFault | undefined): string {
  if (!fault) return `behind its first ${LOOKED_AT} characters`
  return `at line ${fault.line}, column ${fault.column} (position ${fault.position})`
}

function tooMany(maximumEvents: number): HttpError {
  return new HttpError({
    status: 413,
    code: 'too_many_events',
    message: `A request may carry ${maximumEvents} events: send them in smaller batches.`,
    details: { maximum_events: maximumEvents },
  })
}
