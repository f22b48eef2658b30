import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { connect } from '@/db/client'
import { Ledger } from '../../harness/ledger'
import type { Torture } from '../../harness/part'
import { pause, until } from '../../harness/processes'
import { prepareHomeWith, urlOf } from '../crash/embedded-home'
import { expectWell } from './visitors'

const SIZE = '160m'
/** What is left for the database: too little for what is sent, enough to say so. */
const LEFT_BYTES = 2 * 1024 * 1024

/** A file system of its own is filled up under the database, then has room again. Mounting one takes root. */
export async function fillDisk(torture: Torture): Promise<void> {
  const folder = torture.createFolder()
  const disk = join(folder, 'disk')
  mkdirSync(disk)
  if (!mount(disk)) {
    torture.count('disks not filled, for want of the right to mount one')
    return
  }
  try {
    await onDisk(torture, disk)
  } finally {
    await until(() => unmount(disk), 10_000)
  }
}

async function onDisk(torture: Torture, disk: string): Promise<void> {
  chmodSync(disk, 0o755)
  const dataFolder = join(disk, 'data')
  const ledger = new Ledger(torture, 'full')
  const first = ledger.make(1)
  const { key } = await prepareHomeWith(dataFolder, first)
  ledger.book(first)
  const site = await torture.startSite({ dataFolder })
  const filler = join(disk, 'filler')
  const { bavail, bsize } = statfsSync(disk)
  writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - LEFT_BYTES)))
  torture.count('disks filled')
  let isTold = false
  const batches = Array.from({ length: 40 }, () => ledger.make(500))
  for (const batch of batches) {
    const { status, body } = await torture.ask(`${site.address}/api/v1/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(batch),
    })
    if (status === 503 && body.includes('database_full')) isTold = true
    if (status === 503 && isTold) break
    if (status === 503) await pause(500)
  }
  if (!isTold) torture.fault('other', 'A full disk was not told as one')
  const ready = await torture.ask(`${site.address}/api/ready`)
  if (ready.status !== 503)
    torture.fault('other', `/api/ready answers ${ready.status} where the disk is full`)
  rmSync(filler)
  for (const batch of batches.slice(0, 20)) await ledger.send({ address: site.address, key }, batch)
  await expectWell(torture, site, 'its disk had room again')
  const db = connect((await urlOf(dataFolder))!, { poolSize: 3 })
  try {
    // What was stored of the batches that were not all booked is sent again, so that each is known.
    for (const batch of batches.slice(20)) await ledger.send({ address: site.address, key }, batch)
    await ledger.settle(db, { address: site.address })
  } finally {
    await db.$client.end({ timeout: 1 })
  }
  await site.stop()
}

function mount(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', folder], { stdio: 'ignore' })
    return true
  } catch (cause) {
    if (cause instanceof Error) return false // only root may
    throw cause
  }
}

function unmount(folder: string): boolean {
  try {
    execFileSync('umount', [folder], { stdio: 'ignore' })
    return true
  } catch (cause) {
    if (cause instanceof Error) return false // something still uses it
    throw cause
  }
}
