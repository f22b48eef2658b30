import { parseArgs } from 'node:util'
import { OperatorError } from '@/lib/operator-error'
import { openDoor } from './lighthouse/door'
import { categories, type Measured, measure, type Scores } from './lighthouse/measure'
import { withoutCharts } from './lighthouse/without-charts'
import { findChromium } from './support/chromium'
import { runScript } from './support/run-script'

const PAGES = [
  '/',
  '/boards/authors',
  '/models/openai/gpt-oss-120b',
  '/compare/authors/deepseek,openai,anthropic',
  '/models',
  '/docs/gateways',
  '/about',
]
const others = categories.filter((name) => name !== 'performance')
/** How much less a page may have for performance than the same page without charts. */
const CHARTS_COST = 3

await runScript(async () => {
  const { site, runs, pages } = readArguments()
  const chromium = findChromium()
  const full = await openDoor(site, (html) => html)
  const bare = await openDoor(site, withoutCharts)
  let isGood = true
  try {
    for (const path of pages) {
      await requirePage(full.url + path)
      const [shown, chartless]: [Measured[], Measured[]] = [[], []]
      for (let run = 0; run < runs; run++) {
        shown.push(await measure(full.url + path, chromium)) // by turns: what else the machine does hits both
        chartless.push(await measure(bare.url + path, chromium))
      }
      isGood = report(path, shown, chartless) && isGood
    }
  } finally {
    full.close()
    bare.close()
  }
  if (!isGood) process.exitCode = 1
})

/** Prints the medians; false where they are not good enough. */
function report(path: string, shown: readonly Measured[], chartless: readonly Measured[]): boolean {
  const own = medians(shown)
  const { performance } = medians(chartless)
  console.log(path)
  console.log(`  performance ${own.performance}, without charts ${performance}`)
  console.log(`  ${others.map((name) => `${name} ${own[name]}`).join(', ')}`)
  for (const fault of new Set([...shown, ...chartless].flatMap(({ faults }) => faults)))
    console.log(`  ${fault}`)
  return own.performance >= performance - CHARTS_COST && others.every((name) => own[name] === 100)
}

function medians(measured: readonly Measured[]): Scores {
  const middle = (name: keyof Scores) =>
    measured.map(({ scores }) => scores[name]).sort((one, other) => one - other)[measured.length >> 1]!
  return Object.fromEntries(categories.map((name) => [name, middle(name)])) as Scores
}

async function requirePage(url: string): Promise<void> {
  const answer = await fetch(url, { headers: { accept: 'text/html' } }).catch(() => undefined)
  if (answer?.ok) return
  throw new OperatorError(
    `${new URL(url).pathname} does not answer: start the site with the demo (npm start), or name it with --site.`,
  )
}

function readArguments(): { site: URL; runs: number; pages: string[] } {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      site: { type: 'string', default: 'http://localhost:3000' },
      runs: { type: 'string', default: '5' },
    },
  })
  const runs = Number(values.runs)
  if (!Number.isInteger(runs) || runs < 1) throw new OperatorError('--runs must be a whole number above 0.')
  if (!URL.canParse(values.site))
    throw new OperatorError('--site must be an address such as http://localhost:3000.')
  return { site: new URL(values.site), runs, pages: positionals.length > 0 ? positionals : PAGES }
}
