import { ratioText } from '../tokens/ratio'

/** Nano-dollars as an exact decimal of dollars, without idle zeros: `0.0042`, `12`. */
export function dollarText(nano: bigint): string {
  return ratioText(nano, 1_000_000_000n, 9)!.replace(/\.?0+$/, '')
}
