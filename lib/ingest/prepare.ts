import { currentRules } from '@/lib/ingest/rules/current'
import { mapsAnything, type Rules } from '@/lib/ingest/rules/rules'
import type { Adapter } from './adapters/adapter'
import { type AdapterName, adapters } from './adapters/table'
import { facts } from './event/adapter-facts'
import type { WireApp } from './event/attribution'
import { explainEvent } from './event/explain-event'
import type { IncomingEvent } from './event/incoming-event'
import { readEvent } from './event/read-event'
import type { WireEvent } from './event/wire-event'
import { NotUsage, type Skipped } from './not-usage'
import { type Refusal, type Rejection, UnreadableItem } from './refusal'
import { applyRules, nameByRules } from './rules/apply-rules'

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
  skipped: Skipped
}

export interface PrepareOptions {
  adapter?: AdapterName
  now: Date
  /** The place of the first item, where the items are one stretch of a longer input. */
  firstIndex?: number
  /** The app of the events that name none. */
  app?: WireApp
  /** The operator's rules; those of the process where nothing else is said. */
  rules?: Rules
}

/** Reads and checks every item by itself: a bad one is set aside with its reason and costs the others nothing. */
export function prepare(items: readonly unknown[], options: PrepareOptions): Prepared {
  const { adapter: name = 'tokenboard', now, firstIndex = 0, app, rules = currentRules() } = options
  const isMapped = mapsAnything(rules)
  const adapter: Adapter = adapters[name]
  const latestMs = now.getTime() + MAX_AHEAD_MS
  const prepared: Prepared = { events: [], rejected: [], skipped: {} }
  const settled = adapter.settle?.(items) ?? items
  for (const [place, item] of settled.entries()) {
    const index = firstIndex + place
    const isSettled = item instanceof UnreadableItem || item instanceof NotUsage
    const translated = isSettled ? item : withApp(adapter.toWireEvent(item), app)
    const wire = isMapped ? withName(translated, rules) : translated
    if (wire instanceof NotUsage) {
      prepared.skipped[wire.reason] = (prepared.skipped[wire.reason] ?? 0) + 1
      continue
    }
    const event = readEvent(wire)
    if (event && event.createdAtMs <= latestMs) {
      prepared.events.push({ index, event: isMapped ? applyRules(rules, event) : event })
    } else prepared.rejected.push({ index, id: idOf(wire), ...reasonAgainst(wire, event) })
  }
  return prepared
}

/** A name that is no permaslug is refused, unless there is a rule for it. */
function withName(wire: unknown, rules: Rules): unknown {
  const { model } = (wire ?? {}) as { model?: unknown }
  const name = nameByRules(rules, model)
  return name === model ? wire : { ...(wire as object), model: name }
}

function withApp(wire: unknown, app: WireApp | undefined): unknown {
  if (!app || typeof wire !== 'object' || wire === null || Array.isArray(wire)) return wire
  if (wire instanceof NotUsage || wire instanceof UnreadableItem) return wire
  return (wire as WireEvent).app == null ? { ...wire, app } : wire
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
  const { id, [facts]: known } = (wire ?? {}) as WireEvent
  const said = known?.formerId ?? id
  return typeof said === 'string' ? said.slice(0, 200) : null
}
