import type { Freshness } from '@/lib/domain/board'
import { formatDay, formatMoment } from '@/lib/domain/format-day'

/** How far the numbers reach and when they were counted. */
export function FreshnessLine({ freshness }: { freshness: Freshness }) {
  const { dataThrough, asOf, dataVersion } = freshness
  if (!dataThrough) return 'No complete day is counted yet.'
  return (
    <>
      Data through <time dateTime={dataThrough}>{formatDay(dataThrough)}</time> UTC
      {asOf && (
        <>
          , as of <time dateTime={asOf}>{formatMoment(asOf)}</time>
        </>
      )}
      , data version {String(dataVersion)}
    </>
  )
}
