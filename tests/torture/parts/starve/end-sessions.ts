import { connect, type Db } from '@/db/client'
import { createKey } from '@/lib/access/keys'
import { Ledger } from '../../harness/ledger'
import type { Torture } from '../../harness/part'
import { pause } from '../../harness/processes'
import { expectWell, startVisitors } from './visitors'

/** Sessions are ended while they work; then all connections that the server has are taken for a while. */
export async function endSessions(torture: Torture): Promise<void> {
  const { random, size } = torture
  const { db, url } = await torture.createDatabase()
  const { key } = await createKey(db, { name: 'torture', scopes: ['ingest'] })
  const site = await torture.startSite({ databaseUrl: url, settings: { DRAW_SECONDS_PER_MINUTE: 'off' } })
  const ledger = new Ledger(torture, 'starve')
  const stop = startVisitors(torture, site, key, ledger)
  for (let round = 0; round < (size === 'whole' ? 60 : 8); round++) {
    await pause(random.integer(20, 250))
    torture.count('sessions ended', await endSome(db, random.chance(0.2)))
  }
  if (size === 'whole') await takeAllConnections(torture, url)
  await stop()
  await expectWell(torture, site, 'its sessions were ended')
  await ledger.settle(db, { address: site.address })
  await site.stop()
}

/** Ends one session of the site, or all of them. */
async function endSome(db: Db, isAll: boolean): Promise<number> {
  const rows = await db.$client`
    select pg_terminate_backend(pid) from (
      select pid from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and application_name <> ${ownName()}
      order by random() limit ${isAll ? 100 : 1}
    ) s`
  return rows.length
}

/** What the sessions of this process are called: those of the ledger stay. */
const ownName = () => `tokenboard ${process.pid}`

async function takeAllConnections(torture: Torture, url: string): Promise<void> {
  const taken: Db[] = []
  try {
    for (let count = 0; count < 300; count++) {
      const db = connect(url, { poolSize: 1 })
      taken.push(db)
      try {
        await db.$client`select 1`
      } catch (cause) {
        if ((cause as { code?: string }).code !== '53300') throw cause
        break
      }
    }
    torture.count('connections taken', taken.length)
    await pause(3_000)
  } finally {
    await Promise.all(taken.map((db) => db.$client.end({ timeout: 1 })))
  }
}
