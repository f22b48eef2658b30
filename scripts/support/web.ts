import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { env } from '@/lib/env'
import { OperatorError } from '@/lib/operator-error'
import { NEXT_PROGRAM } from './next-program'

/** The production server. */
export const WEB_PROGRAM = 'scripts/web.mjs'

/** Arguments of Node that end a process with the one that started it, and that holds its stdin. */
export const TETHER = ['--import', './scripts/tether.mjs']

/**
 * V8's: the heap is collected when it has grown to twice of what was in use, and not to four times of that, and what is
 * new is held in 8 MB: a process that drew thousands of pages then holds 540 MB instead of 720, and answers as fast.
 */
const SMALL_HEAP = ['--heap-growing-percent=100', '--max-semi-space-size=8']

const PATIENCE_MS = 120_000
const GRACE_MS = 10_000

export interface WebServer {
  /** Where a browser finds it. */
  address: string
  /** Resolves when it answers. */
  ready: Promise<void>
  /** Rejects when it ends by itself. */
  ended: Promise<never>
  /** Ends it in order; resolves when it has ended. */
  stop(): Promise<void>
}

/**
 * Starts the web server on the settings' host and port, on this database.
 * @param rulesFile the operator's rules as JSON, where there are any
 */
export function startWeb(
  mode: 'start' | 'dev',
  databaseUrl: string,
  rulesFile: string | undefined,
): WebServer {
  const { PORT, HOST } = env()
  const program = mode === 'dev' ? [NEXT_PROGRAM, 'dev', '-p', String(PORT), '-H', HOST] : [WEB_PROGRAM]
  const child = spawn(process.execPath, [...SMALL_HEAP, ...TETHER, ...program], {
    stdio: ['pipe', 'inherit', 'inherit'],
    // A group of its own: Ctrl-C in the terminal reaches this process alone, which then ends things in order.
    detached: true,
    env: {
      ...process.env,
      NODE_ENV: mode === 'dev' ? 'development' : 'production',
      DATABASE_URL: databaseUrl,
      PORT: String(PORT),
      HOST,
      TOKENBOARD_RULES_FILE: rulesFile ?? '',
      NEXT_TELEMETRY_DISABLED: '1',
    },
  })
  const exit = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>
  const ended = exit.then(([code, signal]): never => {
    throw new OperatorError(
      `The web server ended by itself (${signal ?? `code ${code}`}): see its last lines above.`,
    )
  })
  return {
    address: `http://${printableHost(HOST)}:${PORT}`,
    ready: Promise.race([untilAnswering(`http://${ownHost(HOST)}:${PORT}/api/health`), ended]),
    ended,
    stop: () => stop(child, exit),
  }
}

async function stop(child: ChildProcess, exit: Promise<unknown>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || !child.pid) return
  const { pid } = child
  process.kill(pid, 'SIGTERM')
  const force = setTimeout(() => process.kill(-pid, 'SIGKILL'), GRACE_MS)
  await exit
  clearTimeout(force)
}

async function untilAnswering(url: string): Promise<void> {
  const untilMs = performance.now() + PATIENCE_MS
  while (!(await answers(url))) {
    if (performance.now() > untilMs) throw new OperatorError(`The web server does not answer at ${url}.`)
    await new Promise((done) => setTimeout(done, 50))
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    // A connection kept open would hold the server up when it stops.
    const headers = { connection: 'close' }
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(30_000) })
    await response.arrayBuffer()
    return response.ok
  } catch (cause) {
    if (cause instanceof Error) return false // it does not listen yet
    throw cause
  }
}

function ownHost(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}

function printableHost(host: string): string {
  return ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host) ? 'localhost' : ownHost(host)
}
