/** The plastic number's powers: their multiples fill the unit cube evenly, so that few draws make a fair sample. */
const steps = [0.8191725133961645, 0.6710436067037893, 0.5497004779019703] as const

/** The `index`-th of an even sequence of fractions; each `axis` has its own. */
export function evenFraction(index: number, axis: 0 | 1 | 2, start: number): number {
  const place = start + index * steps[axis]
  return place - Math.floor(place)
}

/** The running sums of the parts, scaled to end with 1. */
export function cumulative(parts: readonly number[]): number[] {
  const sum = parts.reduce((all, part) => all + part, 0)
  let seen = 0
  return parts.map((part) => {
    seen += part / sum
    return seen
  })
}

/** The position that a fraction falls on. */
export function pick(sums: readonly number[], fraction: number): number {
  const index = sums.findIndex((sum) => fraction < sum)
  return index === -1 ? sums.length - 1 : index
}

/** As `pick`, but with the part of the way through the position: for a moment within an hour. */
export function pickWithin(sums: readonly number[], fraction: number): number {
  const index = pick(sums, fraction)
  const before = index === 0 ? 0 : sums[index - 1]!
  const width = sums[index]! - before
  return index + (width > 0 ? Math.min(0.999999, (fraction - before) / width) : 0)
}
