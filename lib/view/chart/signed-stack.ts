import { axisScale } from './chart-scale'
import type { ChartBucket } from './chart-view'

/** An axis that has a ground between its ends: `bottom` is zero or below it. */
export interface SignedScale {
  bottom: bigint
  top: bigint
  ticks: bigint[]
}

/** Round ticks around everything that is gained above the ground, and lost below it. */
export function signedScale(buckets: Pick<ChartBucket, 'values'>[]): SignedScale {
  let [lowest, highest] = [0n, 0n]
  for (const { values } of buckets) {
    const [lost, gained] = [sumOf(values.filter(isLoss)), sumOf(values.filter((value) => !isLoss(value)))]
    if (lost < lowest) lowest = lost
    if (gained > highest) highest = gained
  }
  const step = axisScale(highest - lowest).ticks[1]!
  const below = (-lowest + step - 1n) / step
  const above = (highest + step - 1n) / step
  const count = Number(below + above) || 1
  const ticks = Array.from({ length: count + 1 }, (_, index) => (BigInt(index) - below) * step)
  return { bottom: ticks[0]!, top: ticks.at(-1)!, ticks }
}

/** Where each part of a bar stands, in whole units of `height`: gains piled up from the ground, losses down from it. */
export function signedSpans(
  values: bigint[],
  { bottom, top }: SignedScale,
  height: number,
): { low: number; high: number }[] {
  const span = top - bottom
  const place = (sum: bigint) => Number(((sum - bottom) * BigInt(height) * 2n + span) / (span * 2n))
  let [gained, lost] = [0n, 0n]
  return values.map((value) => {
    const from = isLoss(value) ? lost : gained
    const to = from + value
    if (isLoss(value)) lost = to
    else gained = to
    return isLoss(value) ? { low: place(to), high: place(from) } : { low: place(from), high: place(to) }
  })
}

function isLoss(value: bigint): boolean {
  return value < 0n
}

function sumOf(values: bigint[]): bigint {
  return values.reduce((sum, value) => sum + value, 0n)
}
