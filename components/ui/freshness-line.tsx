import type { ReactNode } from 'react'
import { type Freshness, hasCompleteDay } from '@/lib/domain/traffic/board'
import { formatMoment } from '@/lib/view/text/day-text'
import { formatDay } from '@/lib/view/text/format-day'
import { text } from '@/lib/view/text/messages'
import { RichText } from './rich-text'

/** How far the numbers reach and when they were counted. */
export function FreshnessLine({ freshness }: { freshness: Freshness }) {
  const { dataThrough, firstDay, asOf, dataVersion } = freshness
  if (!dataThrough || !firstDay) return text('freshness.nothing')
  const values = { day: formatDay(dataThrough), version: String(dataVersion) }
  const marks = { through: (inner: ReactNode[]) => <time dateTime={dataThrough}>{inner}</time> }
  if (!asOf) return <RichText of="freshness.countedAtSomeTime" values={values} marks={marks} />
  const version = { version: values.version, moment: formatMoment(asOf) }
  const moment = { asOf: (inner: ReactNode[]) => <time dateTime={asOf}>{inner}</time> }
  if (!hasCompleteDay(freshness))
    return <RichText of="freshness.runningDayOnly" values={version} marks={moment} />
  return (
    <RichText of="freshness.counted" values={{ ...values, ...version }} marks={{ ...marks, ...moment }} />
  )
}
