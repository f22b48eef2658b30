import { listen } from '@/db/listen'
import { sessionDb, sessionUrl } from '@/db/shared'
import { env } from '@/lib/env'
import { startSchedule } from '@/lib/rollup/schedule'
import { takeRules } from '@/lib/rules/take-rules'
import { notePageFailure } from '../page/page-failures'
import { PageGeneration } from '../page/page-generation'
import { createRevalidator } from '../page/revalidate'
import { type Site, serveSite } from './serve-site'

const slot = globalThis as typeof globalThis & {
  /** Called by instrumentation.ts, which Next loads for every runtime. */
  tokenboardNotePageFailure?: typeof notePageFailure
  tokenboardWebProcess?: true
  /** Set by scripts/web.mjs, which stands outside Next's bundle. */
  tokenboardHandOver?: (serve: (site: Site) => Promise<void>) => void
}

/**
 * What a web process does besides answering: it hears of finished rollups and draws its pages anew, and runs the
 * schedule. Once a process, however often a hot reload asks.
 */
export function startWebProcess(): void {
  if (slot.tokenboardWebProcess) return
  slot.tokenboardWebProcess = true
  slot.tokenboardNotePageFailure = notePageFailure

  const { ROLLUP_CRON, TODAY_CRON, RETENTION_DAYS, TOKENBOARD_RULES_FILE } = env()
  if (TOKENBOARD_RULES_FILE) takeRules(TOKENBOARD_RULES_FILE)
  const generation = new PageGeneration()
  const revalidator = createRevalidator(generation, (error) =>
    report('Pages could not be revalidated', error),
  )
  const listening = listen(sessionUrl(), 'tokenboard_rollup', {
    onNotify: () => revalidator.request(),
    // At boot nothing is drawn yet; after a lost connection a rollup may have been missed.
    onListening: () => revalidator.request(),
    onError: (error) => report('Listening for rollups failed', error),
  })
  const schedule = startSchedule(sessionDb(), {
    nightly: ROLLUP_CRON,
    today: TODAY_CRON,
    retentionDays: RETENTION_DAYS,
    onError: (error) => report('The schedule', error),
    clock: () => new Date(),
  })

  const stop = () => {
    void schedule.stop()
    revalidator.stop()
    void listening.stop()
  }
  // Until something is served a signal ends the process at once, as it does without anybody to hear it.
  if (slot.tokenboardHandOver) slot.tokenboardHandOver((site) => serveSite(site, generation, stop))
  else for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop)
}

function report(what: string, error: unknown): void {
  console.error(`${what}:`, error)
}
