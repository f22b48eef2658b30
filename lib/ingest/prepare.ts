import { type AdapterName, adapters } from './adapters/table'
import { explainEvent } from './explain-event'
import type { IncomingEvent } from './incoming-event'
import { readEvent } from './read-event'
import { type Refusal, type Rejection, UnreadableItem } from './refusal'

/** A clock that runs ahead by this much is believed, by more is not. */
const MAX_AHEAD_MS = 24 * 60 * 60 * 1000

/** An event that passed the checks, with its place among those that were sent. */
export interface PreparedEvent {
  index: number
  event: IncomingEvent
}

export interface Prepared {
  events: PreparedEvent[]
  rejected: Rejection[]
}

export interface PrepareOptions {
  adapter?: AdapterName
  now: Date
  /** The place of the first item, where the items are one stretch of a longer input. */
  firstIndex?: number
}

/** Reads and checks every item by itself: a bad one is set aside with its reason and costs the others nothing. */
export function prepare(items: readonly unknown[], options: PrepareOptions): Prepared {
  const { adapter = 'tokenboard', now, firstIndex = 0 } = options
  const { toWireEvent } = adapters[adapter]
  const latestMs = now.getTime() + MAX_AHEAD_MS
  const prepared: Prepared = { events: [], rejected: [] }
  for (const [place, item] of items.entries()) {
    const index = firstIndex + place
    const wire = item instanceof UnreadableItem ? item : toWireEvent(item)
    const event = readEvent(wire)
    if (event && event.createdAtMs <= latestMs) prepared.events.push({ index, event })
    else prepared.rejected.push({ index, id: idOf(wire), ...reasonAgainst(wire, event) })
  }
  return prepared
}

function reasonAgainst(wire: unknown, event: IncomingEvent | undefined): Refusal {
  if (wire instanceof UnreadableItem) return wire.refusal
  if (!event) return explainEvent(wire)
  return {
    code: 'created_at_in_future',
    message: "created_at must not be more than 24 hours ahead of the server's clock.",
  }
}

/** The id as far as the sender can recognise it. */
function idOf(wire: unknown): string | null {
  const id = (wire as { id?: unknown } | null | undefined)?.id
  return typeof id === 'string' ? id.slice(0, 200) : null
}
