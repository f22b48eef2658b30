import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '@/db/client'
import { startEmbedded } from '@/db/embedded'
import { migrateDatabase } from '@/db/migrate'
import { seedBulk } from '@/lib/demo/bulk'
import { OperatorError } from '@/lib/operator-error'
import { runRollup } from '@/lib/rollup/run'
import { benchBoards } from './bench/boards'
import { benchIngest } from './bench/ingest'
import { benchPage } from './bench/page'
import { benchRollup } from './bench/rollup'
import { startWebServer } from './bench/web-server'
import { createProgress } from './support/progress'
import { runScript } from './support/run-script'

/** A year of history, so that every figure is one of a database that has lived. */
const HISTORY_EVENTS = 3_000_000
const HISTORY_DAYS = 364
const HISTORY_NOW = new Date('2026-06-30T00:10:00Z')
const NOW = new Date('2026-07-01T00:10:00Z')
const PORT = 3918

await runScript(async () => {
  if (!existsSync('.next/BUILD_ID')) throw new OperatorError('The benchmarks need the build: npm run build.')
  const folder = mkdtempSync(join(tmpdir(), 'tokenboard-bench-'))
  chmodSync(folder, 0o755) // root's server runs as another user, and its data are to go with the folder
  const server = await startEmbedded(join(folder, 'data'))
  const db = connect(server.url)
  try {
    await migrateDatabase(db)
    await makeHistory()
    await benchRollup(db, NOW)
    await db.$client.unsafe('vacuum analyze')
    await benchBoards(db, NOW)
    const web = await startWebServer(server.url, PORT)
    try {
      await benchIngest(db, web)
      await benchPage(web)
    } finally {
      await web.stop()
    }
  } finally {
    await db.$client.end()
    await server.release()
    rmSync(folder, { recursive: true, force: true })
  }

  async function makeHistory(): Promise<void> {
    const progress = createProgress('Making a year of history')
    await seedBulk(db, {
      now: HISTORY_NOW,
      events: HISTORY_EVENTS,
      days: HISTORY_DAYS,
      models: 400,
      apps: 5000,
      onProgress: (done, total) => progress.update(done, total),
    })
    await runRollup(db, { now: HISTORY_NOW })
    progress.finish(`${HISTORY_EVENTS} events on ${HISTORY_DAYS} days, rolled up`)
  }
})
