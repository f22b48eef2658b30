import { parseArgs } from 'node:util'
import { closeOpenDatabases, openDatabase } from '@/db/open'
import { takeBuiltIn } from '@/lib/catalogue/take-built-in'
import { env } from '@/lib/env'
import type { Rules } from '@/lib/ingest/rules/rules'
import { OperatorError } from '@/lib/operator-error'
import { startRules, syncHiddenApps } from '@/lib/rules/applied'
import { type Build, ensureBuild } from './support/build'
import { ensureDemo } from './support/demo'
import { announceKeys } from './support/first-key'
import { loadConfig, type RulesFile, writeRules } from './support/load-config'
import { requireFreePort } from './support/port'
import { printLine, silenceProgress } from './support/progress'
import { runScript } from './support/run-script'
import { startWeb, type WebServer } from './support/web'

/** What runs beside this process, so that it can be ended whatever happens. */
const running: { build?: Build; web?: WebServer; rulesFile?: RulesFile } = {}

await runScript(
  async () => {
    const { dev, demo } = parseArguments()
    try {
      await Promise.race([run(dev ? 'dev' : 'start', demo), interrupted()])
    } finally {
      await running.web?.stop()
      running.build?.stop()
      running.rulesFile?.remove()
      await closeOpenDatabases()
    }
  },
  { handlesSignals: true },
)
process.exit() // an interrupted step may still hold a timer

async function run(mode: 'start' | 'dev', wantsDemo: boolean): Promise<void> {
  const { PORT, HOST, READ_ACCESS } = env()
  if (mode === 'dev' && READ_ACCESS === 'key') {
    throw new OperatorError(
      'READ_ACCESS=key works with `npm start` alone: `npm run dev` has no door to close.',
    )
  }
  const { rules, value } = await loadConfig()
  await requireFreePort(PORT, HOST)
  if (mode === 'start') running.build = ensureBuild()
  const prepared = prepareDatabase(rules, wantsDemo)
  const [{ db, url }] = await Promise.all([prepared, running.build?.finished])

  running.rulesFile = writeRules(value)
  running.web = startWeb(mode, url, running.rulesFile?.path)
  await running.web.ready
  console.log(`\nTokenboard is ready: ${running.web.address}`)
  await announceKeys(db, running.web.address)
  console.log('Ctrl-C stops it.')
  await running.web.ended
}

async function prepareDatabase(rules: Rules, wantsDemo: boolean) {
  const database = await openDatabase()
  if (await startRules(database.db, rules)) {
    printLine(
      'The mapping rules have changed: they hold for new events. Stored ones are filed by them with: npm run remap',
    )
  }
  await ensureDemo(database.db, wantsDemo)
  // After the demo, which brings a catalogue of its own.
  await takeBuiltIn(database.db, { now: new Date() })
  await syncHiddenApps(database.db, rules)
  return database
}

/** Resolves at the first signal to stop. More of them change nothing: npm passes Ctrl-C on beside the terminal. */
function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    let isStopping = false
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (!isStopping) console.error('\nStopping …')
        isStopping = true
        silenceProgress()
        resolve()
      })
    }
  })
}

function parseArguments(): { dev: boolean; demo: boolean } {
  try {
    const { values } = parseArgs({
      options: { dev: { type: 'boolean', default: false }, demo: { type: 'boolean', default: false } },
    })
    return values
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause
    throw new OperatorError(`${cause.message}\nUsage: npm start [-- --demo]`, { cause })
  }
}
