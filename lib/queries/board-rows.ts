import type { BoardRow } from '@/lib/domain/board'
import { addRows, type MeasureRow, measuresOf, noRow } from './measures'
import type { RankedRow } from './ranking'

/** What a board's rows must add up to. */
export interface BoardTotals {
  totalRow: MeasureRow
  previousTotalTokens: bigint | null
  previousRequests: bigint | null
}

/** Turns ranked rows into board rows one after the other, and knows what is left for `Other` at the end. */
export class BoardRowReader {
  private rank = 0
  private listed = noRow
  private listedPreviousTokens = 0n
  private listedPreviousRequests = 0n

  constructor(private readonly totals: BoardTotals) {}

  next(row: RankedRow): BoardRow {
    this.rank += 1
    this.listed = addRows(this.listed, row, 1n)
    this.listedPreviousTokens += row.previous_total_tokens ?? 0n
    this.listedPreviousRequests += row.previous_requests ?? 0n
    return {
      ...measuresOf(row),
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

  /** Everything that no row listed; undefined where the rows are all there is now, whatever there was before. */
  other(): BoardRow | undefined {
    const { totalRow, previousTotalTokens, previousRequests } = this.totals
    const rest = addRows(totalRow, this.listed, -1n)
    const previous = previousTotalTokens === null ? null : previousTotalTokens - this.listedPreviousTokens
    if (rest.requests === 0n) return undefined
    return {
      ...measuresOf(rest),
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
