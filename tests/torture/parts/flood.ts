import { createKey } from '@/lib/access/keys'
import { Ledger } from '../harness/ledger'
import type { Part, Torture } from '../harness/part'
import { APPS, addressOf } from './flood/addresses'
import { type Footprint, measure } from './flood/footprint'

const CLIENTS = 4
const WHOLE_MS = 75_000
const SMALL_ADDRESSES = 240
const ADDRESSES_A_LOOK = 200
const MEGABYTE = 1024 * 1024
/** What the web process may hold, whoever asks for what. */
const MEMORY_BOUND_BYTES = 600 * MEGABYTE
/** Less than this no web process holds: what was measured is another one. */
const LEAST_BYTES = 60 * MEGABYTE
/** Connections of readers and of the database come and go. */
const MORE_HANDLES = 60

export const flood: Part = {
  name: 'flood',
  about:
    'distinct addresses of every kind, many of nothing: memory, disk and file handles of the web process',
  async run(torture) {
    const { db, url } = await torture.createDatabase()
    const { key } = await createKey(db, { name: 'torture', scopes: ['ingest'] })
    // Not limited: what bounds one client must not hide what the process would hold.
    const site = await torture.startSite({
      databaseUrl: url,
      settings: { DRAW_SECONDS_PER_MINUTE: 'off', API_LIMIT_PER_MINUTE: 'off', API_LIMIT_PER_DAY: 'off' },
    })
    const ledger = new Ledger(torture, 'flood')
    const events = ledger.make(APPS).map((event, place) => ({
      ...event,
      app: { url: `https://flood-${place}.example`, title: `Flood ${place}` },
    }))
    await ledger.send({ address: site.address, key }, events)
    await ledger.settle(db, { address: site.address })

    const pid = site.webPid()!
    const before = measure(pid)
    const most = await ask(torture, site.address, () => measure(pid).memoryBytes)
    compare(torture, before, measure(pid), most)
  },
}

/** Asks for one address after the other, each a single time; answers the most memory that was seen meanwhile. */
async function ask(torture: Torture, site: string, memory: () => number): Promise<number> {
  const { seed, size, addresses } = torture
  const most = addresses ?? (size === 'small' ? SMALL_ADDRESSES : Number.POSITIVE_INFINITY)
  const untilMs = addresses === undefined ? performance.now() + WHOLE_MS : Number.POSITIVE_INFINITY
  let [place, largest] = [0, memory()]
  const client = async () => {
    while (place < most && performance.now() < untilMs) {
      if (place % ADDRESSES_A_LOOK === 0) largest = Math.max(largest, memory())
      await torture.ask(site + addressOf(seed, place++))
      torture.count('addresses')
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  return Math.max(largest, memory())
}

function compare(torture: Torture, before: Footprint, after: Footprint, mostBytes: number): void {
  torture.count('MB of memory at most', Math.ceil(mostBytes / MEGABYTE))
  if (mostBytes < LEAST_BYTES) torture.fault('other', 'What was measured is not the web process')
  if (mostBytes > MEMORY_BOUND_BYTES) {
    torture.fault('growth', `The web process came to hold ${Math.ceil(mostBytes / MEGABYTE)} MB`)
  }
  if (after.files !== before.files || after.fileBytes !== before.fileBytes) {
    torture.fault('growth', `.next has ${after.files} files (${after.fileBytes} bytes), had ${before.files}`)
  }
  if (before.handles !== undefined && after.handles! > before.handles + MORE_HANDLES) {
    torture.fault('growth', `The web process has ${after.handles} files open, had ${before.handles}`)
  }
}
