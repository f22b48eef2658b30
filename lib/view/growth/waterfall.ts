import type { Driver } from '@/lib/domain/growth/drivers'
import type { Contributor, Growth, GrowthPart } from '@/lib/domain/growth/growth'
import type { GrowthWindow } from '@/lib/domain/growth/growth-window'
import { ratio } from '@/lib/domain/tokens/ratio'
import { entityPath } from '../address/entity-path'
import { formatDayRange } from '../text/day-text'
import { compactCount, exactCount, signedCount } from '../text/format'
import { text } from '../text/messages'
import { growthSentence, pointsOf, pointsText } from './growth-sentence'

/** The file has all that are known. */
const SHOWN_MOVERS = 3

/** A bar from one running total to the next, in parts of the whole width. */
export interface WaterfallBar {
  key: string
  label: string
  /** What it is, in a sentence; absent at the two ends. */
  meaning: string | null
  kind: 'end' | 'up' | 'down'
  from: number
  to: number
  short: string
  exact: string
  points: string
  isEstimate: boolean
  top: { title: string; movers: Mover[] }[]
}

export interface Mover {
  name: string
  href: string
  short: string
  exact: string
}

/** The change from one window to the next, driver by driver. Drawn as a table whose rows are bars. */
export interface WaterfallView {
  title: string
  /** What moved it, in a sentence. */
  summary: string
  bars: WaterfallBar[]
  estimated: boolean
  /** What the left edge stands for, in words, where it is not zero. */
  axisFrom: string | null
}

/** Where the bars begin: a change of a few per cent would not be seen on bars that all begin at zero. */
const CUT_ABOVE = 0.5
const MARGIN = 0.6

/** The change driver by driver. */
export function waterfallView(growth: Growth, window: GrowthWindow): WaterfallView {
  const steps = growth.parts.map(({ name: _, ...part }) => ({
    ...part,
    label: text(`growth.drivers.${part.key as Driver}.name`),
    meaning: text(`growth.drivers.${part.key as Driver}.meaning`),
  }))
  return waterfallOf(growth, steps, { title: windowsText(growth), summary: growthSentence(growth, window) })
}

export type WaterfallStep = Pick<GrowthPart, 'key' | 'tokens' | 'top'> &
  Pick<WaterfallBar, 'label' | 'meaning'>

/** Bars for the parts of a change, in their order, between the totals that they lead from and to. */
export function waterfallOf(
  { before, after, estimated }: Pick<Growth, 'before' | 'after' | 'estimated'>,
  steps: readonly WaterfallStep[],
  head: Pick<WaterfallView, 'title' | 'summary'>,
): WaterfallView {
  const heights = runningTotals(before.totalTokens, steps)
  const [lowest, highest] = [least(heights), -least(heights.map((height) => -height))]
  const floor = floorOf(lowest, highest)
  const place = (tokens: bigint) => ratio(tokens - floor, highest - floor) ?? 0
  const end = (key: 'before' | 'after', tokens: bigint): WaterfallBar => ({
    key,
    label: text(`growth.${key}`),
    meaning: null,
    kind: 'end',
    from: 0,
    to: place(tokens),
    short: compactCount(tokens),
    exact: exactCount(tokens),
    points: '',
    isEstimate: estimated && tokens > 0n,
    top: [],
  })
  return {
    ...head,
    estimated,
    bars: [
      end('before', before.totalTokens),
      ...steps.map((step, index) => ({
        key: step.key,
        label: step.label,
        meaning: step.meaning,
        kind: step.tokens < 0n ? ('down' as const) : ('up' as const),
        from: place(least([heights[index]!, heights[index + 1]!])),
        to: place(-least([-heights[index]!, -heights[index + 1]!])),
        ...signedTexts(step.tokens, before.totalTokens),
        isEstimate: estimated && step.tokens !== 0n,
        top: moversOf(step),
      })),
      end('after', after.totalTokens),
    ],
    axisFrom: floor === 0n ? null : text('growth.axisFrom', { tokens: compactCount(floor) }),
  }
}

/** The two windows in words. */
export function windowsText({ before, after }: Pick<Growth, 'before' | 'after'>): string {
  return text('growth.between', {
    after: formatDayRange(after.range),
    before: formatDayRange(before.range),
  })
}

/** The total before, and after each part. */
function runningTotals(start: bigint, parts: readonly Pick<GrowthPart, 'tokens'>[]): bigint[] {
  const totals = [start]
  for (const { tokens } of parts) totals.push(totals.at(-1)! + tokens)
  return totals
}

function least(numbers: readonly bigint[]): bigint {
  return numbers.reduce((smallest, number) => (number < smallest ? number : smallest))
}

function floorOf(lowest: bigint, highest: bigint): bigint {
  if ((ratio(lowest, highest) ?? 0) < CUT_ABOVE) return lowest < 0n ? lowest : 0n
  const span = highest - lowest
  const floor = lowest - BigInt(Math.round(Number(span) * MARGIN))
  return floor > 0n ? floor : 0n
}

function moversOf({ top }: Pick<GrowthPart, 'top'>): WaterfallBar['top'] {
  return (['apps', 'models'] as const).flatMap((dimension) => {
    const movers = top
      .filter((one) => one.dimension === dimension)
      .slice(0, SHOWN_MOVERS)
      .map(moverOf)
    return movers.length > 0 ? [{ title: text(`growth.movers.${dimension}`), movers }] : []
  })
}

function moverOf({ dimension, slug, name, tokens }: Contributor): Mover {
  return { name, href: entityPath(dimension, slug), short: signedShort(tokens), exact: signedCount(tokens) }
}

/** A difference in few digits with its sign, exactly, and as points of growth. */
export function signedTexts(
  tokens: bigint,
  before: bigint,
): { short: string; exact: string; points: string } {
  const points = pointsText(pointsOf(tokens, before))
  return {
    short: signedShort(tokens),
    exact: signedCount(tokens),
    points: before === 0n ? '' : text('growth.signed', { direction: directionOf(tokens), amount: points }),
  }
}

function signedShort(tokens: bigint): string {
  const amount = compactCount(tokens < 0n ? -tokens : tokens)
  return text('growth.signed', { direction: directionOf(tokens), amount })
}

function directionOf(tokens: bigint): 'up' | 'down' | 'flat' {
  if (tokens === 0n) return 'flat'
  return tokens > 0n ? 'up' : 'down'
}
