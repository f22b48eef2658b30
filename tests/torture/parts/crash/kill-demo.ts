import { join } from 'node:path'
import { connect, type Db } from '@/db/client'
import { DEMO_DAYS } from '@/lib/demo/timeline'
import { freePort } from '@/lib/free-port'
import { runRollup } from '@/lib/rollup/run'
import { verifyRollups } from '@/lib/rollup/verify'
import type { Torture } from '../../harness/part'
import { pause, signal, until } from '../../harness/processes'
import { postmasterOf, urlOf } from './embedded-home'

const LOAD_MS = 120_000

/** The first start of all loads the demo. Killed on the way, a later start has to bring all of it. */
export async function killDemo(torture: Torture): Promise<void> {
  const dataFolder = join(torture.createFolder(), 'data')
  const port = await freePort()
  for (const afterMs of [4_000, 12_000]) {
    const site = await torture.startSite({ dataFolder, port, isUnawaited: true })
    await pause(torture.random.integer(afterMs, afterMs + 4_000))
    signal(site.pid, 'SIGKILL')
    const postmaster = postmasterOf(dataFolder)
    if (postmaster) signal(postmaster, 'SIGKILL')
    await site.kill()
    torture.count('kills')
  }
  const site = await torture.startSite({ dataFolder, port, isUnawaited: true })
  const isReady = await until(() => /Tokenboard is ready/.test(site.log()) || !site.isAlive(), LOAD_MS)
  if (!isReady || !site.isAlive()) {
    torture.fault('other', `The demo was not loaded after it was killed: ${site.log().slice(-500)}`)
    return
  }
  const db = connect((await urlOf(dataFolder))!, { poolSize: 3 })
  try {
    await checkDemo(torture, db)
  } finally {
    await db.$client.end({ timeout: 1 })
  }
  await site.stop()
}

async function checkDemo(torture: Torture, db: Db): Promise<void> {
  const [stored] = await db.$client<{ days: number; events: bigint; tokens: bigint }[]>`
    select count(distinct day)::int as days, count(*)::bigint as events,
      sum(sample_weight * (prompt_tokens + completion_tokens))::bigint as tokens from events`
  if (stored!.days < DEMO_DAYS - 1)
    torture.fault('other', `The demo has ${stored!.days} days of ${DEMO_DAYS}`)
  torture.count('events', stored!.events)
  const { pendingDays } = await verifyRollups(db)
  if (pendingDays.length > 0)
    torture.fault('other', `Days of the demo wait for a rollup: ${pendingDays.join(', ')}`)
  await runRollup(db, { now: new Date(), wait: true }) // what came in on the running day behind the start's own
  const { differences } = await verifyRollups(db)
  for (const difference of differences) {
    torture.fault('other', `The demo's rollups differ: ${JSON.stringify(difference, text)}`)
  }
  torture.count('tokens compared', stored!.tokens)
}

const text = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value)
