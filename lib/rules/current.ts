import { readFileSync } from 'node:fs'
import { env } from '@/lib/env'
import { parseConfig } from './config'
import { noRules, type Rules } from './rules'

/** On the global object because the bundler gives every route its own copy of this module. */
const slot = globalThis as typeof globalThis & { tokenboardRules?: Rules }

/**
 * The rules of this process: those that it was given, or in the web process those that its starter has read from
 * `tokenboard.config.ts` and written down as JSON. None where there are none.
 */
export function currentRules(): Rules {
  slot.tokenboardRules ??= readRules()
  return slot.tokenboardRules
}

export function setRules(rules: Rules): void {
  slot.tokenboardRules = rules
}

function readRules(): Rules {
  const { TOKENBOARD_RULES_FILE } = env()
  if (!TOKENBOARD_RULES_FILE) return noRules
  const parsed = parseConfig(JSON.parse(readFileSync(TOKENBOARD_RULES_FILE, 'utf8')))
  if ('rules' in parsed) return parsed.rules
  throw new Error(`${TOKENBOARD_RULES_FILE} was checked before it was written, but is wrong now`)
}
