import { parseArgs } from 'node:util'
import type { Db } from '@/db/client'
import { openDatabase } from '@/db/open'
import { seedBulk } from '@/lib/demo/bulk'
import { OperatorError } from '@/lib/operator-error'
import { runRollup } from '@/lib/rollup/run'
import { ensureDemo } from './support/demo'
import { createProgress } from './support/progress'
import { runScript } from './support/run-script'

const usage = `Usage: npm run seed
       npm run seed -- --events N --days D [--models M] [--apps A]

Without options: loads the demo, a year and two weeks of made-up traffic of which the last 90 complete days add
up to published figures, and rolls it up.

  --events N   instead, make N events of made-up models and apps, for benchmarks
  --days D     over the D days before today
  --models M   of M models (400)
  --apps A     from A apps (5000)
  --help       show this text

Running it again on the same day adds nothing that is there already.`

interface Bulk {
  events: number
  days: number
  models: number
  apps: number
}

await runScript(async () => {
  const request = readArguments(process.argv.slice(2))
  if (request === 'help') return console.log(usage)
  const { db, close } = await openDatabase()
  try {
    await (request === 'demo' ? ensureDemo(db, true) : loadBulk(db, request))
  } finally {
    await close()
  }
})

function readArguments(argv: string[]): 'help' | 'demo' | Bulk {
  const option = { type: 'string' } as const
  try {
    const { values } = parseArgs({
      args: argv,
      options: { events: option, days: option, models: option, apps: option, help: { type: 'boolean' } },
    })
    if (values.help) return 'help'
    if (Object.keys(values).length === 0) return 'demo'
    return {
      events: wholeNumber('--events', values.events, 1_000_000_000),
      days: wholeNumber('--days', values.days, 3_650),
      models: wholeNumber('--models', values.models ?? '400', 100_000),
      apps: wholeNumber('--apps', values.apps ?? '5000', 1_000_000),
    }
  } catch (cause) {
    if (cause instanceof TypeError) throw new OperatorError(`${cause.message}\n\n${usage}`, { cause })
    throw cause
  }
}

function wholeNumber(name: string, text: string | undefined, maximum: number): number {
  const value = /^\d{1,10}$/.test(text ?? '') ? Number(text) : 0
  if (value >= 1 && value <= maximum) return value
  throw new OperatorError(`${name} must be a whole number from 1 to ${maximum}.\n\n${usage}`)
}

async function loadBulk(db: Db, bulk: Bulk): Promise<void> {
  const now = new Date()
  const loading = createProgress('Making events')
  const { accepted, duplicates } = await seedBulk(db, {
    ...bulk,
    now,
    onProgress: (done, total) => loading.update(done, total),
  })
  loading.finish(
    `${accepted.toLocaleString('en-US')} events, ${duplicates.toLocaleString('en-US')} duplicates`,
  )
  const rolling = createProgress('Rolling up')
  await runRollup(db, { now, wait: true, onProgress: (done, total) => rolling.update(done, total) })
  rolling.finish('done')
}
