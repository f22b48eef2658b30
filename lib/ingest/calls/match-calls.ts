import type { CallSpan, SpanLink } from '../otlp/call-span'
import { SpanTree } from './span-tree'

/** What makes a span not count: the span that counts in its place. */
export interface Beaten {
  by: string
  reason: 'repeats_children' | 'told_twice'
  /** Whether both tell of one call; else it is the sum of several. */
  isSame: boolean
}

export type Told = Pick<
  CallSpan,
  | 'spanId'
  | 'startNano'
  | 'endNano'
  | 'answerId'
  | 'instrumentation'
  | 'promptTokens'
  | 'completionTokens'
  | 'model'
>

/**
 * Which spans of one trace do not count, because another tells of the same call. Whether one beats another is decided
 * by these two alone, so that it does not matter in which order and in which requests they come.
 *
 * 1. A span above one that used tokens repeats it, whatever it calls itself.
 * 2. Of two spans that agree, one of which encloses the other in time, the one that bears the answer's id counts, else
 *    the inner one. They must come of two instrumentations, or one alone must bear an id: calls that run side by side
 *    are told by one, and agree often.
 */
export function matchCalls(calls: readonly Told[], links: readonly SpanLink[]): Map<string, Beaten> {
  const beaten = new Map<string, Beaten>()
  const byId = new Map(calls.map((call) => [call.spanId, call]))
  const tree = new SpanTree(new Map(links), byId)
  beatRepeating(beaten, byId, tree)
  for (const group of groupsThatAgree(calls)) beatToldTwice(beaten, group, tree)
  return withoutCircles(beaten)
}

/** Calls above one that used tokens. One that used some itself hands on what is below it. */
function beatRepeating(beaten: Map<string, Beaten>, byId: ReadonlyMap<string, Told>, tree: SpanTree): void {
  const passed = new Set<string>()
  for (const call of byId.values()) {
    if (!usedTokens(call)) continue
    let above = byId.get(tree.callAbove(call.spanId) ?? '')
    while (above && above !== call) {
      beat(beaten, above, call, 'repeats_children')
      if (usedTokens(above) || passed.has(above.spanId)) break
      passed.add(above.spanId)
      above = byId.get(tree.callAbove(above.spanId) ?? '')
    }
  }
}

/** Of several that beat a span the one that tells of the same call is named, else the first by its id. */
function beat(beaten: Map<string, Beaten>, worse: Told, better: Told, reason: Beaten['reason']): void {
  const known = beaten.get(worse.spanId)
  const isSame = doAgree(worse, better)
  if (known && (known.isSame !== isSame ? known.isSame : known.by <= better.spanId)) return
  beaten.set(worse.spanId, { by: better.spanId, reason: known?.reason ?? reason, isSame })
}

/** The calls with the same counts. Those of one instrumentation, all with or all without ids, are apart. */
function groupsThatAgree(calls: readonly Told[]): Told[][] {
  const groups = new Map<string, Told[]>()
  for (const call of calls) {
    if (!usedTokens(call)) continue
    const key = `${call.promptTokens} ${call.completionTokens}`
    const group = groups.get(key)
    if (group) group.push(call)
    else groups.set(key, [call])
  }
  return [...groups.values()].filter(([first, ...others]) =>
    others.some((call) => mayTellOfOne(call, first!)),
  )
}

/** Whether nothing but their times is left to tell whether two calls that agree are one. */
function mayTellOfOne(one: Told, other: Told): boolean {
  // Two with the same id are one event by it, and two with others two.
  if (one.answerId || other.answerId) return !(one.answerId && other.answerId)
  // Embeddings agree in one number alone, and run side by side by the hundred.
  return one.instrumentation !== other.instrumentation && one.completionTokens > 0
}

/** A call of a group that agrees, by numbers that are compared many times as fast as those of its span. */
interface Timed {
  call: Told
  isNamed: boolean
  from: number
  until: number
  isBeaten: boolean
}

function timed(group: readonly Told[]): Timed[] {
  const earliest = group.reduce(
    (least, { startNano }) => (startNano < least ? startNano : least),
    group[0]!.startNano,
  )
  return group
    .map((call) => ({
      call,
      isNamed: call.answerId !== undefined,
      from: Number(call.startNano - earliest),
      until: Number(call.endNano - earliest),
      isBeaten: false,
    }))
    .sort((one, other) => one.from - other.from || (one.call.spanId < other.call.spanId ? -1 : 1))
}

/** JavaScript starts spans at whole milliseconds: one may seem to end that much before what it encloses. */
const JITTER_NANO = 1e6

function encloses(outer: Timed, inner: Timed): boolean {
  return outer.from <= inner.from + JITTER_NANO && outer.until >= inner.until - JITTER_NANO
}

/** Of two one of which encloses the other in time; without an id one must be longer. */
function beatToldTwice(beaten: Map<string, Beaten>, group: readonly Told[], tree: SpanTree): void {
  const calls = timed(group)
  for (const [place, one] of calls.entries()) {
    for (let next = place + 1; next < calls.length; next++) {
      const other = calls[next]!
      if (other.from > one.until + JITTER_NANO) break
      const longer = one.until - one.from - (other.until - other.from)
      const [outer, inner] = longer > 0 ? [one, other] : [other, one]
      const worse = one.isNamed === other.isNamed ? outer : one.isNamed ? other : one
      if (worse.isBeaten || (longer === 0 && one.isNamed === other.isNamed) || !encloses(outer, inner))
        continue
      if (!mayTellOfOne(one.call, other.call) || !doAgree(one.call, other.call)) continue
      const [upper, lower] = [one.call.spanId, other.call.spanId]
      if (tree.isAbove(upper, lower) || tree.isAbove(lower, upper)) continue
      worse.isBeaten = true
      beat(beaten, worse.call, (worse === one ? other : one).call, 'told_twice')
    }
  }
}

function usedTokens({ promptTokens, completionTokens }: Told): boolean {
  return promptTokens + completionTokens > 0
}

/** Whether the counts are the same, and nothing says that two models or two answers were told of. */
export function doAgree(one: Told, other: Told): boolean {
  if (one.promptTokens !== other.promptTokens || one.completionTokens !== other.completionTokens) return false
  if (one.answerId && other.answerId && one.answerId !== other.answerId) return false
  const [author, otherAuthor] = [authorOf(one), authorOf(other)]
  return author === otherAuthor || author === UNKNOWN || otherAuthor === UNKNOWN
}

/** What `permaslugOf` files models under whose maker it does not know, such as deployments by a name of one's own. */
const UNKNOWN = 'unknown'

function authorOf({ model }: Told): string {
  return model.slice(0, model.indexOf('/'))
}

/** No call is lost where broken spans beat each other in a circle: the first by its id counts. */
function withoutCircles(beaten: Map<string, Beaten>): Map<string, Beaten> {
  const settled = new Set<string>()
  for (const start of [...beaten.keys()].sort()) {
    const path = new Set<string>()
    let current: string | undefined = start
    while (current !== undefined && beaten.has(current) && !settled.has(current) && !path.has(current)) {
      path.add(current)
      current = beaten.get(current)!.by
    }
    if (current !== undefined && path.has(current)) {
      const circle = [...path].slice([...path].indexOf(current))
      beaten.delete(circle.reduce((first, id) => (id < first ? id : first)))
    }
    for (const id of path) settled.add(id)
  }
  return beaten
}
