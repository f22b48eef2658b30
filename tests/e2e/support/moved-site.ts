import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { until } from '../../torture/harness/processes'
import { type Site, startSite } from '../../torture/harness/site'
import { createSiteDatabase } from './site-database'

/** A site of its own, started as an operator does on an empty database, with a clock that a test sets. */
export interface MovedSite {
  address: string
  /** The ingest key that its first start printed. */
  key: string
  /** Sets its clock, which goes on from there. */
  setClock(moment: string): void
  now(): Date
  /** Runs one of the project's commands on its database, by its clock. */
  run(script: string, ...args: string[]): string
  stop(): Promise<void>
}

export async function startMovedSite(name: string, moment: string): Promise<MovedSite> {
  const folder = mkdtempSync('/tmp/tokenboard-clock-')
  const clock = join(folder, 'ahead')
  let aheadMs = 0
  const setClock = (to: string) => {
    aheadMs = Date.parse(to) - Date.now()
    writeFileSync(clock, String(aheadMs))
  }
  setClock(moment)
  const database = await createSiteDatabase(name)
  const settings = {
    NODE_OPTIONS: `--import ${pathToFileURL(resolve('tests/e2e/support/moved-clock.mjs'))}`,
    MOVED_CLOCK: clock,
    ROLLUP_CRON: '10 0 * * *',
    TODAY_CRON: 'live',
  }
  let site: Site | undefined
  let key: string | undefined
  const printed = ({ log }: Site) => {
    key = /tb_[\w-]{43}/.exec(log())?.[0]
    return key !== undefined
  }
  const stop = async () => {
    await site?.stop()
    await database.drop()
    rmSync(folder, { recursive: true })
  }
  try {
    const started = await startSite({ databaseUrl: database.url, settings })
    site = started
    if (!(await until(() => printed(started), 10_000)))
      throw new Error(`It printed no key:\n${started.log()}`)
  } catch (error) {
    await stop()
    throw error
  }
  return {
    address: site.address,
    key: key!,
    setClock,
    now: () => new Date(Date.now() + aheadMs),
    run: (script, ...args) =>
      execFileSync(process.execPath, ['--import', 'tsx', `scripts/${script}.ts`, ...args], {
        encoding: 'utf8',
        env: { ...process.env, ...settings, DATABASE_URL: database.url },
      }),
    stop,
  }
}
