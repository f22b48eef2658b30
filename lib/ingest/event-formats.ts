import { OperatorError } from '@/lib/operator-error'
import type { Adapter } from './adapters/adapter'
import { type AdapterName, adapters } from './adapters/table'
import type { ColumnMap } from './readers/column-map'
import { type OnPassedOver, readCsv, readCsvRecords, readMappedCsv } from './readers/csv'
import { readDocument } from './readers/document'
import { firstKeys } from './readers/first-keys'
import { mappedRecords } from './readers/mapped-records'
import type { Reader } from './readers/reader'
import { detectForm, type Form, forms, readers } from './readers/table'

/** What a file of events can be said to be: one of Tokenboard's own forms, or the records of another source. */
export type EventFormat = Form | AdapterName

const sources = Object.entries<Adapter>(adapters) as [AdapterName, Adapter][]

export const eventFormats: EventFormat[] = [
  ...forms,
  ...sources.filter(([, { file }]) => file !== null).map(([name]) => name),
]

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
  return sources.find(([, { file }]) => file?.keys.every((key) => keys.has(key)))?.[0]
}

function readerOf(head: string, name: AdapterName): Reader {
  const { file }: Adapter = adapters[name]
  const form = detectForm(head)
  if (form === 'csv') return readCsvRecords(file?.keys ?? [], file?.columns)
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
