import { Cron } from 'croner'
import type { Db } from '@/db/client'
import { ensurePartitions } from '@/db/partitions'
import { addDays, dayOf } from '@/lib/domain/time/day'
import { eachDay } from '@/lib/domain/time/day-range'
import { type Arrivals, watchArrivals } from './arrivals'
import { runRollup } from './run'
import { sealOldDays } from './seal'

/** Partitions are made ahead, so that the first event after midnight need not wait for one. */
const DAYS_AHEAD = 3

export interface ScheduleOptions {
  /** When the finished days are closed: a cron expression in UTC, or `off` for no schedule at all. */
  nightly: string | 'off'
  /** When whatever waits is rolled up in between: a cron expression in UTC, or `live` for soon after it arrived. */
  today: string | 'live' | 'off'
  /** Raw events are kept for so many days; for ever where nothing is said. */
  retentionDays?: number
  onError: (error: Error) => void
  clock: () => Date
}

export interface Schedule {
  /** Ends the schedule, and waits for the job that is running. */
  stop(): Promise<void>
}

/** Rolls up at once whatever was missed, and from then on by the clock. An error is reported and tried again next time. */
export function startSchedule(db: Db, options: ScheduleOptions): Schedule {
  const { nightly, today, retentionDays, onError, clock } = options
  if (nightly === 'off') return { stop: async () => undefined }
  let running: Promise<void> = Promise.resolve()
  const rollUp = async () => {
    await runRollup(db, { now: clock() })
  }
  const closeDays = async () => {
    const now = clock()
    const days = eachDay({ from: dayOf(now), until: addDays(dayOf(now), DAYS_AHEAD + 1) })
    await ensurePartitions(db.$client, days)
    await runRollup(db, { now, wait: true })
    if (retentionDays !== undefined) await sealOldDays(db, { now, retentionDays })
  }
  // One job after the other: a night that takes long must not meet the five-minute run of its own process.
  const enqueue = (job: () => Promise<void>) => {
    running = running.then(job).catch((cause) => onError(explain(cause)))
    return running
  }
  const rollUpArrivals = async () => {
    let isDone = false
    await enqueue(async () => {
      await rollUp()
      isDone = true
    })
    return isDone
  }
  const crons = [new Cron(nightly, { timezone: 'UTC', protect: true }, () => enqueue(closeDays))]
  let arrivals: Arrivals | undefined
  if (today === 'live') arrivals = watchArrivals(db, rollUpArrivals, (cause) => onError(explain(cause)))
  else if (today !== 'off') {
    crons.push(new Cron(today, { timezone: 'UTC', protect: true }, () => enqueue(rollUp)))
  }
  void enqueue(closeDays)
  return {
    async stop() {
      for (const cron of crons) cron.stop()
      await arrivals?.stop()
      await running
    },
  }
}

function explain(cause: unknown): Error {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new Error(
    `The rollup did not finish (${reason}). Nothing is lost: what waits is taken by the next run. ` +
      'If it goes on, run "npm run rollup" and see its message.',
    { cause },
  )
}
