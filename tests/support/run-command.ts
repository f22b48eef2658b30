import { spawn } from 'node:child_process'
import { once } from 'node:events'

export interface CommandResult {
  code: number | null
  stdout: string
  stderr: string
}

/** Runs a script of the project as an operator would, with these settings beside the ones of the test run. */
export async function runCommand(
  script: string,
  args: string[],
  settings: Record<string, string>,
): Promise<CommandResult> {
  const child = spawn(process.execPath, ['--import', 'tsx', `scripts/${script}.ts`, ...args], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (chunk) => (stdout += chunk))
  child.stderr.on('data', (chunk) => (stderr += chunk))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, stdout, stderr }
}
