import type { ReactNode } from 'react'
import type { Freshness } from '@/lib/domain/board'
import { formatMoment } from '@/lib/domain/day-text'
import { formatDay } from '@/lib/domain/format-day'
import { text } from '@/lib/domain/messages'
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
