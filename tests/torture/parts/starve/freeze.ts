import { join } from 'node:path'
import { connect } from '@/db/client'
import { Ledger } from '../../harness/ledger'
import type { Torture } from '../../harness/part'
import { childrenOf, pause, signal } from '../../harness/processes'
import { postmasterOf, prepareHomeWith, urlOf } from '../crash/embedded-home'
import { expectWell, startVisitors } from './visitors'

const FROZEN_MS = 12_000

/** PostgreSQL and all its sessions stand still for longer than anybody is to wait, then go on. */
export async function freeze(torture: Torture): Promise<void> {
  const dataFolder = join(torture.createFolder(), 'data')
  const ledger = new Ledger(torture, 'frozen')
  const first = ledger.make(1)
  const { key } = await prepareHomeWith(dataFolder, first)
  ledger.book(first)
  const site = await torture.startSite({ dataFolder, settings: { DRAW_SECONDS_PER_MINUTE: 'off' } })
  const stop = startVisitors(torture, site, key, ledger, 1)
  await pause(1_000)
  const postmaster = postmasterOf(dataFolder)!
  const frozen = [postmaster, ...childrenOf(postmaster, '')]
  for (const pid of frozen) signal(pid, 'SIGSTOP')
  torture.count('seconds frozen', FROZEN_MS / 1000)
  await pause(FROZEN_MS)
  for (const pid of frozen) signal(pid, 'SIGCONT')
  await expectWell(torture, site, 'its database went on')
  await stop()
  const db = connect((await urlOf(dataFolder))!, { poolSize: 3 })
  try {
    await ledger.settle(db, { address: site.address })
  } finally {
    await db.$client.end({ timeout: 1 })
  }
  await site.stop()
}
