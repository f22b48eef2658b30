import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Sender } from './sender'
import type { Trial } from './try-sender'
import { versionsOf } from './versions'

const docsFile = fileURLToPath(new URL('../../../docs/senders.md', import.meta.url))
const begin = '<!-- conformance: this part is written by npm run conformance -->'
const end = '<!-- conformance: end -->'

export type Result = Trial | { sender: Sender; notTried: string }

/** What a result comes to, in a word or two. */
export function verdictOf(result: Result): string {
  if ('notTried' in result) return 'not tried'
  if (result.differences.length > 0) return '**wrong**'
  return result.sender.losses?.length ? 'exact, but for what it does not tell' : 'exact'
}

/** A table in Markdown, a row for each sender. */
export function tableOf(results: readonly Result[]): string {
  const head = ['program', 'versions', 'way', 'calls', 'events', 'tokens', 'verdict', 'remark']
  const rows = results.map((result) => [
    result.sender.name,
    versionsOf(result.sender),
    result.sender.way,
    ...('notTried' in result
      ? ['', '', '']
      : [result.calls, result.events, result.tokens].map((count) => count.toLocaleString('en-US'))),
    verdictOf(result),
    remarkOf(result),
  ])
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map(cell).join(' | ')} |`)
    .join('\n')
}

function remarkOf(result: Result): string {
  if ('notTried' in result) return result.notTried
  const losses = result.sender.losses?.map(({ why }) => why) ?? []
  const wrong = result.differences.length > 0 ? [`${result.differences.length} differences`] : []
  return [...wrong, ...losses, result.sender.remark ?? ''].filter(Boolean).join('; ')
}

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

/** Writes the table between its marks. */
export function writeTable(results: readonly Result[], day: string): void {
  const text = readFileSync(docsFile, 'utf8')
  const [before, after] = [text.indexOf(begin), text.indexOf(end)]
  if (before < 0 || after < before) throw new Error(`docs/senders.md has lost its marks: ${begin}`)
  const part = `${begin}\nRun on ${day}, with Node ${process.versions.node}.\n\n${tableOf(results)}\n`
  writeFileSync(docsFile, text.slice(0, before) + part + text.slice(after))
}
