import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { TETHER } from '../../../scripts/support/web'

/** A command of the project that runs. */
export interface Command {
  process: ChildProcess
  /** All that it has printed so far. */
  output(): string
  /** Resolves with its exit code when it has ended; null where a signal ended it. */
  ended: Promise<number | null>
}

const LETTERS_KEPT = 200_000

/**
 * Starts a script of the project, or the web process (`web.mjs`), as an operator would.
 * @param settings beside those of this process, of which those about databases do not count
 */
export function startCommand(script: string, args: string[], settings: Record<string, string>): Command {
  const file = script.includes('.') ? script : `${script}.ts`
  const isScript = file.endsWith('.ts')
  const before = isScript ? ['--import', 'tsx'] : TETHER // the web process ends where this one does
  const child = spawn(process.execPath, [...before, `scripts/${file}`, ...args], {
    stdio: [isScript ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    env: {
      ...process.env,
      DATABASE_URL: '',
      DATABASE_DIRECT_URL: '',
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      ROLLUP_CRON: 'off',
      TODAY_CRON: 'off',
      ...settings,
    },
  })
  let output = ''
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-LETTERS_KEPT)
    })
  }
  return {
    process: child,
    output: () => output,
    ended: once(child, 'close').then(([code]) => code as number | null),
  }
}

/** Runs a command to its end. */
export async function runCommand(
  script: string,
  args: string[],
  settings: Record<string, string>,
): Promise<{ code: number | null; output: string }> {
  const command = startCommand(script, args, settings)
  return { code: await command.ended, output: command.output() }
}
