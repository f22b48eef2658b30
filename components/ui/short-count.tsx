import { compactCount } from '@/lib/view/text/format'

interface ShortCountProps {
  value: bigint
  /** The exact count in words. */
  title: string
  isEstimate: boolean
}

/** Drawn on the server and in the browser alike, so it is given its words. */
export function ShortCount({ value, title, isEstimate }: ShortCountProps) {
  return (
    <data value={String(value)} title={title} className={isEstimate ? 'about' : undefined}>
      {compactCount(value)}
    </data>
  )
}
