import { OperatorError } from '@/lib/operator-error'
import { senders } from '../senders/list'
import { installEnvironment, installPackages } from './install'
import type { Sender } from './sender'
import { type Result, tableOf, verdictOf, writeTable } from './table'
import { startTokenboard, type Tokenboard } from './tokenboard'
import { trySender } from './try-sender'

export interface ConformanceOptions {
  /** Only senders whose names hold this. */
  only?: string
  /** Where to put what each program was told and sent. */
  dumpFolder?: string
  /** Rejects when the run is to stop. */
  interrupted: Promise<never>
  print: (line: string) => void
}

/** Drives every sender. Answers whether all told each call exactly. */
export async function runConformance({
  only,
  dumpFolder,
  interrupted,
  print,
}: ConformanceOptions): Promise<boolean> {
  const chosen = senders.filter(({ name }) => !only || name.includes(only))
  if (chosen.length === 0) {
    throw new OperatorError(
      `There is no sender "${only}". There are: ${senders.map(({ name }) => name).join(', ')}.`,
    )
  }
  print('Installing what is missing …')
  const missing = await Promise.race([installFor(chosen), interrupted])
  const tokenboard = await startTokenboard()
  const results: Result[] = []
  try {
    for (const sender of chosen) {
      const startedMs = performance.now()
      const result = await Promise.race([tryOne(sender), interrupted])
      results.push(result)
      const seconds = ((performance.now() - startedMs) / 1000).toFixed(1)
      print(`${sender.name}: ${verdictOf(result).replaceAll('*', '')} (${seconds} s)`)
      const lines = 'notTried' in result ? [result.notTried] : result.differences
      for (const line of lines) print(`  ${line.replaceAll('\n', '\n  ')}`)
    }
  } finally {
    await tokenboard.stop()
  }
  print(`\n${tableOf(results)}`)
  if (!only) writeTable(results, new Date().toISOString().slice(0, 10))
  return results.every((result) => 'notTried' in result || result.differences.length === 0)

  async function tryOne(sender: Sender): Promise<Result> {
    const notTried = missing.get(sender.environment)
    if (notTried) return { sender, notTried }
    return await trySender(sender, tokenboard as Tokenboard, { seed: senders.indexOf(sender), dumpFolder })
  }
}

/** Why the senders of an environment cannot be tried, by its name; npm's has none. */
async function installFor(chosen: readonly Sender[]): Promise<Map<string | undefined, string>> {
  const failures = new Map<string | undefined, string>()
  for (const environment of new Set(chosen.map((sender) => sender.environment))) {
    const failure = await (environment ? installEnvironment(environment) : installPackages())
    if (failure) failures.set(environment, failure)
  }
  return failures
}
