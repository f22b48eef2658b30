import { OperatorError } from '@/lib/operator-error'
import { type AdapterName, adapters } from './adapters/table'
import type { ColumnMap } from './readers/column-map'
import { type OnPassedOver, readCsv, readCsvRecords, readMappedCsv } from './readers/csv'
import { readDocument } from './readers/document'
import { firstKeys } from './readers/first-keys'
import { mappedRecords } from './readers/mapped-records'
import type { Reader } from './readers/reader'
import { sourceColumns } from './readers/source-columns'
import { detectForm, type Form, forms, readers } from './readers/table'

/** Tokenboard's own records are known by their form, and spans are found only within a request for traces. */
const notFiles = ['tokenboard', 'otlp'] as const

/** What a file of events can be said to be: one of Tokenboard's own forms, or the records of another source. */
export type EventFormat = Form | Exclude<AdapterName, (typeof notFiles)[number]>

export const eventFormats = [
  ...forms,
  ...Object.keys(adapters).filter((name) => !(notFiles as readonly string[]).includes(name)),
] as EventFormat[]

/** Keys (in CSV, columns) that the records of a source have and those of no other do: such files need no `--format`. */
const marks: Partial<Record<string, readonly string[]>> = {
  'openrouter-activity': [
    'generation_id',
    'created_at',
    'tokens_prompt',
    'tokens_completion',
    'model_permaslug',
  ],
  'openrouter-generation': ['id', 'total_cost', 'tokens_prompt'],
  litellm: ['request_id', 'spend', 'startTime'],
}

export interface OpenedFormat {
  adapter: AdapterName
  read: Reader
}

/** What was said about a file of events. */
export interface FormatOptions {
  /** Told from the first characters where it is not given. */
  format?: EventFormat
  /** The file has columns, or keys, of its own. */
  map?: ColumnMap
  /** Of a mapped file: times without a zone are UTC. */
  isUtc?: boolean
  onPassedOver?: OnPassedOver
}

/** How to read a file of events, from its first characters and what was said about it. */
export function openFormat(head: string, options: FormatOptions): OpenedFormat {
  const { format: given, map, onPassedOver } = options
  const form = given && Object.hasOwn(readers, given) ? (given as Form) : undefined
  if (map) return { adapter: 'tokenboard', read: mappedReader(head, map, options) }
  if (form) return { adapter: 'tokenboard', read: ownReader(form, onPassedOver) }
  const keys = firstKeys(head)
  const adapter = (given as AdapterName | undefined) ?? adapterOf(keys)
  if (!adapter) {
    refuseSums(keys)
    return { adapter: 'tokenboard', read: ownReader(detectForm(head), onPassedOver) }
  }
  return { adapter, read: readerOf(head, adapter) }
}

function ownReader(form: Form, onPassedOver: OnPassedOver | undefined): Reader {
  return form === 'csv' ? readCsv(onPassedOver) : readers[form]
}

function mappedReader(head: string, map: ColumnMap, options: FormatOptions): Reader {
  const { format, isUtc = false, onPassedOver } = options
  if (format && !Object.hasOwn(readers, format)) {
    throw new OperatorError(`--map is for files that no format knows: leave out --map or --format ${format}.`)
  }
  const form = (format as Form | undefined) ?? detectForm(head)
  if (form === 'csv') return readMappedCsv(map, { isUtc }, onPassedOver)
  const isList = isListHead(head)
  return mappedRecords(form === 'json' && !isList ? readDocument : readers[form], map, { isUtc })
}

function adapterOf(keys: ReadonlySet<string>): AdapterName | undefined {
  const found = Object.entries(marks).find(([name, wanted]) => {
    return Object.hasOwn(adapters, name) && wanted!.every((key) => keys.has(key))
  })
  return found?.[0] as AdapterName | undefined
}

function readerOf(head: string, adapter: AdapterName): Reader {
  const form = detectForm(head)
  if (form === 'csv') return readCsvRecords(marks[adapter] ?? [], sourceColumns[adapter])
  return form === 'json' && !isListHead(head) ? readDocument : readers[form]
}

function isListHead(head: string): boolean {
  return /^\s*(?:\[|\{\s*"(?:events|data)"\s*:\s*\[)/.test(head)
}

/** Sums by day hold no requests: made into events they would be wrong in every count but that of tokens. */
function refuseSums(keys: ReadonlySet<string>): void {
  if (!['date', 'model_permaslug', 'endpoint_id', 'requests'].every((key) => keys.has(key))) return
  throw new OperatorError(
    "This is OpenRouter's /activity: sums by day, model and endpoint, without the requests that Tokenboard counts. " +
      'Export the CSV of the Activity page instead, and import that.',
  )
}
