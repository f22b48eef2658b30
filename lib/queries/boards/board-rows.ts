import type { ComparedMeasures } from '@/lib/domain/tokens/measures'
import type { BoardRow } from '@/lib/domain/traffic/board'
import { addRows, type MeasureRow, measuresOf, noRow } from '../shared/measures'
import { previousOf } from './board-columns'
import type { RankedRow } from './ranking'

/** What a board's rows must add up to. */
export interface BoardTotals {
  totalRow: MeasureRow
  previous: ComparedMeasures | null
}

/** Turns ranked rows into board rows one after the other, and knows what is left for `Other` at the end. */
export class BoardRowReader {
  private rank = 0
  private listed = noRow
  private listedBefore: ComparedMeasures = noneBefore

  constructor(private readonly totals: BoardTotals) {}

  next(row: RankedRow): BoardRow {
    this.rank += 1
    this.listed = addRows(this.listed, row, 1n)
    const previous = previousOf(row)
    if (previous) this.listedBefore = add(this.listedBefore, previous, 1n)
    return {
      ...measuresOf(row),
      kind: 'entity',
      id: row.entity_id,
      rank: this.rank,
      slug: row.slug,
      name: row.name,
      author: row.author_slug === null ? null : { slug: row.author_slug, name: row.author_name! },
      previous,
      previousRank: row.previous_rank === null ? null : Number(row.previous_rank),
      trendTriple: row.trend_triple,
    }
  }

  /** Everything that no row listed; undefined where the rows are all there is now, whatever there was before. */
  other(): BoardRow | undefined {
    const { totalRow, previous } = this.totals
    const rest = addRows(totalRow, this.listed, -1n)
    if (rest.requests === 0n) return undefined
    return {
      ...measuresOf(rest),
      kind: 'other',
      id: null,
      rank: null,
      slug: 'other',
      name: 'Other',
      author: null,
      previous: previous && add(previous, this.listedBefore, -1n),
      previousRank: null,
      trendTriple: null,
    }
  }
}

const noneBefore: ComparedMeasures = {
  requests: 0n,
  promptTokens: 0n,
  completionTokens: 0n,
  reasoningTokens: 0n,
  costNanoUsd: 0n,
  toolCalls: 0n,
  normalisedTokens: 0n,
}

function add(a: ComparedMeasures, b: ComparedMeasures, factor: 1n | -1n): ComparedMeasures {
  const names = Object.keys(noneBefore) as (keyof ComparedMeasures)[]
  return Object.fromEntries(
    names.map((name) => [name, a[name] + factor * b[name]]),
  ) as unknown as ComparedMeasures
}
