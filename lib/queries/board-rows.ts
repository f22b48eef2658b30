import type { BoardRow } from '@/lib/domain/board'
import { type Measures, noMeasures, totalTokens } from '@/lib/domain/measures'
import { addMeasures, measuresOf, subtractMeasures } from './measures'
import type { RankedRow } from './ranking'

/** What a board's rows must add up to. */
export interface BoardTotals {
  total: Measures
  previousTotalTokens: bigint | null
  previousRequests: bigint | null
}

/** Turns ranked rows into board rows one after the other, and knows what is left for `Other` at the end. */
export class BoardRows {
  private rank = 0
  private listed: Measures = { ...noMeasures }
  private listedPreviousTokens = 0n
  private listedPreviousRequests = 0n

  constructor(private readonly totals: BoardTotals) {}

  next(row: RankedRow): BoardRow {
    const measures = measuresOf(row)
    this.rank += 1
    this.listed = addMeasures(this.listed, measures)
    this.listedPreviousTokens += row.previous_total_tokens ?? 0n
    this.listedPreviousRequests += row.previous_requests ?? 0n
    return {
      ...measures,
      kind: 'entity',
      rank: this.rank,
      slug: row.slug,
      name: row.name,
      author: row.author_slug === null ? null : { slug: row.author_slug, name: row.author_name! },
      previousTotalTokens: row.previous_total_tokens,
      previousRequests: row.previous_requests,
      trendTriple: row.trend_triple,
    }
  }

  /** Everything that no row listed, now or in the window before; undefined where nothing is left. */
  other(): BoardRow | undefined {
    const { total, previousTotalTokens, previousRequests } = this.totals
    const rest = subtractMeasures(total, this.listed)
    const previous = previousTotalTokens === null ? null : previousTotalTokens - this.listedPreviousTokens
    const isNothing = rest.requests === 0n && totalTokens(rest) === 0n && !previous
    if (isNothing) return undefined
    return {
      ...rest,
      kind: 'other',
      rank: null,
      slug: 'other',
      name: 'Other',
      author: null,
      previousTotalTokens: previous,
      previousRequests: previousRequests === null ? null : previousRequests - this.listedPreviousRequests,
      trendTriple: null,
    }
  }
}
