import { dollarText } from '@/lib/domain/money/money'
import { tokensASecond } from '@/lib/domain/traffic/speed'
import { dollars } from '../text/format'
import { text } from '../text/messages'
import { exactNumber, shortNumber } from '../text/number-kind'
import type { CountCell } from './table-view'

/** A price in billionths of a dollar for a million tokens. */
export function priceCell(price: bigint | null, isEstimate = false): CountCell | null {
  if (price === null) return null
  const amount = dollarText(price)
  return { short: dollars(price), value: amount, title: text('figures.price', { amount }), isEstimate }
}

/** A time in whole milliseconds. */
export function latencyCell(milliseconds: number | null): CountCell | null {
  if (milliseconds === null) return null
  return {
    short: shortNumber('milliseconds', milliseconds),
    value: String(milliseconds),
    title: exactNumber('milliseconds', milliseconds),
    isEstimate: false,
  }
}

/** A throughput in output tokens per 1,000 seconds. */
export function throughputCell(per1000Seconds: number | null): CountCell | null {
  if (per1000Seconds === null) return null
  return {
    short: shortNumber('tokensPerSecond', per1000Seconds / 1000),
    value: tokensASecond(per1000Seconds),
    title: text('figures.throughput', { tokens: tokensASecond(per1000Seconds) }),
    isEstimate: false,
  }
}
