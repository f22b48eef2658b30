import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { environmentPython, sendersFolder } from './folders'
import type { Sender } from './sender'

const PATIENCE_MS = 120_000
const LINES_KEPT = 15

/** Nothing that a program sends home may leave the machine, and nothing of the caller's is to reach it. */
const quiet = {
  ANONYMIZED_TELEMETRY: 'False',
  DO_NOT_TRACK: '1',
  LANGCHAIN_TRACING_V2: 'false',
  LANGSMITH_TRACING: 'false',
  LITELLM_LOCAL_MODEL_COST_MAP: 'True',
  LITELLM_TELEMETRY: 'False',
  LOGFIRE_SEND_TO_LOGFIRE: 'false',
  OPENAI_AGENTS_DISABLE_TRACING: '0',
  TRACELOOP_TELEMETRY: 'false',
  NO_COLOR: '1',
  PYTHONDONTWRITEBYTECODE: '1',
  PYTHONUNBUFFERED: '1',
}

/** Runs a program to its end. Answers what went wrong with it, if something did. */
export async function runProgram(
  sender: Sender,
  addresses: { standIn: string; tokenboard: string; key: string },
): Promise<string | undefined> {
  const [command, folder] = sender.environment
    ? [environmentPython(sender.environment), 'programs']
    : [process.execPath, sender.folder ?? 'programs']
  const child = spawn(command, [join(sendersFolder, folder, sender.program)], {
    cwd: sendersFolder,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // a group of its own, so that what it starts ends with it
    env: {
      NODE_ENV: 'production',
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      ...quiet,
      STAND_IN: addresses.standIn,
      TOKENBOARD: addresses.tokenboard,
      TOKENBOARD_KEY: addresses.key,
      ...sender.settings,
    },
  })
  const end = () => endGroup(child.pid!)
  process.once('exit', end) // whoever stops the run stops this too
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => lines.push(...text.split('\n').filter(Boolean)))
  }
  let isLate = false
  const timeoutMs = sender.timeoutMs ?? PATIENCE_MS
  const timer = setTimeout(() => {
    isLate = true
    end()
  }, timeoutMs)
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null]
  clearTimeout(timer)
  end()
  process.off('exit', end)
  if (code === 0) return undefined
  const reason = isLate
    ? `did not end within ${timeoutMs / 1000} s`
    : `ended with ${signal ?? `code ${code}`}`
  return `The program ${reason}:\n${lines.slice(-LINES_KEPT).join('\n')}`
}

/** Ends what the program left behind. */
function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ESRCH') throw cause // nobody is left
  }
}
