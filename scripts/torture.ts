import { parseArgs } from 'node:util'
import { OperatorError } from '@/lib/operator-error'
import { runTorture } from '../tests/torture/harness/run'
import { parts } from '../tests/torture/parts/list'
import { interruption } from './support/interruption'
import { runScript } from './support/run-script'

const usage = `Usage: npm run torture [-- PART … --seed N --addresses N --write]

Kills, races, floods and starves sites of the build, each on a database of its own, and compares every token with
what was sent: docs/reliability.md. Exits with 1 where a token was lost or counted twice, an answer did not come
within 10 seconds or was a 5xx that says no time to come again, or something grew past its bound.

${parts.map(({ name, about }) => `  ${name.padEnd(10)} ${about}`).join('\n')}

  --seed N       the choices of another run (default 1)
  --addresses N  how many distinct addresses the flood asks for
  --write        puts the table into docs/reliability.md`

await runScript(
  async () => {
    const { values, positionals } = readArguments()
    if (values.help) return console.log(usage)
    const isExact = await runTorture({
      names: positionals,
      seed: wholeNumber('seed', values.seed) ?? 1,
      addresses: wholeNumber('addresses', values.addresses),
      writesDocs: values.write,
      interrupted: interruption(),
      print: (line) => console.log(line),
    })
    if (!isExact) process.exitCode = 1
  },
  { handlesSignals: true },
)
process.exit() // what was killed may still be waited for

function wholeNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^\d{1,9}$/.test(text))
    throw new OperatorError(`--${name} takes a whole number, not "${text}".\n${usage}`)
  return Number(text)
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        seed: { type: 'string' },
        addresses: { type: 'string' },
        write: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    })
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause
    throw new OperatorError(`${cause.message}\n${usage}`, { cause })
  }
}
