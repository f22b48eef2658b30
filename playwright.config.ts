import { chmodSync, mkdtempSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

// One data folder a run, shared with the test workers, which load this file again.
process.env.TOKENBOARD_DATA ??= makeDataFolder()
process.env.PORT ??= '3917'
process.env.ROLLUP_CRON = 'off'
process.env.DRAW_SECONDS_PER_MINUTE = 'off' // one address reads the whole site
const baseURL = `http://127.0.0.1:${process.env.PORT}`

export default defineConfig({
  testDir: 'tests/e2e',
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 }, // the first reader after a rollup waits until the page is drawn
  reporter: [
    ['list'],
    ['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ?? 'test-results/e2e.json' }],
  ],
  use: {
    baseURL,
    timezoneId: 'America/New_York', // every page speaks UTC wherever its reader is
    locale: 'en-US',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    },
  },
  webServer: {
    command: 'npx --no-install tsx scripts/start.ts',
    url: `${baseURL}/api/health`,
    timeout: 180_000,
    reuseExistingServer: false,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
  },
})

/** Open to other users: where root runs the tests, the database's user passes here. */
function makeDataFolder(): string {
  const folder = mkdtempSync('/tmp/tokenboard-e2e-')
  chmodSync(folder, 0o755)
  return folder
}
