type LineAxis = 'linear' | 'log' | 'rank'

export interface NumberScale {
  bottom: number
  top: number
  ticks: number[]
}

/** Ticks of a logarithmic axis beyond which only every second, third … decade gets one. */
const MOST_DECADES = 5

const power = (exponent: number, factor = 1) => Number(`${factor}e${exponent}`)

/** The decades around positive values; where they share one, its 2 and 5 get ticks too. */
export function logScale(lowest: number, highest: number): NumberScale {
  const first = decadeOf(lowest)
  const reach = decadeOf(highest)
  const last = Math.max(power(reach) === highest ? reach : reach + 1, first + 1)
  if (last === first + 1) {
    const ticks = [power(first), power(first, 2), power(first, 5), power(last)]
    return { bottom: power(first), top: power(last), ticks }
  }
  const step = Math.ceil((last - first) / MOST_DECADES)
  const count = Math.ceil((last - first) / step)
  const ticks = Array.from({ length: count + 1 }, (_, index) => power(first + index * step))
  return { bottom: ticks[0]!, top: ticks.at(-1)!, ticks }
}

/** Round ticks from zero to the first at or above `highest`. */
export function linearScale(highest: number, count = 4): NumberScale {
  if (!(highest > 0)) return { bottom: 0, top: 1, ticks: [0, 1] }
  const exponent = decadeOf(highest / count)
  const step = [1, 2, 2.5, 5, 10]
    .map((factor) => power(exponent, factor))
    .find((size) => size * count >= highest)!
  const ticks = [0]
  while (ticks.at(-1)! < highest) ticks.push(Number((ticks.length * step).toPrecision(12)))
  return { bottom: 0, top: ticks.at(-1)!, ticks }
}

/** Round ticks around values on both sides of zero, which is one of them. */
export function signedLinearScale(lowest: number, highest: number, count = 6): NumberScale {
  const step = linearScale(highest - lowest, count).ticks[1]!
  const below = Math.ceil(-lowest / step)
  const above = Math.max(Math.ceil(highest / step), below === 0 ? 1 : 0)
  const ticks = Array.from({ length: below + above + 1 }, (_, index) =>
    Number(((index - below) * step).toPrecision(12)),
  )
  return { bottom: ticks[0]!, top: ticks.at(-1)!, ticks }
}

/** Ranks down to the worst, with the first on top. */
export function rankScale(worst: number): NumberScale {
  const bottom = worst <= 5 ? 5 : Math.ceil(worst / 5) * 5
  const quarters = [1, 2, 3, 4].map((step) => Math.round((bottom * step) / 4))
  return { bottom, top: 1, ticks: [1, ...quarters.filter((rank) => rank > 1)] }
}

/** How high a value stands on the axis, from 0 to 1. */
export function heightOn({ bottom, top }: NumberScale, axis: LineAxis, value: number): number {
  if (axis === 'rank') return (bottom - value) / (bottom - top)
  if (axis === 'linear') return value / top
  return Math.log10(value / bottom) / Math.log10(top / bottom)
}

/** The power of ten at or below a positive value. Written out, since a logarithm may miss it by a hair. */
function decadeOf(value: number): number {
  return Number(value.toExponential().split('e')[1])
}
