import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from './support/chromium'
import { runScript } from './support/run-script'

/** What a step counted. A step that is one check counts itself. */
interface Count {
  passed: number
  failed: number
}

const reports = mkdtempSync(join(tmpdir(), 'tokenboard-reports-'))
chmodSync(reports, 0o755) // where root runs the tests, the database's user passes here
const vitestReport = join(reports, 'vitest.json')
const playwrightReport = join(reports, 'playwright.json')

/** Ctrl-C ends the step that runs, and this script with it. */
const signals = { handlesSignals: true }

await runScript(async () => {
  const chromium = findChromium()
  const counts = [
    check('Types', ['next', 'typegen']),
    check('Types', ['tsc', '--noEmit']),
    check('Lint', ['biome', 'check', '.']),
    suite(
      'Unit and integration tests',
      ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`],
      {},
      () => countVitest(),
    ),
    check('Production build', ['tsx', 'scripts/build.ts']),
    suite(
      'End-to-end tests',
      ['playwright', 'test'],
      {
        CHROMIUM_PATH: chromium,
        PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport,
        TOKENBOARD_DATA: join(reports, 'data'),
      },
      () => countPlaywright(),
    ),
  ]
  const passed = counts.reduce((sum, count) => sum + count.passed, 0)
  const failed = counts.reduce((sum, count) => sum + count.failed, 0)
  if (failed > 0) process.exitCode = 1
  console.log(`\n${passed} passed, ${failed} failed`)
}, signals)
rmSync(reports, { recursive: true, force: true })

function check(title: string, command: string[]): Count {
  return run(title, command) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** A runner that counts for itself; where it breaks before or beside its tests, that is one failure more. */
function suite(
  title: string,
  command: string[],
  environment: Record<string, string>,
  read: () => Count,
): Count {
  const succeeded = run(title, command, environment)
  try {
    const count = read()
    return !succeeded && count.failed === 0 ? { ...count, failed: 1 } : count
  } catch (cause) {
    console.error(`${title}: no report.`, cause)
    return { passed: 0, failed: 1 }
  }
}

function run(title: string, command: string[], environment: Record<string, string> = {}): boolean {
  console.log(`\n== ${title}: ${command.slice(0, 2).join(' ')}`)
  const { status } = spawnSync('npx', ['--no-install', ...command], {
    stdio: ['ignore', 'inherit', 'inherit'],
    // The operator's database, from the shell or `.env`, is not for tests.
    env: {
      ...process.env,
      DATABASE_URL: '',
      DATABASE_DIRECT_URL: '',
      NEXT_TELEMETRY_DISABLED: '1',
      ...environment,
    },
  })
  return status === 0
}

function countVitest(): Count {
  const report = JSON.parse(readFileSync(vitestReport, 'utf8'))
  return { passed: report.numPassedTests, failed: report.numFailedTests + report.numPendingTests }
}

function countPlaywright(): Count {
  const { stats } = JSON.parse(readFileSync(playwrightReport, 'utf8'))
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped }
}
