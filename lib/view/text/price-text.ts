import type { Measures } from '@/lib/domain/tokens/measures'
import { text } from './messages'

/** Why there is no price paid: nobody stated a cost, or the tokens behind it are not known of every day. */
export function noPricesText({ costNanoUsd }: Pick<Measures, 'costNanoUsd'>): string {
  return text(costNanoUsd > 0n ? 'boards.price.sealedPrices' : 'boards.price.noPrices')
}
