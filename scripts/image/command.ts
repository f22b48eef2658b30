import { spawn } from 'node:child_process'
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
  signal.throwIfAborted()
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd,
    env: { ...process.env, ...env },
    detached: true, // a group of its own, to be ended with all that it started
  })
  let failure: Error | undefined
  child.on('error', (error) => {
    failure = error
  })
  const end = () => endGroup(child.pid)
  signal.addEventListener('abort', end, { once: true })
  let printed = ''
  let all = ''
  child.stdout.on('data', (chunk) => {
    printed += chunk
    all += chunk
  })
  child.stderr.on('data', (chunk) => {
    all += chunk
  })
  const [code, endedBy] = await new Promise<[number | null, NodeJS.Signals | null]>((closed) =>
    child.on('close', (...how) => closed(how)),
  )
  signal.removeEventListener('abort', end)
  signal.throwIfAborted()
  if (failure) throw failure
  if (code === 0) return printed
  const tail = all.trim().split('\n').slice(-TAIL_LINES).join('\n')
  throw new OperatorError(`${program} ${args[0]} failed (${endedBy ?? `code ${code}`}):\n${tail}`)
}

/** At once: what is left of it is a folder that goes too. */
function endGroup(pid: number | undefined): void {
  try {
    if (pid) process.kill(-pid, 'SIGKILL')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ESRCH') throw cause // it has just ended
  }
}
