import { readFileSync } from 'node:fs'

/** A shipped tab-separated file: the names of its columns, and its rows as cells. */
export interface Table {
  columns: string[]
  rows: string[][]
}

export function readTable(name: string): Table {
  const text = readFileSync(new URL(`./data/${name}.tsv`, import.meta.url), 'utf8')
  const [columns = [], ...rows] = text
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'))
  return { columns, rows }
}
