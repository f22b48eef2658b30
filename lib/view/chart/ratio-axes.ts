import type { Ratio } from '@/lib/domain/tokens/ratios'
import type { NumberKind } from '../text/number-kind'

/** How each ratio is written beside an axis. */
export const ratioAxes: Record<
  Ratio,
  {
    kind: NumberKind
    /** Whether its values lie near each other, far from zero. */
    isNear: boolean
  }
> = {
  promptLength: { kind: 'tokens', isNear: false },
  completionLength: { kind: 'tokens', isNear: false },
  reasoningLength: { kind: 'reasoning', isNear: false },
  reasoningShare: { kind: 'percent', isNear: false },
  toolShare: { kind: 'percent', isNear: false },
  callsPerRequest: { kind: 'callsPerRequest', isNear: false },
  tokenizer: { kind: 'tokenizerRatio', isNear: true },
}
