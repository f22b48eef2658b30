import type { DriverWeek } from '@/lib/domain/growth/driver-week'
import { drivers } from '@/lib/domain/growth/drivers'
import type { ChartView } from '../chart/chart-view'
import { driverColour } from '../colour/driver-colours'
import { formatBucket } from '../text/day-text'
import { compactCount } from '../text/format'
import { formatDay } from '../text/format-day'
import { locale } from '../text/locale'
import { text } from '../text/messages'
import { signedTexts } from './waterfall'

const lists = new Intl.ListFormat(locale, { type: 'unit' })

/** How many drivers the sentence names. */
const NAMED = 3

/** What moved the tokens of each week, piled up: growth above the ground, shrinkage below it. */
export function driverWeeksView(weeks: readonly DriverWeek[], estimated: boolean): ChartView {
  return {
    title: text('growth.weeks.chart'),
    metric: 'tokens',
    mode: 'absolute',
    isSigned: true,
    grain: 'week',
    series: drivers.map((driver, place) => ({
      key: `s${place}`,
      name: text(`growth.drivers.${driver}.name`),
      colour: driverColour(driver),
      href: null,
      isOther: false,
    })),
    buckets: weeks.map(({ week, tokens }) => ({
      bucket: week,
      label: formatBucket(week, 'week'),
      isPartial: false,
      values: drivers.map((driver) => tokens[driver]),
    })),
    estimated,
    summary: driverWeeksSentence(weeks),
  }
}

/** What all of the weeks together came to, and the drivers that moved most of it. */
export function driverWeeksSentence(weeks: readonly DriverWeek[]): string {
  const first = weeks[0]
  if (!first) return text('growth.weeks.nothing')
  const sums = drivers.map((driver) => ({
    driver,
    tokens: weeks.reduce((sum, week) => sum + week.tokens[driver], 0n),
  }))
  const change = sums.reduce((sum, { tokens }) => sum + tokens, 0n)
  const largest = sums
    .filter(({ tokens }) => tokens !== 0n)
    .toSorted((one, other) => Number(sizeOf(other.tokens) - sizeOf(one.tokens)))
    .slice(0, NAMED)
    .map(({ driver, tokens }) => `${text(`growth.drivers.${driver}.name`)} ${signedTexts(tokens, 0n).short}`)
  const values = {
    since: formatDay(first.week),
    weeks: weeks.length,
    direction: change === 0n ? 'flat' : change > 0n ? 'up' : 'down',
    change: compactCount(sizeOf(change)),
  }
  if (largest.length === 0) return text('growth.weeks.still', values)
  return text('growth.weeks.summary', { ...values, parts: lists.format(largest) })
}

function sizeOf(tokens: bigint): bigint {
  return tokens < 0n ? -tokens : tokens
}
