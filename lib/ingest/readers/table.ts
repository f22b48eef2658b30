import { readCsv } from './csv'
import { readJson } from './json'
import { readLines } from './lines'
import type { Reader } from './reader'

/** Every format of a file of events. A new one is a file and a line here. */
export const readers = { ndjson: readLines, json: readJson, csv: readCsv } as const satisfies Record<
  string,
  Reader
>

export type Format = keyof typeof readers

export const formats = Object.keys(readers) as Format[]

/** The format that the first characters of a file show. */
export function detectFormat(head: string): Format {
  const text = head.trimStart()
  if (text.startsWith('[')) return 'json'
  if (!text.startsWith('{')) return 'csv'
  const firstLine = text.split('\n', 1)[0]!
  return /^\{\s*(?:"events"\s*:\s*(?:\[|$)|$)/.test(firstLine) ? 'json' : 'ndjson'
}
