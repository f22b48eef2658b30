import { existsSync } from 'node:fs'
import { closeOpenDatabases } from '@/db/open'
import { OperatorError } from '@/lib/operator-error'
import { silenceProgress } from './progress'

export interface ScriptOptions {
  /** Whether the script ends by itself on SIGINT and SIGTERM. */
  handlesSignals?: boolean
}

/**
 * Runs a script's main function with the settings of `.env`: an operator's mistake is one sentence, anything
 * else keeps its stack. Ctrl-C closes the database before it ends the script.
 */
export async function runScript(
  main: () => Promise<void>,
  { handlesSignals = false }: ScriptOptions = {},
): Promise<void> {
  if (!handlesSignals) for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupt)
  try {
    if (existsSync('.env')) process.loadEnvFile('.env')
    await main()
  } catch (error) {
    if (isInterrupted) return // its statements were ended on purpose
    process.exitCode = 1
    console.error(error instanceof OperatorError ? error.message : isFull(error) ? FULL : error)
  }
}

const FULL =
  'The disk of the database is full: make room on it, then run this again. What was not stored whole was undone.'

/** Whether a failure, or what it came from, is a write that found no room. */
function isFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return (error as { code?: unknown }).code === '53100' || isFull(error.cause)
}

let isInterrupted = false

async function interrupt(signal: 'SIGINT' | 'SIGTERM'): Promise<void> {
  isInterrupted = true
  silenceProgress()
  console.error('Stopping …')
  await closeOpenDatabases()
  process.exit(signal === 'SIGINT' ? 130 : 143)
}
