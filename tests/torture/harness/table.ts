import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { FaultKind } from './part'
import type { Result } from './torture'

const docsFile = fileURLToPath(new URL('../../../docs/reliability.md', import.meta.url))
const begin = '<!-- torture: this part is written by npm run torture -->'
const end = '<!-- torture: end -->'

/** Columns of their own; all other figures stand in one. */
const columns = ['requests', 'told 503', 'told 429', 'events', 'tokens compared']

/** A table in Markdown, a row for each part and one for all. */
export function tableOf(results: readonly Result[]): string {
  const head = ['part', 'what happened', ...columns, 'lost', 'doubled', 'hangs', 'other faults', 'seconds']
  const rows = results.map(({ part, figures, faults, seconds }) => [
    part.name,
    [...figures]
      .filter(([name]) => !columns.includes(name))
      .map(([name, count]) => `${grouped(count)} ${name}`)
      .join(', '),
    ...columns.map((name) => grouped(figures.get(name) ?? 0n)),
    ...sumsOf(faults).map(grouped),
    String(Math.round(seconds)),
  ])
  const all = [
    'all',
    '',
    ...columns.map((name) =>
      grouped(results.reduce((sum, { figures }) => sum + (figures.get(name) ?? 0n), 0n)),
    ),
    ...sumsOf(results.flatMap(({ faults }) => faults)).map(grouped),
    String(Math.round(results.reduce((sum, { seconds }) => sum + seconds, 0))),
  ]
  return [head, head.map(() => '---'), ...rows, all].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** Tokens lost, tokens doubled, hangs, and how often anything else went wrong. */
function sumsOf(faults: Result['faults']): bigint[] {
  const sum = (...kinds: FaultKind[]) =>
    faults.filter(({ kind }) => kinds.includes(kind)).reduce((total, { by }) => total + by, 0n)
  return [sum('lost'), sum('doubled'), sum('hang'), sum('error', 'growth', 'other')]
}

const grouped = (count: bigint) => count.toLocaleString('en-US')

/** Writes the table between its marks. */
export function writeTable(results: readonly Result[], seed: number, day: string): void {
  const text = readFileSync(docsFile, 'utf8')
  const [before, after] = [text.indexOf(begin), text.indexOf(end)]
  if (before < 0 || after < before) throw new Error(`docs/reliability.md has lost its marks: ${begin}`)
  const part = `${begin}\nRun on ${day} with seed ${seed} and Node ${process.versions.node}.\n\n${tableOf(results)}\n`
  writeFileSync(docsFile, text.slice(0, before) + part + text.slice(after))
}
