import type { Db } from '@/db/client'
import { millisecondsToRun } from './next-run'

/** Asking takes a fraction of a millisecond. */
const ASK_EACH_MS = 1_000
/** Where the database does not answer, or a run failed: each try is reported. */
const AFTER_FAILURE_MS = 60_000

export interface Arrivals {
  /** Resolves when nothing of it is under way. */
  stop(): Promise<void>
}

/**
 * Rolls up whenever events have arrived, whichever process took them in, as often as `millisecondsToRun` lets.
 * @param rollUp never rejects; answers whether it did what it should
 */
export function watchArrivals(
  db: Db,
  rollUp: () => Promise<boolean>,
  onError: (cause: unknown) => void,
): Arrivals {
  let isStopped = false
  let endPause: () => void = () => undefined

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      endPause = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  /** Answers when to look again. */
  async function look(): Promise<number> {
    try {
      const wait = await millisecondsToRun(db)
      if (isStopped || wait === null) return ASK_EACH_MS
      if (wait > 0) return Math.min(wait, ASK_EACH_MS)
      return (await rollUp()) ? ASK_EACH_MS : AFTER_FAILURE_MS
    } catch (cause) {
      onError(cause)
      return AFTER_FAILURE_MS
    }
  }

  async function watch(): Promise<void> {
    let wait = ASK_EACH_MS
    while (!isStopped) {
      await pause(wait)
      if (!isStopped) wait = await look()
    }
  }

  const watching = watch()
  return {
    stop() {
      isStopped = true
      endPause()
      return watching
    },
  }
}
