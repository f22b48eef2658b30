import type { Db } from '@/db/client'
import { currentRules } from '@/lib/ingest/rules/current'
import { catalogOf } from './catalog'
import { type Outcome, outcomeOf } from './outcome'
import { type PrepareOptions, prepare } from './prepare'
import { fold, groupById, toldOf, usageReasonsOf } from './store/fold'
import { keyText, readStored } from './store/read-stored'
import { byDayAndId } from './store/stored-row'
import { takeFormerIds } from './store/take-former-ids'
import { countEach } from './store/write-reasons'

/** What `accept` would answer, with nothing written: each item against the database and those before it in `items`. */
export async function preview(db: Db, items: readonly unknown[], options: PrepareOptions): Promise<Outcome> {
  const { rules = currentRules() } = options
  const prepared = prepare(items, options)
  const rows = await catalogOf(db).resolve(prepared.events, { create: false })
  const sealedDays = await readSealedDays(db)
  const late = rows.filter(({ event }) => sealedDays.has(event.day))
  const open = rows.filter(({ event }) => !sealedDays.has(event.day))
  const named = [...(await takeFormerIds(db.$client, open, rules))].sort(byDayAndId)
  const groups = groupById(named)
  const stored = await readStored(
    db.$client,
    groups.map(([first]) => first!.event),
  )
  const folded = groups.map((group) => fold(stored.get(keyText(group[0]!.event)) ?? null, group, rules))
  const reasons = { solved: countEach(usageReasonsOf(folded)), skipped: prepared.skipped }
  return outcomeOf(prepared.rejected, late, { ...toldOf(folded), folded, reasons })
}

async function readSealedDays(db: Db): Promise<Set<string>> {
  const rows = await db.$client<{ day: string }[]>`select day from rollup_days where state = 'sealed'`
  return new Set(rows.map((row) => row.day))
}
