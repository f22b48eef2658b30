import type { Driver } from '@/lib/domain/growth/drivers'
import type { Growth, GrowthPart } from '@/lib/domain/growth/growth'
import { type GrowthWindow, isGrowthWindowName } from '@/lib/domain/growth/growth-window'
import { ratio } from '@/lib/domain/tokens/ratio'
import { locale } from '../text/locale'
import { text } from '../text/messages'

const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumSignificantDigits: 2 })
/** Two digits that count, but none below a hundredth. */
const fewPoints = new Intl.NumberFormat(locale, {
  maximumSignificantDigits: 2,
  maximumFractionDigits: 2,
  roundingPriority: 'lessPrecision',
})
const manyPoints = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
const lists = new Intl.ListFormat(locale, { type: 'unit' })

/** How many drivers the sentence names on the side of the change, and against it. */
const NAMED = 3
const NAMED_AGAINST = 2

/** Below this many points a driver goes without saying. */
const FEWEST_POINTS = 0.1

/**
 * What moved tokens, in one sentence made from the numbers: its points are per cent of the earlier window.
 * @param clauseOf what a part is called within it
 */
export function growthSentence(growth: Growth, window: GrowthWindow, clauseOf = driverClause): string {
  const { before, after, change } = growth
  const name = typeof window === 'string' && isGrowthWindowName(window) ? window : 'own'
  const when = { window: text(`growth.sentence.window.${name}`) }
  if (before.totalTokens === 0n) {
    const start = text(after.totalTokens === 0n ? 'growth.sentence.none' : 'growth.sentence.began', when)
    return text('growth.sentence.wholeWithout', { start })
  }
  const start = startOf(change, before.totalTokens, when)
  const isWith = ({ tokens }: GrowthPart) => tokens > 0n === change > 0n
  const named = growth.parts
    .filter((part) => Math.abs(pointsOf(part.tokens, before.totalTokens)) >= FEWEST_POINTS)
    .toSorted((one, other) => size(other.tokens) - size(one.tokens))
  const parts = named.filter(isWith).slice(0, NAMED)
  const others = named.filter((part) => !isWith(part)).slice(0, NAMED_AGAINST)
  if (parts.length === 0) return text('growth.sentence.wholeWithout', { start })
  const words = (these: GrowthPart[]) =>
    lists.format(these.map((part) => clause(part, before.totalTokens, clauseOf)))
  if (others.length === 0) return text('growth.sentence.whole', { start, parts: words(parts) })
  return text('growth.sentence.wholeBut', { start, parts: words(parts), others: words(others) })
}

/** A number of tokens as points of growth: per cent of the earlier window. */
export function pointsOf(tokens: bigint, before: bigint): number {
  return (ratio(tokens, before) ?? 0) * 100
}

export function pointsText(points: number): string {
  const size = Math.abs(points)
  return size >= 100 ? manyPoints.format(size) : fewPoints.format(size)
}

function startOf(change: bigint, before: bigint, when: { window: string }): string {
  if (change === 0n) return text('growth.sentence.same', when)
  const percent = percents.format(Math.abs(ratio(change, before) ?? 0))
  return text(change > 0n ? 'growth.sentence.grew' : 'growth.sentence.shrank', { percent, ...when })
}

function driverClause({ key }: GrowthPart): string {
  return text(`growth.drivers.${key as Driver}.clause`)
}

function clause(part: GrowthPart, before: bigint, clauseOf: typeof driverClause): string {
  const points = pointsText(pointsOf(part.tokens, before))
  const what = clauseOf(part)
  return text('growth.sentence.part', { points, unit: points === '1' ? 'one' : 'other', what })
}

function size(tokens: bigint): number {
  return Math.abs(Number(tokens))
}
