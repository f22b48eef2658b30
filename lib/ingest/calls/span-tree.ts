import type { SpanLink } from '../otlp/call-span'

/** Which call is above which, in a trace of which only some spans are calls. Nothing is walked over twice. */
export class SpanTree {
  /** The nearest call above each span that was asked for. */
  private readonly nearest = new Map<string, string | undefined>()

  constructor(
    private readonly parents: ReadonlyMap<string, string>,
    private readonly calls: { has(spanId: string): boolean },
  ) {}

  callAbove(spanId: string): string | undefined {
    const path: string[] = []
    let current: string | undefined = spanId
    let found: string | undefined
    while (current !== undefined) {
      if (this.nearest.has(current)) {
        found = this.nearest.get(current)
        break
      }
      // Known before it is found out, so that a circle ends where it closes.
      this.nearest.set(current, undefined)
      path.push(current)
      const parent = this.parents.get(current)
      if (parent !== undefined && this.calls.has(parent)) {
        found = parent
        break
      }
      current = parent
    }
    for (const walked of path) this.nearest.set(walked, found)
    return found
  }

  isAbove(upper: string, lower: string): boolean {
    const seen = new Set<string>()
    let current = this.callAbove(lower)
    while (current !== undefined && current !== upper && !seen.has(current)) {
      seen.add(current)
      current = this.callAbove(current)
    }
    return current === upper
  }
}

/** The links from a call up, and those down to what is below one: no other span tells which call is above which. */
export function linksAround(
  calls: ReadonlyMap<string, unknown>,
  parents: ReadonlyMap<string, string>,
): readonly SpanLink[] {
  const tree = new SpanTree(parents, calls)
  const links = new Map<string, string>()
  for (const [span, parent] of parents) {
    if (calls.has(span) || tree.callAbove(span) !== undefined) links.set(span, parent)
  }
  for (const call of calls.keys()) {
    let current = parents.get(call)
    while (current !== undefined && !links.has(current)) {
      const parent = parents.get(current)
      if (parent === undefined) break
      links.set(current, parent)
      current = parent
    }
  }
  return [...links]
}
