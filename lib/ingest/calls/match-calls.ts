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
  for (const group of groupsThatAgree(calls)) {
    for (const [place, one] of group.entries()) {
      for (let next = place + 1; next < group.length; next++) {
        const other = group[next]!
        if (other.startNano > one.endNano) break
        if (!isToldTwice(one, other)) continue
        if (tree.isAbove(one.spanId, other.spanId) || tree.isAbove(other.spanId, one.spanId)) continue
        if (isBetter(one, other)) beat(beaten, other, one, 'told_twice')
        else beat(beaten, one, other, 'told_twice')
      }
    }
  }
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

/** The calls with the same counts, by their start. Those of one instrumentation, all with or without ids, are apart. */
function groupsThatAgree(calls: readonly Told[]): Told[][] {
  const groups = new Map<string, Told[]>()
  for (const call of calls) {
    if (!usedTokens(call)) continue
    const key = `${call.promptTokens} ${call.completionTokens}`
    const group = groups.get(key)
    if (group) group.push(call)
    else groups.set(key, [call])
  }
  const isMixed = ([first, ...others]: readonly Told[]) =>
    others.some((call) => Boolean(call.answerId) !== Boolean(first!.answerId) || isApart(call, first!))
  const byStart = (one: Told, other: Told) => Number(one.startNano - other.startNano)
  return [...groups.values()].filter(isMixed).map((group) => group.sort(byStart))
}

function isApart(one: Told, other: Told): boolean {
  return one.instrumentation !== other.instrumentation
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

function isToldTwice(one: Told, other: Told): boolean {
  const isOuter = encloses(one, other)
  const isInner = encloses(other, one)
  if (!(isOuter || isInner) || !doAgree(one, other)) return false
  // Two with the same id are one event by it.
  if (one.answerId && other.answerId) return false
  if (one.answerId || other.answerId) return true
  // Embeddings agree in one number alone, and run side by side by the hundred.
  return isApart(one, other) && one.completionTokens > 0 && isOuter !== isInner
}

function encloses(outer: Told, inner: Told): boolean {
  return outer.startNano <= inner.startNano && outer.endNano >= inner.endNano
}

/** Of two that tell of one call. */
function isBetter(one: Told, other: Told): boolean {
  if (Boolean(one.answerId) !== Boolean(other.answerId)) return Boolean(one.answerId)
  return encloses(other, one)
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
