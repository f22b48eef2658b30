import { connect as connectTo } from 'node:net'
import { freePort } from '@/lib/free-port'
import { isAlive } from '@/lib/is-alive'
import { type Command, startCommand } from './command'
import { childrenOf, pause, signal, until } from './processes'

const START_MS = 60_000
const STOP_MS = 20_000

export interface SiteOptions {
  /** The database to serve; without it an embedded one in `dataFolder`. */
  databaseUrl?: string
  dataFolder?: string
  /** `starter`: `npm start`, with the web process as its child. `web`: that process alone, on a migrated database. */
  by?: 'starter' | 'web'
  port?: number
  settings?: Record<string, string>
  /** Not to wait until it answers. */
  isUnawaited?: boolean
}

/** A running site, and what it takes to hurt it. */
export interface Site {
  address: string
  port: number
  /** The process that was started: `npm start`, or the web process itself. */
  pid: number
  /** The web process; undefined while there is none. */
  webPid(): number | undefined
  log(): string
  isAlive(): boolean
  /** Ends it as an operator does; answers its exit code, null where it had to be killed. */
  stop(): Promise<number | null>
  /** Ends its processes without a word. */
  kill(): Promise<void>
}

/** @throws {Error} with its last lines where it does not answer within a minute */
export async function startSite(options: SiteOptions): Promise<Site> {
  const { databaseUrl, dataFolder, by = 'starter', settings = {} } = options
  const port = options.port ?? (await freePort())
  const isWeb = by === 'web'
  const command = startCommand(isWeb ? 'web.mjs' : 'start', [], {
    HOST: '127.0.0.1',
    PORT: String(port),
    ...(databaseUrl && { DATABASE_URL: databaseUrl }),
    ...(dataFolder && { TOKENBOARD_DATA: dataFolder }),
    ...settings,
  })
  const site = siteOf(command, port, isWeb)
  if (options.isUnawaited) return site
  const isUp = await until(() => !site.isAlive() || answers(site.address), START_MS)
  if (isUp && site.isAlive()) return site
  await site.kill()
  throw new Error(`The site did not start:\n${site.log().slice(-3000)}`)
}

function siteOf(command: Command, port: number, isWeb: boolean): Site {
  const pid = command.process.pid!
  const address = `http://127.0.0.1:${port}`
  let lastWeb: number | undefined
  /** Of the starter's children, among which are those that load TypeScript. */
  const webPid = () => {
    lastWeb = isWeb ? pid : (childrenOf(pid, 'web.mjs')[0] ?? lastWeb)
    return lastWeb
  }
  return {
    address,
    port,
    pid,
    webPid,
    log: command.output,
    isAlive: () => command.process.exitCode === null && command.process.signalCode === null,
    async stop() {
      const web = webPid()
      signal(pid, 'SIGTERM')
      const code = await Promise.race([command.ended, pause(STOP_MS).then(() => null)])
      for (const left of [pid, web]) if (left && isAlive(left)) signal(left, 'SIGKILL')
      return code
    },
    async kill() {
      const web = webPid()
      signal(pid, 'SIGKILL')
      if (web) signal(web, 'SIGKILL')
      await command.ended
    },
  }
}

async function answers(address: string): Promise<boolean> {
  try {
    const response = await fetch(`${address}/api/health`, { headers: { connection: 'close' } })
    await response.arrayBuffer()
    return response.ok
  } catch (cause) {
    if (cause instanceof Error) return false // it does not listen yet
    throw cause
  }
}

/** Whether anybody takes connections there. */
export function isListening(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const socket = connectTo(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      answer(true)
    })
    socket.once('error', () => answer(false))
  })
}
