import type { Rules } from '@/lib/rules/rules'
import { type Audit, countByDay, writeAudit } from './audit'
import { arraysOf, type Connection, type Delivery, type SentRows } from './delivery'
import { type Folded, fold, groupById, needsPrice, type Told, toldOf, usageReasonsOf } from './fold'
import type { Skipped } from './not-usage'
import { keyText, readStored } from './read-stored'
import type { RefusalCode } from './refusal'
import { byDayAndId, eventColumns, type StoredRow } from './stored-row'
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
    const accepted = await insertEvents(connection, await bring(fresh.map(({ after }) => after)))
    const folded =
      accepted === groups.length ? fresh : await foldOntoStored(connection, fresh, groups, options)
    const told = toldOf(folded)
    if (told.accepted.length !== accepted) {
      throw new Error(`${accepted} events were stored, but ${told.accepted.length} were not there before`)
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

const names = eventColumns.map((column) => column.name).join(', ')

async function insertEvents(connection: Connection, sent: SentRows): Promise<number> {
  const [row] = await connection.unsafe<{ accepted: number }[]>(
    `with stored as (
      insert into events (${names}) select ${names} from ${sent.from} on conflict do nothing returning 1
    )
    select count(*)::int as accepted from stored`,
    sent.parameters,
    { prepare: true },
  )
  return row!.accepted
}

/**
 * Folds the records onto the events that were there, and writes what they add. These are locked before any is written,
 * all in one order: whoever stores the same ids meanwhile waits here, and finds what was written.
 */
async function foldOntoStored(
  connection: Connection,
  fresh: readonly Folded[],
  groups: readonly StoredRow[][],
  { rules, price }: StoreOptions,
): Promise<Folded[]> {
  const keys = fresh.map(({ after }) => after.event)
  const present = await readStored(connection, keys, { lock: true })
  const folded = fresh.map((one, place) => {
    const before = present.get(keyText(one.after.event))
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

const fillable = eventColumns.filter(({ name }) => !['day', 'id', 'created_at'].includes(name))
const assignments = fillable.map(({ name }) => `${name} = sent.${name}`).join(', ')

async function updateEvents(connection: Connection, rows: readonly StoredRow[]): Promise<void> {
  if (rows.length === 0) return
  const days = [...new Set(rows.map(({ event }) => `'${event.day}'`))].join(', ')
  const { from, parameters } = arraysOf(rows)
  await connection.unsafe(
    `update events set ${assignments} from ${from}
    where events.day = sent.day and events.id = sent.id and events.day in (${days})`,
    parameters,
  )
}
