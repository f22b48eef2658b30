import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { env } from '@/lib/env'
import { setRules } from '@/lib/ingest/rules/current'
import { noRules, type Rules } from '@/lib/ingest/rules/rules'
import { OperatorError } from '@/lib/operator-error'
import { type ConfigFault, parseConfig } from '@/lib/rules/config'
import { lineOf } from '@/lib/rules/line-of'

const DEFAULT_FILE = 'tokenboard.config.ts'

export interface LoadedConfig {
  rules: Rules
  /** What the file says, as it can be written down as JSON; undefined where there is no file. */
  value: unknown
}

/**
 * Reads the operator's rules and makes them those of this process.
 * @throws {OperatorError} one sentence a fault, each with its line
 */
export async function loadConfig(): Promise<LoadedConfig> {
  const { TOKENBOARD_CONFIG } = env()
  const path = resolve(TOKENBOARD_CONFIG ?? DEFAULT_FILE)
  if (!existsSync(path)) {
    if (TOKENBOARD_CONFIG === undefined) return use(noRules, undefined)
    throw new OperatorError(`TOKENBOARD_CONFIG names ${TOKENBOARD_CONFIG}, but there is no such file.`)
  }
  const value = await defaultExport(path)
  const parsed = parseConfig(value)
  if ('rules' in parsed) return use(parsed.rules, value)
  const source = readFileSync(path, 'utf8')
  throw new OperatorError(parsed.faults.map((fault) => sentence(path, source, fault)).join('\n'))
}

export interface RulesFile {
  path: string
  remove(): void
}

/** Writes the rules down for the web process, which cannot read TypeScript. */
export function writeRules(value: unknown): RulesFile | undefined {
  if (value === undefined) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'tokenboard-'))
  const path = join(folder, 'rules.json')
  writeFileSync(path, JSON.stringify(value), { mode: 0o600 })
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

function use(rules: Rules, value: unknown): LoadedConfig {
  setRules(rules)
  return { rules, value }
}

async function defaultExport(path: string): Promise<unknown> {
  const name = basename(path)
  const loaded = await load(path)
  if (!('default' in loaded)) {
    throw new OperatorError(`${name} has no default export: write "export default { … }".`)
  }
  // Outside the project a .ts file may be taken for CommonJS, which puts a namespace of its own around it.
  const { default: value } = loaded
  const isNamespace = typeof value === 'object' && value !== null && '__esModule' in value
  return isNamespace ? (value as { default?: unknown }).default : value
}

async function load(path: string): Promise<Record<string, unknown>> {
  try {
    return await import(pathToFileURL(path).href)
  } catch (cause) {
    throw new OperatorError(`${placeOf(path, cause)} ${reasonOf(cause)}.`, { cause })
  }
}

/** The file and the line that an error of the compiler, or of the running file, names. */
function placeOf(path: string, cause: unknown): string {
  const name = basename(path)
  const text = cause instanceof Error ? `${cause.message}\n${cause.stack}` : ''
  const line = new RegExp(`${name.replaceAll('.', '\\.')}:(\\d+)`).exec(text)?.[1]
  return line ? `${name}, line ${line}:` : `${name} cannot be read:`
}

function reasonOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause)
  const syntax = /ERROR: (.+)/.exec(message)?.[1]
  return (syntax ?? message.split('\n')[0]!).replace(/\.$/, '')
}

function sentence(path: string, source: string, { path: place, message }: ConfigFault): string {
  const line = lineOf(source, place)
  const file = line === undefined ? basename(path) : `${basename(path)}, line ${line}`
  const names = place.map((part) => (typeof part === 'number' ? `[${part}]` : nameOf(part)))
  const setting = names.join('.').replaceAll('.[', '[') || 'the default export'
  return `${file}: ${setting} ${message}.`
}

function nameOf(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)
}
