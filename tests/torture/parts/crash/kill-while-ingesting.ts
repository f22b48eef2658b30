import { join } from 'node:path'
import { connect } from '@/db/client'
import { freePort } from '@/lib/free-port'
import { Ledger } from '../../harness/ledger'
import type { Torture } from '../../harness/part'
import { pause, signal, until } from '../../harness/processes'
import { isListening, type Site } from '../../harness/site'
import { postmasterOf, prepareHomeWith, urlOf } from './embedded-home'

const victims = ['web process', 'PostgreSQL', 'both', 'starter'] as const
const WRITERS = 3
const BATCH = 200
/** In which the port has to be free behind a starter that was killed. */
const PORT_FREE_MS = 2_000

/** Writers send without a pause while one process after the other is killed, and the site started anew. */
export async function killWhileIngesting(torture: Torture): Promise<void> {
  const { random, size } = torture
  const dataFolder = join(torture.createFolder(), 'data')
  const ledger = new Ledger(torture, 'crash')
  const first = ledger.make(1)
  const { key } = await prepareHomeWith(dataFolder, first)
  ledger.book(first)
  const port = await freePort()
  const start = () => torture.startSite({ dataFolder, port })
  let site = await start()

  let isOver = false
  const write = async () => {
    while (!isOver) await ledger.send({ address: site.address, key }, ledger.make(BATCH))
  }
  const writers = Promise.all(Array.from({ length: WRITERS }, write))
  for (const victim of size === 'whole' ? [...victims, ...victims] : [random.pick(victims)]) {
    await pause(random.integer(200, 1_200))
    await strike(torture, site, dataFolder, victim)
    torture.count('kills')
    site = await start()
  }
  isOver = true
  await writers

  const db = connect((await urlOf(dataFolder))!, { poolSize: 3 })
  try {
    await ledger.settle(db, { address: site.address })
  } finally {
    await db.$client.end({ timeout: 1 })
  }
  const code = await site.stop()
  if (code === null) torture.fault('hang', 'npm start had to be killed: it did not end on SIGTERM')
}

async function strike(torture: Torture, site: Site, dataFolder: string, victim: (typeof victims)[number]) {
  const web = site.webPid()
  if (victim === 'starter') {
    signal(site.pid, 'SIGKILL')
    const isFree = await until(async () => !(await isListening(site.port)), PORT_FREE_MS)
    if (!isFree) torture.fault('hang', `The port was in use ${PORT_FREE_MS} ms after kill -9 of npm start`)
    await until(async () => !(await isListening(site.port)), 20_000)
    return
  }
  if (victim !== 'PostgreSQL' && web) signal(web, 'SIGKILL')
  const postmaster = postmasterOf(dataFolder)
  if (victim !== 'web process' && postmaster) signal(postmaster, 'SIGKILL')
  // Where the web process is gone its starter ends by itself; where only PostgreSQL is, an operator starts anew.
  const code = await site.stop()
  if (code === null) torture.fault('hang', `npm start had to be killed after kill -9 of ${victim}`)
}
