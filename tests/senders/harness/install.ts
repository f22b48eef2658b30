import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { environmentFolder, environmentPython, requirementsFile, sendersFolder } from './folders'

const PATIENCE_MS = 600_000
const python = 'python3.11'

/** Installs the npm packages, unless these very ones are there. Answers why not, where it cannot. */
export async function installPackages(): Promise<string | undefined> {
  const lock = readFileSync(join(sendersFolder, 'package-lock.json'), 'utf8')
  return await unlessDone(join(sendersFolder, 'node_modules', '.conformance'), lock, () =>
    execute('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts']),
  )
}

/** Makes a virtual environment of Python with its requirements, unless it is there. Answers why not. */
export async function installEnvironment(name: string): Promise<string | undefined> {
  const folder = environmentFolder(name)
  const requirements = requirementsFile(name)
  return await unlessDone(join(folder, '.conformance'), readFileSync(requirements, 'utf8'), async () => {
    rmSync(folder, { recursive: true, force: true })
    return (
      (await execute(python, ['-m', 'venv', folder])) ??
      (await execute(environmentPython(name), [
        '-m',
        'pip',
        'install',
        '--quiet',
        '--no-deps',
        '-r',
        requirements,
      ]))
    )
  })
}

async function unlessDone(
  mark: string,
  content: string,
  install: () => Promise<string | undefined>,
): Promise<string | undefined> {
  if (existsSync(mark) && readFileSync(mark, 'utf8') === content) return undefined
  const failure = await install()
  if (failure === undefined) writeFileSync(mark, content)
  return failure
}

async function execute(command: string, args: readonly string[]): Promise<string | undefined> {
  const child = spawn(command, args, { cwd: sendersFolder, stdio: ['ignore', 'ignore', 'pipe'] })
  const lines: string[] = []
  child.stderr
    .setEncoding('utf8')
    .on('data', (text: string) => lines.push(...text.split('\n').filter(Boolean)))
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
  try {
    const [code] = (await once(child, 'close')) as [number | null]
    return code === 0 ? undefined : (lines.at(-1) ?? `${command} ended with code ${code}`)
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException
    return code === 'ENOENT' ? `There is no ${command}` : message
  } finally {
    clearTimeout(timer)
  }
}
