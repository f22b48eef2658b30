import { createKey } from '@/lib/access/keys'
import { Ledger } from '../harness/ledger'
import type { Part } from '../harness/part'
import { compareTotals } from './race/compare-totals'
import { contend } from './race/contend'
import { LateEvents } from './race/late-events'
import { read } from './race/readers'
import { remap, rollUp, seal } from './race/upkeep'
import { write } from './race/writers'

const WHOLE_MS = 45_000
const SMALL_MS = 2_500

export const race: Part = {
  name: 'race',
  about:
    'writers of several forms and keys, replays, conflicts, late events, rollups, remaps, sealing and readers at once',
  async run(torture) {
    const { db, url } = await torture.createDatabase()
    const keys = await Promise.all(
      ['first', 'second', 'third'].map(
        async (name) => (await createKey(db, { name, scopes: ['ingest'] })).key,
      ),
    )
    const { address } = await torture.startSite({
      databaseUrl: url,
      by: 'web',
      settings: { DRAW_SECONDS_PER_MINUTE: 'off', API_LIMIT_PER_MINUTE: 'off', API_LIMIT_PER_DAY: 'off' },
    })
    const doors = keys.map((key) => ({ address, key }))
    const ledger = new Ledger(torture, 'race')
    const late = new LateEvents(torture, doors[0]!)

    const untilMs = performance.now() + (torture.size === 'whole' ? WHOLE_MS : SMALL_MS)
    const again = async (step: (round: number) => Promise<void>) => {
      for (let round = 0; round === 0 || performance.now() < untilMs; round++) await step(round)
    }
    await Promise.all([
      ...doors.map((door, place) => again((round) => write(torture, ledger, door, place + round))),
      again(() => contend(torture, ledger, doors)),
      again(() => late.send()),
      again(() => rollUp(torture, db)),
      again(() => seal(torture, db)),
      again((round) => remap(torture, db, round)),
      again((round) => read(torture, address, round)),
    ])

    await ledger.settle(db, { isAlone: false })
    await compareTotals(torture, db, address, 'what came in time', ledger.events.values())
    await compareTotals(torture, db, address, 'what came late', late.taken.values())
  },
}
