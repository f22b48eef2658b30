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

function report({ days, events, totalTokens, pendingDays, sealedDays, differences }: Verification): void {
  for (const difference of differences) console.error(mismatchText(difference))
  if (sealedDays.length > 0) {
    console.log(
      `${sealedDays.length} sealed days have no raw events: their sums were checked against each other.`,
    )
  }
  if (pendingDays.length > 0) {
    console.log(
      `Events of ${pendingDays.join(', ')} wait for a rollup: these days are compared after "npm run rollup".`,
    )
  }
  if (differences.length > 0) {
    throw new OperatorError(
      'The rollups differ from the events. Recompute the days named above: npm run rollup -- --from DATE --to DATE',
    )
  }
  const [dayCount, eventCount, tokenCount] = [days, events, totalTokens].map((count) =>
    count.toLocaleString('en-US'),
  )
  console.log(`Verified ${dayCount} days, ${eventCount} events, ${tokenCount} tokens: no difference.`)
}
