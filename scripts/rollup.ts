import { parseArgs } from 'node:util'
import { openDatabase } from '@/db/open'
import { addDays, dayOf, isDay } from '@/lib/domain/time/day'
import type { DayRange } from '@/lib/domain/time/day-range'
import { OperatorError } from '@/lib/operator-error'
import { type RollupReport, runRollup } from '@/lib/rollup/run'
import { syncHiddenApps } from '@/lib/rules/applied'
import { loadConfig } from './support/load-config'
import { createProgress } from './support/progress'
import { runScript } from './support/run-script'

const usage = `Usage: npm run rollup                              rolls up all days that wait
       npm run rollup -- --from DATE --to DATE     recomputes these days, both included`

await runScript(async () => {
  const days = parseDays(process.argv.slice(2))
  const { rules, value: config } = await loadConfig()
  const { db, close } = await openDatabase()
  try {
    if (config !== undefined) await syncHiddenApps(db, rules)
    const progress = createProgress('Rolling up')
    const report = await runRollup(db, {
      now: new Date(),
      days,
      wait: true,
      onProgress: (done, total) => progress.update(done, total),
    })
    progress.finish(summary(report))
  } finally {
    await close()
  }
})

function parseDays(argv: string[]): DayRange | undefined {
  const { from, to } = parseArguments(argv)
  if (from === undefined && to === undefined) return undefined
  if (from === undefined || to === undefined) {
    throw new OperatorError(`--from and --to go together.\n${usage}`)
  }
  for (const day of [from, to]) {
    if (!isDay(day))
      throw new OperatorError(`"${day}" is no day: write it as ${dayOf(new Date())}.\n${usage}`)
  }
  if (from > to) throw new OperatorError(`--from ${from} is after --to ${to}.\n${usage}`)
  return { from, until: addDays(to, 1) }
}

function parseArguments(argv: string[]): { from?: string; to?: string } {
  try {
    return parseArgs({ args: argv, options: { from: { type: 'string' }, to: { type: 'string' } } }).values
  } catch (cause) {
    if (cause instanceof TypeError) throw new OperatorError(`${cause.message}\n${usage}`, { cause })
    throw cause
  }
}

function summary(report: RollupReport): string {
  if (report.state === 'busy') return 'another process is at it'
  const { days, changed, dataThrough, dataVersion, restated } = report
  const what = `${days.toLocaleString('en-US')} ${days === 1 ? 'day' : 'days'}`
  const restatements = restated.length > 0 ? `, restated ${daysText(restated)}` : ''
  return `${what}, ${changed ? `data version ${dataVersion}` : 'nothing changed'}, data through ${dataThrough} UTC${restatements}`
}

function daysText(days: readonly string[]): string {
  if (days.length <= 7) return days.join(', ')
  return `${days.length.toLocaleString('en-US')} days from ${days[0]} to ${days.at(-1)}`
}
