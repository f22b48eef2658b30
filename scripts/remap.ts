import { parseArgs } from 'node:util'
import { openDatabase } from '@/db/open'
import { OperatorError } from '@/lib/operator-error'
import { syncHiddenApps } from '@/lib/rules/applied'
import { type Remapping, remapEvents } from '@/lib/rules/remap'
import { loadConfig } from './support/load-config'
import { createProgress } from './support/progress'
import { runScript } from './support/run-script'

const usage = `Usage: npm run remap              says which stored events tokenboard.config.ts files another way, day by day
       npm run remap -- --yes     files them so; the next rollup recomputes their days`

await runScript(async () => {
  const isDryRun = !readArguments(process.argv.slice(2)).yes
  const { rules } = await loadConfig()
  const { db, close } = await openDatabase()
  try {
    const progress = createProgress(isDryRun ? 'Comparing' : 'Mapping')
    const remapping = await remapEvents(db, {
      rules,
      isDryRun,
      onProgress: (done, total) => progress.update(done, total),
    })
    if (!isDryRun) await syncHiddenApps(db, rules)
    progress.finish(`${counted(remapping.looked, 'day')}`)
    console.log(report(remapping, isDryRun))
  } finally {
    await close()
  }
})

function readArguments(argv: string[]): { yes?: boolean } {
  try {
    const { values } = parseArgs({
      args: argv,
      options: { yes: { type: 'boolean' }, 'dry-run': { type: 'boolean' } },
    })
    if (values.yes && values['dry-run'])
      throw new OperatorError(`--yes and --dry-run exclude each other.\n${usage}`)
    return values
  } catch (cause) {
    if (cause instanceof TypeError) throw new OperatorError(`${cause.message}\n${usage}`, { cause })
    throw cause
  }
}

function report({ days, sealed }: Remapping, isDryRun: boolean): string {
  const lines = days.map(({ day, events, models, apps, categories }) => {
    const parts = [
      models > 0 && `${number(models)} to another model`,
      apps > 0 && `${number(apps)} to another app`,
      categories > 0 && `${number(categories)} to another category`,
    ].filter(Boolean)
    return `${day}: ${counted(events, 'event')} (${parts.join(', ')})`
  })
  const events = days.reduce((sum, day) => sum + day.events, 0)
  if (sealed > 0) {
    lines.push(
      `${counted(sealed, 'sealed day')} without raw events ${sealed === 1 ? 'stays as it is' : 'stay as they are'}.`,
    )
  }
  return [...lines, conclusion(events, days.length, isDryRun)].join('\n')
}

function conclusion(events: number, days: number, isDryRun: boolean): string {
  if (events === 0) return 'All stored events are filed by the present rules.'
  const what = `${counted(events, 'event')} of ${counted(days, 'day')}`
  if (isDryRun) return `${what} would be filed another way. To do it: npm run remap -- --yes`
  return `${what} ${events === 1 ? 'is' : 'are'} filed another way now. The next rollup recomputes ${days === 1 ? 'the day' : 'these days'}: npm run rollup`
}

function counted(count: number, noun: string): string {
  return `${number(count)} ${noun}${count === 1 ? '' : 's'}`
}

function number(count: number): string {
  return count.toLocaleString('en-US')
}
