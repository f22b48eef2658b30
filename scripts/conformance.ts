import { parseArgs } from 'node:util'
import { OperatorError } from '@/lib/operator-error'
import { runConformance } from '../tests/senders/harness/run'
import { interruption } from './support/interruption'
import { runScript } from './support/run-script'

const usage = `Usage: npm run conformance [-- --only NAME] [--dump FOLDER]

Drives real programs against a Tokenboard of its own and a stand-in for their providers, and compares every event
with what was answered: docs/senders.md. Exits with 1 where one differs.

  --only NAME    the senders whose names hold NAME; docs/senders.md stays as it is
  --dump FOLDER  keep there what each program was told and sent`

await runScript(
  async () => {
    const { only, dump, help } = readArguments()
    if (help) return console.log(usage)
    const print = (line: string) => console.log(line)
    const isExact = await runConformance({ only, dumpFolder: dump, interrupted: interruption(), print })
    if (!isExact) process.exitCode = 1
  },
  { handlesSignals: true },
)
process.exit() // an interrupted program may still be waited for

function readArguments() {
  try {
    return parseArgs({
      options: {
        only: { type: 'string' },
        dump: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause
    throw new OperatorError(`${cause.message}\n${usage}`, { cause })
  }
}
