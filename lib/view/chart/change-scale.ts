import type { NumberScale } from './chart-log'

/** What a change can be marked with, as factors: up and down alike. */
const FACTORS = [
  ...[0.001, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1],
  ...[1.1, 1.2, 1.3, 1.5, 1.75, 2, 2.5, 3, 5, 10, 20, 50, 100, 1000, 1e6],
]

/** How near marks of changes stand, as a part of the axis: their labels have room on a phone. */
const LEAST_GAP = 0.16

/** An axis of changes, each a part of what was before: half as much is as far from none as twice as much. */
export function changeScale(lowest: number, highest: number): NumberScale {
  const [least, most] = [Math.min(1, 1 + lowest), Math.max(1, 1 + highest)]
  const bottom = FACTORS.findLast((factor) => factor < least) ?? least
  const top = FACTORS.find((factor) => factor > most) ?? most
  const gap = LEAST_GAP * Math.log(top / bottom)
  const apart = (kept: number[], factor: number) =>
    Math.abs(Math.log(factor / kept.at(-1)!)) < gap ? kept : [...kept, factor]
  const falls = FACTORS.filter((factor) => factor < 1 && factor >= bottom).toReversed()
  const rises = FACTORS.filter((factor) => factor > 1 && factor <= top)
  const factors = [...falls.reduce(apart, [1]).toReversed(), ...rises.reduce(apart, [1]).slice(1)]
  const change = (factor: number) => Number((factor - 1).toPrecision(12))
  return { bottom: change(bottom), top: change(top), ticks: factors.map(change) }
}
