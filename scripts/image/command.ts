import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { OperatorError } from '@/lib/operator-error'

const TAIL_LINES = 30

export interface CommandOptions {
  /** Ends the command, and with it this step. */
  signal: AbortSignal
  cwd?: string
  env?: Record<string, string>
}

/**
 * Runs a command to its end and answers what it printed.
 * @throws {OperatorError} with its last lines, where it fails
 */
export async function run(
  program: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<string> {
  const { signal, cwd, env } = options
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd,
    env: { ...process.env, ...env },
    signal,
  })
  let printed = ''
  let all = ''
  child.stdout.on('data', (chunk) => {
    printed += chunk
    all += chunk
  })
  child.stderr.on('data', (chunk) => {
    all += chunk
  })
  const [code, endedBy] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null]
  if (code === 0) return printed
  const tail = all.trim().split('\n').slice(-TAIL_LINES).join('\n')
  throw new OperatorError(`${program} ${args[0]} failed (${endedBy ?? `code ${code}`}):\n${tail}`)
}
