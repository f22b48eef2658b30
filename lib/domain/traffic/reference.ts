import type { Day } from '../time/day'
import type { DayRange } from '../time/day-range'
import type { Freshness } from './board'

/** Where a published dataset folds together the models that it does not list. */
export const OTHER_PERMASLUG = 'other'

export const referenceDimensions = ['models', 'authors'] as const

export type ReferenceDimension = (typeof referenceDimensions)[number]

/** How a published dataset must be cited. */
export interface Cited {
  name: string
  url: string
  citation: string
  licence: { name: string; url: string }
}

/** One model or author: its tokens here and in the published figures, over the same days. */
export interface ReferenceRow {
  kind: 'entity' | 'other'
  /** By the published figures; null for Other. */
  rank: number | null
  slug: string
  name: string
  ownTokens: bigint
  /** Whether some of the own requests were sampled. */
  estimated: boolean
  referenceTokens: bigint
}

/** One's own figures beside published ones. The days are those that both have complete. */
export interface ReferenceBoard {
  dimension: ReferenceDimension
  source: Cited
  range: DayRange
  /** How many days of the range are counted: those that were published. */
  days: number
  /** Those that the publisher lists, most tokens first; Other, last, is everything else on both sides. */
  rows: ReferenceRow[]
  ownTotal: bigint
  referenceTotal: bigint
  freshness: Freshness
}

/** Apps as published, over the days that were published: their names are no identities, so nothing stands beside. */
export interface ReferenceApps {
  source: Cited
  from: Day
  through: Day
  rows: { name: string; tokens: bigint; requests: bigint }[]
}

/** The first rows, and everything else as Other. */
export function foldBeyond(
  rows: readonly ReferenceRow[],
  limit: number,
  more: readonly Pick<ReferenceRow, 'ownTokens' | 'estimated' | 'referenceTokens'>[] = [],
): ReferenceRow[] {
  const listed = rows.filter(({ kind }) => kind === 'entity')
  const rest = [...listed.slice(limit), ...rows.filter(({ kind }) => kind === 'other'), ...more]
  const ownTokens = rest.reduce((sum, row) => sum + row.ownTokens, 0n)
  const referenceTokens = rest.reduce((sum, row) => sum + row.referenceTokens, 0n)
  const shown = listed.slice(0, limit)
  if (ownTokens === 0n && referenceTokens === 0n) return shown
  const estimated = rest.some((row) => row.estimated)
  const other = { kind: 'other', rank: null, slug: 'other', name: 'Other' } as const
  return [...shown, { ...other, ownTokens, estimated, referenceTokens }]
}
