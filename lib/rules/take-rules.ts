import { readFileSync } from 'node:fs'
import { setRules } from '@/lib/ingest/rules/current'
import { parseConfig } from './config'

/**
 * Makes the rules of a file those of this process: its starter has read them from `tokenboard.config.ts` and written
 * them down as JSON, since the web process cannot read TypeScript.
 */
export function takeRules(path: string): void {
  const parsed = parseConfig(JSON.parse(readFileSync(path, 'utf8')))
  if (!('rules' in parsed)) throw new Error(`${path} was checked before it was written, but is wrong now`)
  setRules(parsed.rules)
}
