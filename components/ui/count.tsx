import { compactCount, exactCount } from '@/lib/domain/format'

interface CountProps {
  value: bigint
  unit: string
  estimated?: boolean
}

/** A count in three digits that carries the exact integer: on hover, for scripts, for copying. */
export function Count({ value, unit, estimated = false }: CountProps) {
  const exact = `${exactCount(value)} ${unit}`
  return (
    <data value={String(value)} title={estimated ? `about ${exact}` : exact}>
      {estimated && value > 0n && <Estimated />}
      {compactCount(value)}
    </data>
  )
}

/** The mark of a number that stands for sampled requests. The note below the board says it in words. */
function Estimated() {
  return (
    <span aria-hidden="true" className="text-faint">
      ~
    </span>
  )
}
