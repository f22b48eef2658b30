import type { Cut, Driver } from '@/lib/domain/growth/drivers'
import type { Growth, GrowthPart } from '@/lib/domain/growth/growth'
import { text } from '../text/messages'
import { signedTexts } from './waterfall'

interface ReasonEntry {
  /** What of the change it is: nothing where the page measures it otherwise. */
  moved: { drivers: readonly Driver[] } | { cut: Cut; parts: readonly string[] } | null
  /** The parts of the page, and the pages below it, that measure it, the most telling one first. */
  anchors: readonly string[]
}

/**
 * What makes tokens grow, in eight questions. The drivers of the first five are all that there are, each once, so that
 * these add up to the change; the others look at the same tokens from other sides.
 */
const reasons = {
  models: {
    moved: { drivers: ['new_models', 'departed_models'] },
    anchors: ['new_models', 'departed_models', 'movers'],
  },
  apps: {
    moved: { drivers: ['new_apps', 'departed_apps'] },
    anchors: ['new_apps', 'departed_apps', 'movers'],
  },
  scaling: {
    moved: { drivers: ['requests', 'mix', 'newly_paired', 'unpaired'] },
    anchors: ['requests', 'mix', 'newly_paired', 'unpaired', 'movers'],
  },
  context: { moved: { drivers: ['context'] }, anchors: ['context-growth', 'context'] },
  output: {
    moved: { drivers: ['reasoning', 'answer_length'] },
    anchors: ['reasoning-growth', 'reasoning', 'answer_length'],
  },
  free: { moved: { cut: 'free', parts: ['free'] }, anchors: ['free-to-paid', 'cuts'] },
  routing: {
    moved: { cut: 'variant', parts: ['nitro', 'floor', 'other'] },
    anchors: ['cuts', 'price-changes'],
  },
  accounts: { moved: null, anchors: ['retention'] },
} as const satisfies Record<string, ReasonEntry>

export type Reason = keyof typeof reasons

const reasonNames = Object.keys(reasons) as Reason[]

export interface ReasonView {
  key: string
  name: string
  /** Where the page measures it. */
  href: string
  /** What it moved, in points; null where it is not measured in tokens of this change. */
  moved: { short: string; exact: string; isEstimate: boolean } | null
}

/**
 * The reasons with what each moved, as far as the page measures them.
 * @param cuts those that have more than one part
 * @param ways where each part that there is can be read, by its anchor
 */
export function reasonViews(
  growth: Growth,
  cuts: ReadonlyMap<Cut, Growth>,
  ways: ReadonlyMap<string, string>,
): ReasonView[] {
  return reasonNames.flatMap((key): ReasonView[] => {
    const entry: ReasonEntry = reasons[key]
    const anchor = entry.anchors.find((one) => ways.has(one))
    if (!anchor) return []
    const tokens = movedBy(entry, growth, cuts)
    const moved = tokens === null ? null : movedTexts(tokens, growth)
    return [{ key, name: text(`growth.reasons.${key}`), href: ways.get(anchor)!, moved }]
  })
}

function movedBy({ moved }: ReasonEntry, growth: Growth, cuts: ReadonlyMap<Cut, Growth>): bigint | null {
  if (moved === null) return null
  if ('drivers' in moved) return sumOf(growth.parts, moved.drivers)
  const cut = cuts.get(moved.cut)
  return cut ? sumOf(cut.parts, moved.parts) : null
}

function sumOf(parts: readonly GrowthPart[], keys: readonly string[]): bigint {
  return parts.filter(({ key }) => keys.includes(key)).reduce((sum, { tokens }) => sum + tokens, 0n)
}

/** In points where there was something before, else in tokens. */
function movedTexts(tokens: bigint, { before, estimated }: Growth): ReasonView['moved'] {
  const { short, exact, points } = signedTexts(tokens, before.totalTokens)
  const isEstimate = estimated && tokens !== 0n
  if (points === '') return { short, exact, isEstimate }
  const unit = /^[+−]1$/.test(points) ? 'one' : 'other'
  return { short: text('growth.reasons.points', { points, unit }), exact, isEstimate }
}
