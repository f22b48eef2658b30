import type { Db } from '@/db/client'
import { catalogOf } from './catalog'
import { deliverAsArrays } from './delivery'
import { byDayAndId, byIndex, conflict, type Outcome, rejectionOf, sealed } from './outcome'
import { type PrepareOptions, prepare } from './prepare'
import { comparePresent } from './store'
import { eventColumns, type StoredRow } from './stored-row'

const identifying = eventColumns.filter((column) => column.identifies)

/** What `accept` would answer, with nothing written: each item against the database and those before it in `items`. */
export async function preview(db: Db, items: readonly unknown[], options: PrepareOptions): Promise<Outcome> {
  const prepared = prepare(items, options)
  const rows = (await catalogOf(db).resolve(prepared.events, { create: false })).sort(byDayAndId)
  const sealedDays = await readSealedDays(db)
  const late = rows.filter(({ event }) => sealedDays.has(event.day))
  const open = rows.filter(({ event }) => !sealedDays.has(event.day))
  const present = await deliverAsArrays(db.$client)(open, (connection, sent) =>
    comparePresent(connection, sent, open),
  )
  const isSame = new Map(present.map((row) => [Number(row.index), row.same]))
  const { fresh, repeats, contradictions } = compareAmong(open.filter((row) => !isSame.has(row.index)))
  const conflicts = [...open.filter((row) => isSame.get(row.index) === false), ...contradictions]
  return {
    accepted: fresh.length,
    duplicates: present.filter((row) => row.same).length + repeats.length,
    adjusted: fresh.filter(({ event }) => event.adjusted).length,
    rejected: [
      ...prepared.rejected,
      ...late.map((row) => rejectionOf(row, sealed)),
      ...conflicts.map((row) => rejectionOf(row, conflict)),
    ].sort(byIndex),
    skipped: prepared.skipped,
  }
}

async function readSealedDays(db: Db): Promise<Set<string>> {
  const rows = await db.$client<{ day: string }[]>`select day from rollup_days where state = 'sealed'`
  return new Set(rows.map((row) => row.day))
}

interface Among {
  fresh: StoredRow[]
  repeats: StoredRow[]
  contradictions: StoredRow[]
}

/** Takes sorted rows apart: the first with its id, those that repeat it, and those that say something else. */
function compareAmong(rows: readonly StoredRow[]): Among {
  const among: Among = { fresh: [], repeats: [], contradictions: [] }
  for (const row of rows) {
    const first = among.fresh.at(-1)
    if (!first || byDayAndId(first, row) !== 0) among.fresh.push(row)
    else if (
      identifying.every(
        ({ value, asSent }) => (asSent?.value ?? value)(first) === (asSent?.value ?? value)(row),
      )
    )
      among.repeats.push(row)
    else among.contradictions.push(row)
  }
  return among
}
