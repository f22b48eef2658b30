import { type CountUnit, countText } from '@/lib/view/text/count-text'
import { ShortCount } from './short-count'

interface CountProps {
  value: bigint
  unit: CountUnit
  /** Whether it stands for sampled requests: a style puts `~` before it, the note below the board says it in words. */
  estimated?: boolean
}

/** A count in three digits that carries the exact integer: on hover, for scripts, for copying. */
export function Count({ value, unit, estimated = false }: CountProps) {
  return (
    <ShortCount
      value={value}
      title={countText(unit, value, estimated)}
      isEstimate={estimated && value > 0n}
    />
  )
}
