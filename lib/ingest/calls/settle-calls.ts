import type { Rules } from '@/lib/ingest/rules/rules'
import type { Skipped, SkipReason } from '../not-usage'
import type { SpanLink } from '../otlp/call-span'
import type { Connection } from '../store/delivery'
import { type EventKey, keyText, readStored } from '../store/read-stored'
import type { Settled } from '../store/store'
import type { StoredRow } from '../store/stored-row'
import { type Alias, readAliases, writeAliases } from './event-aliases'
import { filledBy, inWordsOf } from './fill-row'
import { forget, remember, rewrite } from './recent-calls'
import type { RecentTrace } from './remembered-text'
import { removeEvents } from './remove-events'
import { type CallChange, type ComingSpan, keyOf, settleTrace, type TraceNews } from './settle-trace'

export interface SettleOptions {
  now: Date
  rules: Rules
  /** As in `ingest_batches`. */
  source: string
}

/**
 * The step of the storing transaction that lets a call count once that spans of several requests tell: those of one
 * trace, within ten minutes of receipt. Only rows that tell of a span pay for it: one statement that remembers them and
 * one that looks for replays; where a trace is known, one to four more.
 */
export async function settleCalls(
  connection: Connection,
  rows: readonly StoredRow[],
  options: SettleOptions,
): Promise<Settled> {
  const traced = rows.filter(({ event }) => event.call !== null)
  if (traced.length === 0) return { rows, skipped: {} }
  const { now } = options
  const fresh = [...comingByTrace(traced)].map(([traceId, news]) => ({ traceId, ...news })).sort(byTraceId)
  const known = await remember(
    connection,
    fresh.map((trace) => firstOf(trace, now)),
    now,
  )
  const replayed = await readAliases(connection, traced.map(keyOf).filter(isOfSpan))
  const outcome = new Outcome(rows.filter(({ event }) => event.call === null))
  const changes: CallChange[] = []
  const rewritten: RecentTrace[] = []
  for (const { traceId, coming, links } of fresh) {
    const isReplay = ({ row }: ComingSpan) => row !== null && replayed.has(keyText(keyOf(row)))
    const before = known.get(traceId)
    if (!before && !coming.some(isReplay)) {
      for (const { row } of coming) if (row) outcome.rows.push(row)
      continue
    }
    const news: TraceNews = {
      known: before?.spans ?? [],
      coming: coming.filter((span) => !isReplay(span)),
      links: mergeLinks(before?.links ?? [], links),
      receivedAtMs: now.getTime(),
    }
    for (const _ of coming.filter(isReplay)) outcome.skip('told_twice')
    const settled = settleTrace(news)
    changes.push(...settled.changes)
    for (const { reason } of settled.passedOver) outcome.skip(reason)
    rewritten.push({ traceId, spans: settled.spans, links: news.links })
  }
  await makeChanges(connection, changes, outcome, options)
  await rewrite(connection, rewritten)
  await forget(connection, fresh.length, now)
  return outcome
}

/** What is handed on to be stored, and how many rows are not. */
class Outcome implements Settled {
  readonly skipped: Skipped = {}

  constructor(readonly rows: StoredRow[]) {}

  skip(reason: SkipReason): void {
    this.skipped[reason] = (this.skipped[reason] ?? 0) + 1
  }
}

async function makeChanges(
  connection: Connection,
  changes: readonly CallChange[],
  outcome: Outcome,
  { rules, source }: SettleOptions,
): Promise<void> {
  const gone = await removeEvents(
    connection,
    changes.flatMap(({ removed }) => removed.map(({ event }) => event)),
    source,
  )
  // Not locked: what is added to them is folded onto what is there when they are, in their turn.
  const stored = await readStored(
    connection,
    changes.filter(({ row, told }) => !row && told.some(({ isSame }) => isSame)).map(({ to }) => to),
  )
  const aliases: Alias[] = []
  for (const { to, row, removed, told } of changes) {
    for (const from of [...removed.map(({ event }) => event), ...told.map(({ row }) => keyOf(row))]) {
      aliases.push({ from, to })
    }
    const same = told.filter(({ isSame }) => isSame).map(({ row }) => row)
    if (row) {
      aliases.push({ from: keyOf(row), to })
      for (const { reason } of told) outcome.skip(reason)
      const before = removed
        .filter(({ isSame }) => isSame)
        .flatMap(({ event }) => gone.get(keyText(event)) ?? [])
      const named = { ...row, event: { ...row.event, ...to } }
      outcome.rows.push([...same, ...before].reduce((filled, other) => filledBy(filled, other, rules), named))
      continue
    }
    let event = stored.get(keyText(to))
    for (const { row: other, isSame, reason } of told) {
      const filled = event && isSame ? filledBy(event, other, rules) : event
      if (!event || !filled || filled === event) outcome.skip(reason)
      else outcome.rows.push(inWordsOf(event, other))
      event = filled
    }
  }
  await writeAliases(
    connection,
    aliases.filter(({ from }) => isOfSpan(from)),
  )
}

/** Whether an id is a span's: an answer's may come again by itself, and counts. */
function isOfSpan({ id }: EventKey): boolean {
  return /^[0-9a-f]{32}-[0-9a-f]{16}$/.test(id)
}

type Coming = Pick<TraceNews, 'coming' | 'links'>

function comingByTrace(
  rows: readonly StoredRow[],
): Map<string, { coming: ComingSpan[]; links: readonly SpanLink[] }> {
  const traces = new Map<string, { coming: ComingSpan[]; links: readonly SpanLink[] }>()
  for (const row of rows) {
    const call = row.event.call!
    const trace = traces.get(call.traceId) ?? { coming: [], links: call.links }
    traces.set(call.traceId, trace)
    trace.coming.push({ ...call, row })
    for (const told of call.repeatedBy) trace.coming.push({ ...told, row: null })
  }
  return traces
}

/** The order in which everybody locks traces. */
function byTraceId(one: { traceId: string }, other: { traceId: string }): number {
  return one.traceId < other.traceId ? -1 : 1
}

/** What is remembered of a trace of which nothing was. */
function firstOf({ traceId, coming, links }: Coming & { traceId: string }, now: Date): RecentTrace {
  const receivedAtMs = now.getTime()
  return {
    traceId,
    spans: coming.map((span) => ({ ...span, receivedAtMs, event: span.row && keyOf(span.row) })),
    links,
  }
}

function mergeLinks(known: readonly SpanLink[], coming: readonly SpanLink[]): SpanLink[] {
  return [...new Map([...known, ...coming])]
}
