import { parseArgs } from 'node:util'
import { openDatabase } from '@/db/open'
import { OperatorError } from '@/lib/operator-error'
import { mismatchText } from '@/lib/rollup/checks'
import { type Verification, verifyRollups } from '@/lib/rollup/verify'
import { createProgress } from './support/progress'
import { runScript } from './support/run-script'

const usage =
  'Usage: npm run verify     recomputes all rollups from the raw events and says where they differ'

await runScript(async () => {
  parseArguments(process.argv.slice(2))
  const { db, close } = await openDatabase()
  try {
    const progress = createProgress('Verifying')
    const verification = await verifyRollups(db, (done, total) => progress.update(done, total))
    progress.finish(`${verification.days.toLocaleString('en-US')} days`)
    report(verification)
  } finally {
    await close()
  }
})

function parseArguments(argv: string[]): void {
  try {
    parseArgs({ args: argv, options: {} })
  } catch (cause) {
    if (cause instanceof TypeError) throw new OperatorError(`${cause.message}\n${usage}`, { cause })
    throw cause
  }
}

function report(verification: Verification): void {
  const { days, events, totalTokens, pendingDays, sealedDays, differences } = verification
  for (const difference of differences) console.error(mismatchText(difference))
  if (sealedDays.length > 0) {
    console.log(
      `${sealedDays.length} sealed days have no raw events: their sums were checked against each other.`,
    )
  }
  if (pendingDays.length > 0) console.log(waitingText(verification))
  if (differences.length > 0) {
    throw new OperatorError(
      'The rollups differ from the events. Recompute the days named above: npm run rollup -- --from DATE --to DATE',
    )
  }
  // Today waits most of the time, so what waits is a failure only where there is nothing else.
  if (days === 0 && pendingDays.length > 0) {
    throw new OperatorError('No day could be compared. Run "npm run rollup", then this again.')
  }
  const [dayCount, eventCount, tokenCount] = [days, events, totalTokens].map(grouped)
  console.log(`Verified ${dayCount} days, ${eventCount} events, ${tokenCount} tokens: no difference.`)
}

function waitingText({ pendingDays, pendingEvents }: Verification): string {
  const one = pendingDays.length === 1
  const days = one ? pendingDays[0] : `${pendingDays[0]} to ${pendingDays.at(-1)}`
  const count = `${grouped(pendingDays.length)} ${one ? 'day' : 'days'} (${days})`
  const events = `${grouped(pendingEvents)} ${pendingEvents === 1n ? 'event' : 'events'}`
  return `Not compared: ${count} with ${events} ${one ? 'waits' : 'wait'} for a rollup. Run "npm run rollup", then this again.`
}

function grouped(count: number | bigint): string {
  return count.toLocaleString('en-US')
}
