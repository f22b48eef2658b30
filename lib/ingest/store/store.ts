import type { Rules } from '@/lib/ingest/rules/rules'
import { type Audit, countByDay, writeAudit } from '../audit'
import type { Skipped } from '../not-usage'
import type { RefusalCode } from '../refusal'
import { EventVanished } from '../retry'
import type { Connection, Delivery, SentRows } from './delivery'
import { findPresent, insertEvents, updateEvents } from './events-table'
import { type Folded, fold, groupById, needsPrice, repeat, type Told, toldOf, usageReasonsOf } from './fold'
import { keyText, readStored } from './read-stored'
import { byDayAndId, type StoredRow } from './stored-row'
import { takeFormerIds } from './take-former-ids'
import { addCounts, countEach, type Reasons, writeReasons } from './write-reasons'

/** What `settle` made of rows: those that are to be stored, and how many are not, by reason. */
export interface Settled {
  rows: readonly StoredRow[]
  skipped: Skipped
}

export interface StoreOptions {
  audit: Audit
  rules: Rules
  /** Computes the cost of rows that state none. */
  price: (rows: readonly StoredRow[]) => void
  /** A step inside the transaction that looks at the rows, and at what is stored, before they are. */
  settle?: (connection: Connection, rows: readonly StoredRow[]) => Promise<Settled>
}

export interface Stored extends Told {
  /** What became of each id, in the order of days and ids. */
  folded: readonly Folded[]
  reasons: Reasons
}

/**
 * Stores a batch in one transaction: the events, what later records add to those that are there, and a line for each
 * touched day that makes it wait for a rollup. All days must have their partition.
 */
export function storeRows(
  deliver: Delivery,
  given: readonly StoredRow[],
  options: StoreOptions,
): Promise<Stored> {
  const { audit, rules, price, settle } = options
  return deliver(async (connection, bring) => {
    const { rows, skipped } = settle ? await settle(connection, given) : { rows: given, skipped: {} }
    const sorted = [...(await takeFormerIds(connection, rows, rules))].sort(byDayAndId)
    const groups = groupById(sorted)
    const fresh = groups.map((group) => fold(null, group, rules))
    price(fresh.filter(needsPrice).map(({ after }) => after))
    const sent = await bring(fresh.map(({ after }) => after))
    const accepted = await insertEvents(connection, sent)
    const isAllNew = accepted === groups.length
    const folded = isAllNew ? fresh : await foldOntoStored({ connection, sent, fresh, groups, ...options })
    const told = toldOf(folded)
    if (told.accepted.length !== accepted) {
      throw new EventVanished(
        `${accepted} events were stored, but ${told.accepted.length} were not there before`,
      )
    }
    const reasons: Reasons = {
      solved: countEach(usageReasonsOf(folded)),
      skipped: addCounts(audit.skipped, skipped),
      refused: countEach(refusedOf(audit, told)),
    }
    await writeAudit(connection, audit, countByDay(folded))
    await writeReasons(connection, audit, reasons)
    return { ...told, folded, reasons }
  })
}

function* refusedOf({ rejected, rejectedByDay }: Audit, { conflicts }: Told): Generator<RefusalCode> {
  yield* rejected
  for (const count of rejectedByDay.values()) for (let n = 0; n < count; n++) yield 'day_sealed'
  for (const _ of conflicts) yield 'conflict'
}

interface Present extends StoreOptions {
  connection: Connection
  sent: SentRows
  fresh: readonly Folded[]
  groups: readonly StoredRow[][]
}

/**
 * Folds the records onto the events that were there, and writes what they add. These are locked before any is written,
 * all in one order: whoever stores the same ids meanwhile waits here, and finds what was written.
 */
async function foldOntoStored({ connection, sent, fresh, groups, rules, price }: Present): Promise<Folded[]> {
  const present = await findPresent(
    connection,
    sent,
    fresh.map(({ after }) => after),
  )
  const isRepeat = (place: number) =>
    groups[place]!.length === 1 && present.get(keyText(fresh[place]!.after.event)) === true
  const keys = fresh.map(({ after }) => after.event)
  const stored = await readStored(
    connection,
    keys.filter((key, place) => present.has(keyText(key)) && !isRepeat(place)),
    { lock: true },
  )
  const folded = fresh.map((one, place) => {
    if (isRepeat(place)) return repeat(one.after)
    const before = stored.get(keyText(one.after.event))
    return before ? fold(before, groups[place]!, rules) : one
  })
  const changed = folded.filter(({ before, after }) => before !== null && before !== after)
  price(changed.filter(needsPrice).map(({ after }) => after))
  await updateEvents(
    connection,
    changed.map(({ after }) => after),
  )
  return folded
}
