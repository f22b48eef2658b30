import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ComingSpan, type KnownSpan, settleTrace } from '@/lib/ingest/calls/settle-trace'
import type { SpanLink } from '@/lib/ingest/otlp/call-span'
import type { StoredRow } from '@/lib/ingest/store/stored-row'

interface TestCall extends ComingSpan {
  parent: string | undefined
}

const day = '2026-08-20'
const rowOf = (id: string) => ({ event: { day, id } }) as StoredRow

/** Calls of one trace: each lies within the time of the one above it, and only the lowest name their answers. */
const calls: fc.Arbitrary<TestCall[]> = fc
  .array(
    fc.record({
      above: fc.nat(),
      hasParent: fc.boolean(),
      from: fc.nat({ max: 9 }),
      until: fc.nat({ max: 9 }),
      tokens: fc.constantFrom(10, 20),
      instrumentation: fc.constantFrom('one', 'other'),
      hasId: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((shapes) => {
    const made: TestCall[] = []
    const parents = new Set<string>()
    for (const [index, shape] of shapes.entries()) {
      const parent = shape.hasParent && index > 0 ? made[shape.above % index]! : undefined
      const [start, end] = parent ? [Number(parent.startNano), Number(parent.endNano)] : [0, 9e9]
      const [from, until] = [Math.min(shape.from, shape.until), Math.max(shape.from, shape.until)]
      const within = (tenth: number) => BigInt(Math.round(start + ((end - start) * tenth) / 9))
      if (parent) parents.add(parent.spanId)
      made.push({
        spanId: `span-${index}`,
        parent: parent?.spanId,
        startNano: within(from),
        endNano: within(until),
        answerId: shape.hasId ? `answer-${index}` : undefined,
        instrumentation: shape.instrumentation,
        promptTokens: shape.tokens,
        completionTokens: 1,
        model: 'acme/one',
        row: rowOf(shape.hasId ? `answer-${index}` : `span-${index}`),
      })
    }
    return made.map((call) =>
      parents.has(call.spanId) ? { ...call, answerId: undefined, row: rowOf(call.spanId) } : call,
    )
  })

/** A store that does what it is told: events by id, with their counts. */
class Store {
  known: KnownSpan[] = []
  links: SpanLink[] = []
  readonly events = new Map<string, number>()

  send(coming: readonly TestCall[]): void {
    const told = coming.flatMap(({ spanId, parent }) => (parent ? [[spanId, parent] as const] : []))
    this.links = [...new Map([...this.links, ...told])]
    const settled = settleTrace({ known: this.known, coming, links: this.links, receivedAtMs: 0 })
    const tokens = new Map(coming.map(({ row, promptTokens }) => [row, promptTokens]))
    for (const { removed } of settled.changes) {
      for (const { event } of removed) this.events.delete(event.id)
    }
    for (const { to, row } of settled.changes) if (row) this.events.set(to.id, tokens.get(row)!)
    this.known = settled.spans
    const rows = [
      ...settled.passedOver.map(({ row }) => row),
      ...settled.changes.flatMap(({ row, told: twice }) => [row ?? [], twice.map((one) => one.row)].flat()),
    ]
    expect(new Set(rows)).toEqual(new Set(coming.map(({ row }) => row)))
  }

  get counted(): string[] {
    return [...this.events].map(([id, prompt]) => `${id} ${prompt}`).sort()
  }
}

describe('the spans of one trace', () => {
  it('come to the same events, whatever requests they come in', () => {
    const spread = calls.chain((made) =>
      fc.record({
        order: fc.shuffledSubarray(made, { minLength: made.length, maxLength: made.length }),
        cuts: fc.array(fc.boolean(), { minLength: made.length, maxLength: made.length }),
      }),
    )
    fc.assert(
      fc.property(spread, ({ order, cuts }) => {
        const together = new Store()
        together.send(order.toSorted((one, other) => (one.spanId < other.spanId ? -1 : 1)))
        const apart = new Store()
        const requests: TestCall[][] = [[]]
        for (const [place, call] of order.entries()) {
          requests.at(-1)!.push(call)
          if (cuts[place]) requests.push([])
        }
        for (const request of requests) apart.send(request)
        expect(apart.counted).toEqual(together.counted)
        expect(apart.events.size).toBeGreaterThan(0)
        for (const request of requests.toReversed()) apart.send(request)
        expect(apart.counted).toEqual(together.counted)
      }),
      { seed: 20260821, numRuns: 5000 },
    )
  })
})
