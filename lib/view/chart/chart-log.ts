type LineAxis = 'linear' | 'near' | 'log' | 'rank' | 'change'

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

/** About so many steps have the axes of a linear scale. */
const STEPS = 4

const roundSteps = [1, 2, 2.5, 5, 10]

/**
 * Round ticks from zero to the first at or above `highest`.
 * @param isWhole whether there is nothing between whole numbers
 */
export function linearScale(highest: number, isWhole = false): NumberScale {
  if (!(highest > 0)) return { bottom: 0, top: 1, ticks: [0, 1] }
  const exponent = Math.max(decadeOf(highest / STEPS), isWhole ? 0 : Number.NEGATIVE_INFINITY)
  const step = roundSteps
    .map((factor) => power(exponent, factor))
    .find((size) => size * STEPS >= highest && (!isWhole || Number.isInteger(size)))!
  return stepsFrom(0, highest, step)
}

/** The axis reaches at least so far down from the highest value, as a part of it: less would draw mere noise. */
const NARROWEST = 0.1

/** Round ticks around values above zero that lie near each other. */
export function nearScale(lowest: number, highest: number): NumberScale {
  if (!(highest > 0)) return linearScale(highest)
  const least = Math.min(lowest, highest * (1 - NARROWEST))
  const exponent = decadeOf((highest - least) / STEPS)
  const step = [1, 2, 5, 10, 20]
    .map((factor) => power(exponent, factor))
    .find((size) => (Math.floor(least / size) + STEPS) * size >= highest)!
  return stepsFrom(Math.floor(least / step), highest, step)
}

function stepsFrom(first: number, highest: number, step: number): NumberScale {
  const tick = (place: number) => Number(((first + place) * step).toPrecision(12))
  const ticks = [tick(0)]
  while (ticks.at(-1)! < highest) ticks.push(tick(ticks.length))
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
  if (axis === 'linear' || axis === 'near') return (value - bottom) / (top - bottom)
  if (axis === 'change') return Math.log((1 + value) / (1 + bottom)) / Math.log((1 + top) / (1 + bottom))
  return Math.log10(value / bottom) / Math.log10(top / bottom)
}

/** The power of ten at or below a positive value. Written out, since a logarithm may miss it by a hair. */
function decadeOf(value: number): number {
  return Number(value.toExponential().split('e')[1])
}
