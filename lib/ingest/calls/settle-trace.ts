import type { SkipReason } from '../not-usage'
import type { SpanLink } from '../otlp/call-span'
import type { EventKey } from '../store/read-stored'
import type { StoredRow } from '../store/stored-row'
import { type Beaten, doAgree, matchCalls, type Told } from './match-calls'

/** A span that was told of before. */
export interface KnownSpan extends Told {
  receivedAtMs: number
  /** The event that it counts as; null where another span counts in its place. */
  event: EventKey | null
}

/** A span that comes now. Without a row it does not count, by what its own request tells. */
export interface ComingSpan extends Told {
  row: StoredRow | null
}

/** A row that does not count, and may say what the event of its call leaves open. */
export interface ToldTwice {
  row: StoredRow
  isSame: boolean
  reason: SkipReason
}

/** What is to be done so that a call counts once. */
export interface CallChange {
  /** The event that counts from now on. */
  to: EventKey
  /** What is to be stored as that event; null where it is stored already. */
  row: StoredRow | null
  /** Stored events that go, because this one counts in their place. */
  removed: { event: EventKey; isSame: boolean }[]
  told: ToldTwice[]
}

export interface SettledTrace {
  changes: CallChange[]
  /** Rows that count as nothing, as their calls do already. */
  passedOver: ToldTwice[]
  /** All spans that are known from now on. */
  spans: KnownSpan[]
}

/** What is known of a trace, and what comes. */
export interface TraceNews {
  known: readonly KnownSpan[]
  coming: readonly ComingSpan[]
  links: readonly SpanLink[]
  receivedAtMs: number
}

/**
 * What becomes of the spans of one trace: as if all of them had come together. Only what is certain: a stored event
 * that bears an answer's id is that answer, and goes for no span that tells of other counts.
 */
export function settleTrace({ known, coming, links, receivedAtMs }: TraceNews): SettledTrace {
  const knownById = new Map(known.map((span) => [span.spanId, span]))
  const fresh = new Map<string, ComingSpan>()
  const again: ComingSpan[] = []
  for (const span of coming) {
    if (knownById.has(span.spanId) || fresh.has(span.spanId)) again.push(span)
    else fresh.set(span.spanId, span)
  }
  const all = new Map<string, Told>([...knownById, ...fresh])
  const beaten = matchCalls([...all.values()], links)
  for (const [spanId, { isSame }] of beaten) {
    const span = knownById.get(spanId)
    if (span?.event && span.answerId && !isSame) beaten.delete(spanId)
  }
  const changes = new Map<string, CallChange>()
  for (const [spanId, { row }] of fresh) {
    if (row && !beaten.has(spanId)) changes.set(spanId, { to: keyOf(row), row, removed: [], told: [] })
  }
  for (const [spanId, { event }] of knownById) {
    if (event && !beaten.has(spanId)) changes.set(spanId, { to: event, row: null, removed: [], told: [] })
  }
  const passedOver: ToldTwice[] = []
  for (const [spanId, { reason }] of beaten) {
    const lost = fresh.get(spanId) ?? knownById.get(spanId)!
    const lastId = finalOf(spanId, beaten)
    const last = all.get(lastId)!
    const isSame = doAgree(lost, last)
    const change = changes.get(lastId)
    if (change) tellOf(change, lost, { reason, isSame, isAnswered: last.answerId !== undefined })
    else if ('row' in lost && lost.row) passedOver.push({ row: lost.row, isSame, reason })
    else if ('event' in lost && lost.event) beaten.delete(spanId)
  }
  const spans = [...all.keys()].map((spanId) => {
    const span = fresh.get(spanId) ?? knownById.get(spanId)!
    const ofNone = beaten.has(spanId)
    const stays = 'event' in span ? span.event : null
    return remembered(span, receivedAtMs, ofNone ? null : (changes.get(spanId)?.to ?? stays))
  })
  passedOver.push(...sentAgain(again, spans, changes))
  return { changes: [...changes.values()].filter(isAny), passedOver, spans }
}

interface Loss {
  reason: SkipReason
  isSame: boolean
  /** Whether the span that counts bears the id of an answer. */
  isAnswered: boolean
}

/** Lets the event of a call take over a span that tells of the same one, or that sums it up. */
function tellOf(
  change: CallChange,
  lost: KnownSpan | ComingSpan,
  { reason, isSame, isAnswered }: Loss,
): void {
  const isAnswer = isSame && lost.answerId !== undefined && !isAnswered && change.to.id !== lost.answerId
  if ('event' in lost) {
    if (!lost.event) return
    if (!isAnswer) change.removed.push({ event: lost.event, isSame })
    else {
      if (change.row) change.told.push({ row: change.row, isSame: true, reason })
      else change.removed.push({ event: change.to, isSame: true })
      change.row = null
      change.to = lost.event
    }
    return
  }
  const { row, answerId } = lost
  if (!row) return
  if (!isAnswer) change.told.push({ row, isSame, reason })
  else if (change.row) {
    change.to = { day: change.to.day, id: answerId! }
    change.told.push({ row, isSame, reason })
  } else {
    // The call that is stored under its span's id takes the answer's, and with it the record that names it.
    change.removed.push({ event: change.to, isSame: true })
    change.to = keyOf(row)
    change.row = row
  }
}

/** Records that were sent before: they are told of what came of them. */
function sentAgain(
  again: readonly ComingSpan[],
  spans: readonly KnownSpan[],
  changes: Map<string, CallChange>,
): ToldTwice[] {
  const passedOver: ToldTwice[] = []
  const events = new Map(spans.map(({ spanId, event }) => [spanId, event]))
  for (const [place, { spanId, row }] of again.entries()) {
    if (!row) continue
    const event = events.get(spanId)
    if (event) changes.set(`${spanId} again ${place}`, { to: event, row, removed: [], told: [] })
    else passedOver.push({ row, isSame: true, reason: 'told_twice' })
  }
  return passedOver
}

function finalOf(spanId: string, beaten: ReadonlyMap<string, Beaten>): string {
  let last = spanId
  for (let by = beaten.get(last)?.by; by !== undefined; by = beaten.get(last)?.by) last = by
  return last
}

function isAny({ row, removed, told }: CallChange): boolean {
  return row !== null || removed.length > 0 || told.length > 0
}

export function keyOf({ event }: StoredRow): EventKey {
  return { day: event.day, id: event.id }
}

function remembered(span: KnownSpan | ComingSpan, receivedAtMs: number, event: EventKey | null): KnownSpan {
  const { spanId, startNano, endNano, answerId, instrumentation, promptTokens, completionTokens, model } =
    span
  const told = {
    spanId,
    startNano,
    endNano,
    answerId,
    instrumentation,
    promptTokens,
    completionTokens,
    model,
  }
  return { ...told, receivedAtMs: 'receivedAtMs' in span ? span.receivedAtMs : receivedAtMs, event }
}
