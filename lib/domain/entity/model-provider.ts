import type { DayRange } from '../time/day-range'
import type { Measures } from '../tokens/measures'
import type { Speed } from '../traffic/speed'

/** What one provider did of a model's traffic, over all categories. */
export interface ModelProvider
  extends Pick<
    Measures,
    | 'requests'
    | 'promptTokens'
    | 'completionTokens'
    | 'costNanoUsd'
    | 'unpricedRequests'
    | 'pricedTokens'
    | 'estimated'
  > {
  id: number
  slug: string
  name: string
  speed: Speed
}

/** A model with who ran it, the one with the most tokens first. Their tokens add up to `totalTokens`. */
export interface ModelProviders {
  model: { id: number; slug: string; name: string }
  providers: ModelProvider[]
  totalTokens: bigint
  range: DayRange
}
