import type { DayRange } from '../time/day-range'
import { type Measures, totalTokens } from '../tokens/measures'
import { ratioText } from '../tokens/ratio'
import type { Entity, Freshness } from '../traffic/board'

/** How many models have a line of their own over time. */
export const TOKENIZER_LINES = 6

/** What is known of requests, with those of them that state no normalised count. */
export type Counted = Pick<
  Measures,
  'promptTokens' | 'completionTokens' | 'normalisedTokens' | 'normalisedOwnTokens' | 'estimated'
>

/** A model whose requests state both counts: what its own tokenizer made of them, and what the common one. */
export interface CountedModel extends Entity, Counted {
  /** By the normalised count. */
  rank: number
  /** By its own count of the same requests. */
  ownRank: number
}

/** Models in a window by both counts of the same requests. */
export interface Tokenizers {
  range: DayRange
  /** Who has most normalised tokens first. */
  models: CountedModel[]
  /** Of everything, with requests that state no normalised count. */
  total: Counted
  freshness: Freshness
}

/** @param models who has most normalised tokens first */
export function withRanks(models: readonly Omit<CountedModel, 'rank' | 'ownRank'>[]): CountedModel[] {
  const byOwn = [...models].sort(byOwnCount).map(({ slug }) => slug)
  const places = new Map(byOwn.map((slug, place) => [slug, place + 1]))
  return models.map((model, place) => ({ ...model, rank: place + 1, ownRank: places.get(model.slug)! }))
}

/** As boards rank: by the number, then by the slug's bytes. */
function byOwnCount(a: Entity & Counted, b: Entity & Counted): number {
  if (a.normalisedOwnTokens !== b.normalisedOwnTokens) {
    return a.normalisedOwnTokens > b.normalisedOwnTokens ? -1 : 1
  }
  return a.slug < b.slug ? -1 : 1
}

/** How many tokens its own tokenizer makes of one of the common one; null where it made none. */
export function tokenizerRatio(
  { normalisedTokens, normalisedOwnTokens }: Counted,
  digits = 2,
): string | null {
  return ratioText(normalisedOwnTokens, normalisedTokens, digits)
}

/** The part of the tokens whose requests state both counts, 0 to 1. */
export function countedShare(counted: Counted, digits: number): string | null {
  return ratioText(counted.normalisedOwnTokens, totalTokens(counted), digits)
}
