import type { Rules } from '@/lib/ingest/rules/rules'
import type { UsageReason } from '../usage/reasons'
import { combine } from './combine'
import { byDayAndId, type StoredRow } from './stored-row'

/** What became of rows, one list each: every row is in exactly one. */
export interface Told {
  accepted: StoredRow[]
  duplicates: StoredRow[]
  completed: StoredRow[]
  conflicts: StoredRow[]
}

/** The records of one id, as if they had come one by one. */
export interface Folded {
  /** What was there before them; null where nothing was. */
  before: StoredRow | null
  /** What is there after them. */
  after: StoredRow
  told: Told
}

/** The records of each id, in their order. */
export function groupById(rows: readonly StoredRow[]): StoredRow[][] {
  const groups: StoredRow[][] = []
  for (const row of rows) {
    const group = groups.at(-1)
    if (group && byDayAndId(group[0]!, row) === 0) group.push(row)
    else groups.push([row])
  }
  return groups
}

/** Takes the records of one id in, one after the other, onto what is stored of it. */
export function fold(before: StoredRow | null, rows: readonly StoredRow[], rules: Rules): Folded {
  const told = noRows()
  let after = before
  for (const row of rows) {
    const combined: StoredRow | undefined = after ? combine(after, row, rules) : row
    if (!after) told.accepted.push(row)
    else if (!combined) told.conflicts.push(row)
    else if (combined === after) told.duplicates.push(row)
    else told.completed.push(row)
    after = combined ?? after
  }
  return { before, after: after!, told }
}

/** A record that says the very same as what is there. */
export function repeat(row: StoredRow): Folded {
  return { before: row, after: row, told: { ...noRows(), duplicates: [row] } }
}

export function noRows(): Told {
  return { accepted: [], duplicates: [], completed: [], conflicts: [] }
}

/** Whether a cost that nobody stated is to be computed anew. */
export function needsPrice({ before, after, told }: Folded): boolean {
  const first = before ?? told.accepted[0]!
  if (after === first || after.event.costNanoUsd !== null) return false
  const [one, other] = [first.event, after.event]
  return (
    first.modelId !== after.modelId ||
    one.promptTokens !== other.promptTokens ||
    one.completionTokens !== other.completionTokens ||
    one.cachedTokens !== other.cachedTokens ||
    one.reasoningTokens !== other.reasoningTokens ||
    one.cacheWriteTokens !== other.cacheWriteTokens ||
    one.serviceTierId !== other.serviceTierId ||
    one.costNanoUsd !== null
  )
}

/** Whether the batch brought an event with a part that was cut down, or counts that contradict themselves. */
export function becameAdjusted({ before, after }: Pick<Folded, 'before' | 'after'>): boolean {
  return after.event.adjusted && before?.event.adjusted !== true
}

/** Why the counts of events that came in, or became others, are not simply those of their source's documents. */
export function usageReasonsOf(folded: readonly Folded[]): UsageReason[] {
  return folded.flatMap(({ before, after }) => {
    const { usageReason } = after.event
    return usageReason === null || usageReason === before?.event.usageReason ? [] : [usageReason]
  })
}

/** All rows of many ids. */
export function toldOf(folded: readonly Folded[]): Told {
  const all = noRows()
  for (const { told } of folded) {
    for (const row of told.accepted) all.accepted.push(row)
    for (const row of told.duplicates) all.duplicates.push(row)
    for (const row of told.completed) all.completed.push(row)
    for (const row of told.conflicts) all.conflicts.push(row)
  }
  return all
}
