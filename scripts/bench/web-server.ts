import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { TETHER, WEB_PROGRAM } from '../support/web'

export interface WebServer {
  url: string
  process: ChildProcess
  stop(): Promise<void>
}

/** The production build of a checkout served on a loopback port, without the schedule. */
export async function startWebServer(databaseUrl: string, port: number, folder = '.'): Promise<WebServer> {
  const child = spawn(process.execPath, [...TETHER, WEB_PROGRAM], {
    cwd: folder,
    stdio: ['pipe', 'ignore', 'inherit'],
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      DATABASE_DIRECT_URL: '',
      PORT: String(port),
      HOST: '127.0.0.1',
      ROLLUP_CRON: 'off',
      DRAW_SECONDS_PER_MINUTE: 'off',
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
    },
  })
  const url = `http://127.0.0.1:${port}`
  await untilHealthy(url, child)
  return {
    url,
    process: child,
    async stop() {
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'exit')
    },
  }
}

async function untilHealthy(url: string, child: ChildProcess): Promise<void> {
  const deadline = performance.now() + 60_000
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error('The web server ended: run `npm run build` first.')
    const response = await fetch(`${url}/api/health`).catch(() => undefined) // not listening yet
    if (response?.ok) return
    await new Promise((next) => setTimeout(next, 100))
  }
  throw new Error('The web server did not answer within a minute.')
}
