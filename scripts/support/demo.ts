import type { Db } from '@/db/client'
import { dayOf } from '@/lib/domain/time/day'
import { env } from '@/lib/env'
import { runRollup } from '@/lib/rollup/run'
import { createProgress } from './progress'

/**
 * Loads the demo where it is asked for, and into an embedded database that has never seen an event; a load that
 * was interrupted is finished. Rolls it up, so that the first page shows it.
 */
export async function ensureDemo(db: Db, isAskedFor: boolean): Promise<void> {
  if (!isAskedFor && !(await isDue(db))) return
  const { seedDemo } = await import('@/lib/demo/seed') // its figures take time to load, and most starts do not need them
  const now = new Date()
  const loading = createProgress('Loading the demo data')
  const { accepted } = await seedDemo(db, { now, onProgress: (done, total) => loading.update(done, total) })
  loading.finish(`${accepted.toLocaleString('en-US')} events`)
  const rolling = createProgress('Rolling up')
  await runRollup(db, { now, wait: true, onProgress: (done, total) => rolling.update(done, total) })
  // Last of all: whoever is stopped before this loads what is missing, and rolls up, at the next start.
  await db.$client`insert into settings (name, value) values ('demo', ${dayOf(now)}) on conflict do nothing`
  rolling.finish('done')
}

async function isDue(db: Db): Promise<boolean> {
  if (env().DATABASE_URL) return false
  const [row] = await db.$client<{ isBegun: boolean; isDone: boolean; isUsed: boolean }[]>`
    select exists (select from settings where name = 'demo_today') as "isBegun",
      exists (select from settings where name = 'demo') as "isDone",
      exists (select from ingest_batches where accepted > 0) as "isUsed"`
  return !row!.isDone && (row!.isBegun || !row!.isUsed)
}
