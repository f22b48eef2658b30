import { doAgree, matchCalls } from '../calls/match-calls'
import { linksAround, SpanTree } from '../calls/span-tree'
import { NotUsage } from '../not-usage'
import { attribute } from './attributes'
import { callSpanOf } from './call-of'
import type { SpanLink } from './call-span'
import { ModelCall } from './model-call'
import { OtlpSpan } from './span'
import { kindOf } from './span-kind'

/** A span that names a model and counts nothing, although nothing else tells of its call: its sender is told. */
export class Uncounted extends NotUsage {
  constructor(
    override readonly reason: 'no_usage' | 'failed',
    readonly span: OtlpSpan,
  ) {
    super(reason)
  }
}

/**
 * The spans with those that are calls read, and those that are no usage replaced: by what they say of themselves, and
 * by the others of their trace, as far as one request holds them. What comes in other requests is for `settleCalls`.
 */
export function settleSpans(items: readonly unknown[]): readonly unknown[] {
  const judged = items.map((item) => (item instanceof OtlpSpan ? judge(item) : item))
  for (const trace of tracesOf(items, judged)) settleTrace(trace, judged)
  return judged
}

function judge(span: OtlpSpan): ModelCall | NotUsage {
  const kind = kindOf(span)
  if (kind === 'other') return new NotUsage('not_a_model_call')
  const namesModel = span.first(attribute.responseModel) ?? span.first(attribute.requestModel)
  // Without a kind and without a model it is some other span, or the sums of a framework.
  if (kind === 'unknown' && namesModel === undefined) return new NotUsage('not_a_model_call')
  const call = new ModelCall(span, kind)
  if (call.usage.isUsed || (call.usage.isStated && !span.hasFailed)) return call
  const reason = span.hasFailed ? 'failed' : 'no_usage'
  return namesModel === undefined ? new NotUsage(reason) : new Uncounted(reason, span)
}

interface Trace {
  parents: Map<string, string>
  /** The places of the calls, and of spans that might have been some, by span. */
  places: Map<string, number>
}

/** The traces that hold calls. */
function tracesOf(items: readonly unknown[], judged: readonly unknown[]): Trace[] {
  const traces = new Map<string, Trace>()
  for (const item of judged) {
    if (!(item instanceof ModelCall)) continue
    const { traceId } = item.span
    if (traceId && !traces.has(traceId)) traces.set(traceId, { parents: new Map(), places: new Map() })
  }
  for (const [place, item] of items.entries()) {
    if (!(item instanceof OtlpSpan) || !item.spanId) continue
    const trace = traces.get(item.traceId ?? '')
    if (!trace) continue
    if (item.parentSpanId) trace.parents.set(item.spanId, item.parentSpanId)
    const told = judged[place]
    if (told instanceof ModelCall || told instanceof Uncounted) trace.places.set(item.spanId, place)
  }
  return [...traces.values()]
}

function settleTrace({ parents, places }: Trace, judged: unknown[]): void {
  const calls = new Map<string, ModelCall>()
  const uncounted: [spanId: string, place: number][] = []
  for (const [spanId, place] of places) {
    const item = judged[place]
    if (item instanceof ModelCall) calls.set(spanId, item)
    else uncounted.push([spanId, place])
  }
  const links = linksAround(calls, parents)
  for (const call of calls.values()) call.links = links
  if (calls.size > 1) settleTold(calls, links, (spanId) => places.get(spanId)!, judged)
  if (uncounted.length > 0) settleUncounted(uncounted, calls, parents, judged)
}

function settleTold(
  calls: ReadonlyMap<string, ModelCall>,
  links: readonly SpanLink[],
  placeOf: (spanId: string) => number,
  judged: unknown[],
): void {
  const told = [...calls.values()].map(callSpanOf).filter((call) => call !== undefined)
  const beaten = matchCalls(told, links)
  if (beaten.size === 0) return
  const toldById = new Map(told.map((call) => [call.spanId, call]))
  for (const [spanId, { reason, by: first }] of beaten) {
    judged[placeOf(spanId)] = new NotUsage(reason)
    let by = first
    while (beaten.has(by)) by = beaten.get(by)!.by
    const [lost, kept] = [calls.get(spanId)!, calls.get(by)!]
    kept.repeatedBy.push(lost)
    if (!doAgree(toldById.get(spanId)!, toldById.get(by)!)) continue
    kept.sameCalls.push(lost)
    kept.takenAnswerId ??= lost.answerId
  }
}

/** A span without usage above or below a call that counts is part of what is told of it. */
function settleUncounted(
  uncounted: readonly [spanId: string, place: number][],
  calls: ReadonlyMap<string, ModelCall>,
  parents: ReadonlyMap<string, string>,
  judged: unknown[],
): void {
  const places = new Map(uncounted)
  const isUsed = { has: (id: string) => calls.get(id)?.usage.isUsed === true }
  const above = new SpanTree(parents, isUsed)
  for (const [spanId, place] of uncounted) {
    if (above.callAbove(spanId) === undefined) continue
    const { reason } = judged[place] as Uncounted
    judged[place] = new NotUsage(reason === 'failed' ? reason : 'told_twice')
  }
  const tree = new SpanTree(parents, places)
  for (const [spanId, call] of calls) {
    if (!call.usage.isUsed) continue
    let current = tree.callAbove(spanId)
    while (current !== undefined && judged[places.get(current)!] instanceof Uncounted) {
      judged[places.get(current)!] = new NotUsage('repeats_children')
      current = tree.callAbove(current)
    }
  }
}
