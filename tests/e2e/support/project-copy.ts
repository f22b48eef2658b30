import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const root = process.cwd()
const left = [
  'node_modules',
  'package-lock.json',
  '.git',
  '.next',
  '.data',
  'test-results',
  'playwright-report',
]

/** A copy of the project inside it, where its packages are found as well. */
export function copyProject(copy: string): string {
  const folder = join(root, '.data', copy)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(root)) {
    if (!left.includes(name)) cpSync(join(root, name), join(folder, name), { recursive: true })
  }
  return folder
}

/** A block of code of a document, whose first line names the file that it belongs to. */
export interface Snippet {
  file: string
  code: string
}

export function snippetsOf(markdown: string, heading: string): Snippet[] {
  const [, section = ''] = markdown.split(`\n## ${heading}\n`)
  const blocks = section.split('\n## ')[0]!.matchAll(/```\w+\n\/\/ (\S+)\n(.*?)```/gs)
  return [...blocks].map(([, file, code]) => ({ file: file!, code: code! }))
}

/**
 * Does to a file what a snippet shows: JSON is merged; a new file is the snippet; into a file that is there goes each
 * piece (`// …` parts them) before the line that the piece ends with.
 */
export function applySnippet(folder: string, { file, code }: Snippet): void {
  const path = join(folder, file)
  const before = existsSync(path) ? readFileSync(path, 'utf8') : undefined
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, before === undefined ? code : changed(before, code, file.endsWith('.json')))
}

function changed(source: string, code: string, isJson: boolean): string {
  if (isJson) return JSON.stringify(merged(JSON.parse(source), JSON.parse(code)), null, 2)
  return code.split('// …\n').reduce(inserted, source)
}

function inserted(source: string, piece: string): string {
  const anchor = `\n${piece.trimEnd().split('\n').at(-1)!}\n`
  if (source.split(anchor).length !== 2) throw new Error(`"${anchor.trim()}" does not stand once in the file`)
  return source.replace(anchor, () => `\n${piece}`)
}

type Tree = { [key: string]: string | Tree }

function merged(one: Tree, other: Tree): Tree {
  const both = { ...one }
  for (const [key, value] of Object.entries(other)) {
    const known = both[key]
    both[key] = typeof value === 'string' || typeof known !== 'object' ? value : merged(known, value)
  }
  return both
}
