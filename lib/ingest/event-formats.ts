import { OperatorError } from '@/lib/operator-error'
import { type AdapterName, adapters } from './adapters/table'
import { readCsvRecords } from './readers/csv'
import { readDocument } from './readers/document'
import { firstKeys } from './readers/first-keys'
import type { Reader } from './readers/reader'
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

/** How to read a file of events, from its first characters and what was said about it. */
export function openFormat(head: string, given: EventFormat | undefined): OpenedFormat {
  if (given && Object.hasOwn(readers, given)) return { adapter: 'tokenboard', read: readers[given as Form] }
  const keys = firstKeys(head)
  const adapter = (given as AdapterName | undefined) ?? adapterOf(keys)
  if (!adapter) {
    refuseSums(keys)
    return { adapter: 'tokenboard', read: readers[detectForm(head)] }
  }
  return { adapter, read: readerOf(head, marks[adapter] ?? []) }
}

function adapterOf(keys: ReadonlySet<string>): AdapterName | undefined {
  const found = Object.entries(marks).find(([name, wanted]) => {
    return Object.hasOwn(adapters, name) && wanted!.every((key) => keys.has(key))
  })
  return found?.[0] as AdapterName | undefined
}

function readerOf(head: string, columns: readonly string[]): Reader {
  const form = detectForm(head)
  if (form === 'csv') return readCsvRecords(columns)
  const isList = /^\s*(?:\[|\{\s*"(?:events|data)"\s*:\s*\[)/.test(head)
  return form === 'json' && !isList ? readDocument : readers[form]
}

/** Sums by day hold no requests: made into events they would be wrong in every count but that of tokens. */
function refuseSums(keys: ReadonlySet<string>): void {
  if (!['date', 'model_permaslug', 'endpoint_id', 'requests'].every((key) => keys.has(key))) return
  throw new OperatorError(
    "This is OpenRouter's /activity: sums by day, model and endpoint, without the requests that Tokenboard counts. " +
      'Export the CSV of the Activity page instead, and import that.',
  )
}
