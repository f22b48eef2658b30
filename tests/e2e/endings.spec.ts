import { connect as connectTo, type Socket } from 'node:net'
import { expect, test } from '@playwright/test'
import { freePort } from '@/lib/free-port'
import { isAlive } from '@/lib/is-alive'
import { signal, until } from '../torture/harness/processes'
import { isListening, type Site, startSite } from '../torture/harness/site'
import { createSiteDatabase, type SiteDatabase } from './support/site-database'

/** In which the port of a starter that was killed has to be free. */
const PORT_FREE_MS = 2_000

let database: SiteDatabase
const running = new Set<Site>()

test.beforeAll(async () => {
  database = await createSiteDatabase('endings')
})
test.afterEach(async () => {
  for (const site of running) await site.kill()
  running.clear()
})
test.afterAll(() => database.drop())

/** Starts a site and waits for a moment of its start. */
async function startUntil(moment: (site: Site) => boolean | Promise<boolean>): Promise<Site> {
  const site = await startSite({ databaseUrl: database.url, port: await freePort(), isUnawaited: true })
  running.add(site)
  expect(await until(() => moment(site), 60_000), site.log()).toBe(true)
  return site
}

function open(port: number): Promise<Socket | undefined> {
  return new Promise((done) => {
    const socket = connectTo(port, '127.0.0.1')
    socket.once('connect', () => done(socket))
    socket.once('error', () => done(undefined))
  })
}

const moments: [string, (site: Site) => boolean | Promise<boolean>][] = [
  ['while the web process loads', (site) => site.webPid() !== undefined],
  ['when it is ready', ({ log }) => log().includes('Tokenboard is ready')],
]

for (const [when, moment] of moments) {
  test(`kill -9 of npm start ${when} frees the port`, async () => {
    const site = await startUntil(moment)
    const web = site.webPid()
    const waiting = await open(site.port) // a browser that keeps a connection
    signal(site.pid, 'SIGKILL')
    expect(await until(async () => !(await isListening(site.port)), PORT_FREE_MS)).toBe(true)
    waiting?.destroy()
    if (web) expect(await until(() => !isAlive(web), 15_000)).toBe(true)
    expect(await isListening(site.port)).toBe(false) // and nobody takes it later
  })

  test(`SIGTERM ends npm start ${when}`, async () => {
    const site = await startUntil(moment)
    const web = site.webPid()
    signal(site.pid, 'SIGTERM')
    expect(await until(() => !site.isAlive(), 15_000), site.log()).toBe(true)
    if (web) expect(isAlive(web)).toBe(false)
    expect(await isListening(site.port)).toBe(false)
  })

  test(`SIGTERM ends the web process ${when}`, async () => {
    const site = await startUntil(moment)
    const web = site.webPid()!
    signal(web, 'SIGTERM')
    expect(await until(() => !isAlive(web), 15_000), site.log()).toBe(true)
  })
}
