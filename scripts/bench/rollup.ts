import type { Db } from '@/db/client'
import { measureColumns, measureNames } from '@/db/schema/rollup-columns'
import { seedBulk } from '@/lib/demo/bulk'
import { addDays, type Day, dayOf } from '@/lib/domain/time/day'
import { runRollup } from '@/lib/rollup/run'
import { report, timed } from './statistics'

/** A day of a router with ten million requests a month. */
const EVENTS = 333_000
const ROUNDS = 3

/**
 * The night's run for a day of events, all tables written, against one bare GROUP BY over the same events: in an
 * ordinary night, and in one that completes what ends with the day before `now`.
 */
export async function benchRollup(db: Db, now: Date): Promise<void> {
  await benchNight(db, now, `Rollup of ${addDays(dayOf(now), -1)} / GROUP BY`)
  const next = new Date(now.getTime() + 86_400_000)
  await benchNight(db, next, `Rollup of ${dayOf(now)} / GROUP BY`)
}

async function benchNight(db: Db, now: Date, name: string): Promise<void> {
  await seedBulk(db, { now, events: EVENTS, days: 1, models: 400, apps: 5000 })
  const day = addDays(dayOf(now), -1)
  await db.$client.unsafe('vacuum analyze events')
  const bareMs: number[] = []
  for (let round = 0; round < ROUNDS; round++) bareMs.push(await timed(() => groupBare(db, day)))
  const nightMs = await timed(() => runRollup(db, { now }))
  const best = Math.min(...bareMs)
  report(
    name,
    `${(nightMs / best).toFixed(2)} (${Math.round(nightMs)} / ${Math.round(best)} ms, ${EVENTS} events)`,
    'at most 3.5',
  )
}

/**
 * The whole grouping is done, but only its size comes back: the rollup keeps its cells in the database too. Every sum
 * is looked at, for PostgreSQL does not compute those that nobody reads. One core does it, as one core does the rollup.
 */
async function groupBare(db: Db, day: Day): Promise<void> {
  const sums = measureNames.map((name) => `sum(${measureColumns[name]}) as ${name}`).join(', ')
  const looks = measureNames.map((name) => `count(${name})`).join(', ')
  await db.$client.begin(async (transaction) => {
    await transaction.unsafe('set local max_parallel_workers_per_gather = 0')
    await transaction.unsafe(
      `select ${looks} from (
        select model_id, provider_id, app_id, category_id, ${sums} from events e where day = '${day}'
        group by model_id, provider_id, app_id, category_id offset 0
      ) as cells`,
    )
  })
}
