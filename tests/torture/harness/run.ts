import { OperatorError } from '@/lib/operator-error'
import { ensureBuild } from '../../../scripts/support/build'
import { parts } from '../parts/list'
import type { Part } from './part'
import { tableOf, writeTable } from './table'
import { type Result, runPart } from './torture'

export interface TortureOptions {
  /** Of parts; all where none is named. */
  names: readonly string[]
  seed: number
  addresses?: number
  /** Whether to put the table into the docs. */
  writesDocs: boolean
  /** Rejects when the run is to stop. */
  interrupted: Promise<never>
  print: (line: string) => void
}

/** Runs the parts one after the other. Answers whether each promise held. */
export async function runTorture({
  names,
  seed,
  addresses,
  writesDocs,
  interrupted,
  print,
}: TortureOptions): Promise<boolean> {
  const chosen = choose(names)
  await ensureBuild().finished
  const results: Result[] = []
  for (const part of chosen) {
    print(`${part.name}: ${part.about} …`)
    const onFault = (_: Part, message: string) => print(`  ${message}`)
    const result = await runPart(part, { seed, size: 'whole', addresses, interrupted, onFault })
    results.push(result)
    print(`${part.name}: ${result.faults.length} faults (${result.seconds.toFixed(0)} s)`)
  }
  print(`\n${tableOf(results)}`)
  if (writesDocs) writeTable(results, seed, new Date().toISOString().slice(0, 10))
  return results.every(({ faults }) => faults.length === 0)
}

function choose(names: readonly string[]): Part[] {
  const known = parts.map(({ name }) => name)
  const unknown = names.find((name) => !known.includes(name))
  if (unknown !== undefined) {
    throw new OperatorError(`There is no part "${unknown}". There are: ${known.join(', ')}.`)
  }
  return names.length === 0 ? parts : parts.filter(({ name }) => names.includes(name))
}
