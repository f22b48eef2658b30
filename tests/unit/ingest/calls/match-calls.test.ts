import { describe, expect, it } from 'vitest'
import { matchCalls, type Told } from '@/lib/ingest/calls/match-calls'
import type { SpanLink } from '@/lib/ingest/otlp/call-span'

const call = (index: number, more: Partial<Told> = {}): Told => ({
  spanId: `span-${index}`,
  startNano: 0n,
  endNano: 100n,
  answerId: undefined,
  instrumentation: 'one',
  promptTokens: 10,
  completionTokens: 1,
  model: 'acme/one',
  ...more,
})
const MANY = 10_000
const inTime = (run: () => void) => {
  const startedAt = performance.now()
  run()
  expect(performance.now() - startedAt).toBeLessThan(5000)
}

describe('the calls of a request that is as large as one may be', () => {
  const many = Array.from({ length: MANY }, (_, index) => index)

  it('are matched in time where each is above the next', () => {
    const links: SpanLink[] = many.slice(1).map((index) => [`span-${index}`, `span-${index - 1}`])
    inTime(() =>
      expect(
        matchCalls(
          many.map((index) => call(index)),
          links,
        ).size,
      ).toBe(MANY - 1),
    )
    const unused = many.map((index) =>
      call(index, index === MANY - 1 ? {} : { promptTokens: 0, completionTokens: 0 }),
    )
    inTime(() => expect(matchCalls(unused, links).size).toBe(MANY - 1))
  })

  it('are matched in time where all run side by side', () => {
    inTime(() =>
      expect(
        matchCalls(
          many.map((index) => call(index)),
          [],
        ).size,
      ).toBe(0),
    )
    const named = many.map((index) => call(index, { answerId: index % 2 ? `answer-${index}` : undefined }))
    inTime(() => expect(matchCalls(named, []).size).toBe(MANY / 2))
  })

  it('lose none where broken spans are above each other in a circle', () => {
    const circle: SpanLink[] = [
      ['span-0', 'span-1'],
      ['span-1', 'span-2'],
      ['span-2', 'span-0'],
    ]
    expect(matchCalls([call(0), call(1), call(2)], circle).size).toBe(2)
  })
})
