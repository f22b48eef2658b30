import { compactCount, exactCount } from '@/lib/domain/format'

interface CountProps {
  value: bigint
  unit: string
  /** Whether it stands for sampled requests: a style puts `~` before it, the note below the board says it in words. */
  estimated?: boolean
}

/** A count in three digits that carries the exact integer: on hover, for scripts, for copying. */
export function Count({ value, unit, estimated = false }: CountProps) {
  const isEstimate = estimated && value > 0n
  const exact = `${exactCount(value)} ${unit}`
  return (
    <data
      value={String(value)}
      title={isEstimate ? `about ${exact}` : exact}
      className={isEstimate ? 'about' : undefined}
    >
      {compactCount(value)}
    </data>
  )
}
