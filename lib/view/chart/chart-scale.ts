/** The top of an axis and its ticks, from zero: all exact, so that the tick texts are. */
export interface AxisScale {
  top: bigint
  ticks: bigint[]
}

/** In tenths of a power of ten. */
const steps = [10n, 20n, 25n, 50n, 100n]

/** Round ticks (1, 2, 2.5 or 5 times a power of ten) from zero to the first at or above `maximum`, about `count` of them. */
export function axisScale(maximum: bigint, count = 4): AxisScale {
  const rough = maximum > 0n ? (maximum + BigInt(count) - 1n) / BigInt(count) : 1n
  const magnitude = 10n ** BigInt(String(rough).length - 1)
  const candidates = steps.filter((tenths) => (tenths * magnitude) % 10n === 0n)
  const step = candidates.map((tenths) => (tenths * magnitude) / 10n).find((size) => size >= rough)!
  const ticks = [0n]
  while (ticks.at(-1)! < maximum || ticks.length < 2) ticks.push(ticks.at(-1)! + step)
  return { top: ticks.at(-1)!, ticks }
}

/** The ticks of a chart of shares, in per cent. */
export const shareScale: AxisScale = { top: 100n, ticks: [0n, 25n, 50n, 75n, 100n] }
