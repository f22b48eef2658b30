import type { ReactNode } from 'react'
import type { Freshness } from '@/lib/domain/traffic/board'
import { formatMoment } from '@/lib/view/text/day-text'
import { formatDay } from '@/lib/view/text/format-day'
import { text } from '@/lib/view/text/messages'
import { RichText } from './rich-text'

/** How far the numbers reach and when they were counted. */
export function FreshnessLine({ freshness }: { freshness: Freshness }) {
  const { dataThrough, asOf, dataVersion } = freshness
  if (!dataThrough) return text('freshness.nothing')
  const values = { day: formatDay(dataThrough), version: String(dataVersion) }
  const marks = { through: (inner: ReactNode[]) => <time dateTime={dataThrough}>{inner}</time> }
  if (!asOf) return <RichText of="freshness.countedAtSomeTime" values={values} marks={marks} />
  return (
    <RichText
      of="freshness.counted"
      values={{ ...values, moment: formatMoment(asOf) }}
      marks={{ ...marks, asOf: (inner) => <time dateTime={asOf}>{inner}</time> }}
    />
  )
}
