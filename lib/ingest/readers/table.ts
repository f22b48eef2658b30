import { readCsv } from './csv'
import { readJson } from './json'
import { readLines } from './lines'
import type { Reader } from './reader'

/** Every form in which a file can hold records. A new one is a file and a line here. */
export const readers = { ndjson: readLines, json: readJson, csv: readCsv() } as const satisfies Record<
  string,
  Reader
>

export type Form = keyof typeof readers

export const forms = Object.keys(readers) as Form[]

/** The form that the first characters of a file show. */
export function detectForm(head: string): Form {
  const text = head.trimStart()
  if (text.startsWith('[')) return 'json'
  if (!text.startsWith('{')) return 'csv'
  const firstLine = text.split('\n', 1)[0]!
  return /^\{\s*(?:"(?:events|data)"\s*:\s*(?:\[|$)|$)/.test(firstLine) ? 'json' : 'ndjson'
}
