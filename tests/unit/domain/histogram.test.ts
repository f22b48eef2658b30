import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bucketOf,
  type Histogram,
  mergeHistograms,
  percentile,
  type SpeedMeasure,
  speedEdges,
} from '@/lib/domain/tokens/histogram'
import { fixed } from './arbitrary'

const measure = fc.constantFrom<SpeedMeasure>('latency', 'throughput')
/** Values of all sizes, some of them edges, some below the first and above the last one. */
const value = fc.oneof(
  fc.nat({ max: 200 }),
  fc.double({ min: 0, max: 24, noNaN: true }).map((octaves) => Math.round(2 ** octaves)),
  fc.constantFrom(...speedEdges.latency, ...speedEdges.throughput),
)
const values = fc.array(value, { minLength: 1, maxLength: 300 })
const fraction = fc.oneof(
  fc.constantFrom(0, 0.5, 0.95, 1),
  fc.integer({ min: 0, max: 1000 }).map((part) => part / 1000),
)

function histogramOf(name: SpeedMeasure, all: readonly number[]): Histogram {
  return mergeHistograms(all.map((one) => new Map([[bucketOf(name, one), 1n]])))
}

/** The nearest rank among the values themselves. */
function exactPercentile(all: readonly number[], p: number): number {
  const sorted = [...all].sort((a, b) => a - b)
  return sorted[Math.max(1, Math.ceil((Math.round(p * 1000) * sorted.length) / 1000)) - 1]!
}

describe('the edges of speed', () => {
  it.each(['latency', 'throughput'] as const)(
    'of %s are whole numbers that rise by about a quarter octave',
    (name) => {
      const edges = speedEdges[name]
      for (const [index, edge] of edges.entries()) {
        expect(Number.isInteger(edge)).toBe(true)
        if (index === 0) continue
        const before = edges[index - 1]!
        expect(edge).toBeGreaterThan(before)
        if (before >= 16) expect(edge / before).toBeLessThan(1.23)
        if (before < 16) expect(edge - before).toBeLessThanOrEqual(3)
      }
    },
  )

  it('reach from 1 ms to 10 minutes, and from 0.1 to 10,000 tokens per second', () => {
    expect([speedEdges.latency[0], speedEdges.latency.at(-1)]).toEqual([1, 600_000])
    expect([speedEdges.throughput[0], speedEdges.throughput.at(-1)]).toEqual([100, 10_000_000])
  })
})

describe('percentile', () => {
  it('lies in the bucket of the exact one, so it is off by less than the bucket is wide', () => {
    fc.assert(
      fc.property(measure, values, fraction, (name, all, p) => {
        const edges = speedEdges[name]
        const exact = exactPercentile(all, p)
        const found = percentile(name, histogramOf(name, all), p)!
        const bucket = bucketOf(name, exact)
        const from = edges[bucket - 1]
        const until = edges[bucket]
        if (from === undefined) expect(found).toBe(until)
        else if (until === undefined) expect(found).toBe(from)
        else {
          expect(found).toBeGreaterThan(from)
          expect(found).toBeLessThan(until)
          if (exact >= 16) expect(Math.abs(Math.log2(found / exact))).toBeLessThan(Math.log2(1.23))
        }
      }),
      fixed,
    )
  })

  it('rises with the fraction, and is the same of merged days as of all values at once', () => {
    fc.assert(
      fc.property(measure, values, values, fraction, fraction, (name, one, other, p, q) => {
        const merged = mergeHistograms([histogramOf(name, one), histogramOf(name, other)])
        expect(percentile(name, merged, p)).toBe(percentile(name, histogramOf(name, [...one, ...other]), p))
        const [low, high] = [Math.min(p, q), Math.max(p, q)]
        expect(percentile(name, merged, low)!).toBeLessThanOrEqual(percentile(name, merged, high)!)
      }),
      fixed,
    )
  })

  it('does not depend on how many requests each event stands for, if it is the same for all', () => {
    const histogram = new Map([
      [20, 3n],
      [30, 1n],
    ])
    const weighted = new Map([...histogram].map(([bucket, requests]) => [bucket, requests * 10n ** 18n]))
    expect(bucketOf('latency', percentile('latency', weighted, 0.75)!)).toBe(20)
    expect(bucketOf('latency', percentile('latency', weighted, 0.76)!)).toBe(30)
    expect(bucketOf('latency', percentile('latency', histogram, 0.76)!)).toBe(30)
  })

  it('is unknown where nothing was measured', () => {
    expect(percentile('latency', new Map(), 0.5)).toBeNull()
    expect(percentile('throughput', new Map([[7, 0n]]), 0.5)).toBeNull()
  })
})
