import { compactCount, dollars as dollarAmount, exactCount, percentOf, tickCount, withMinus } from './format'
import { locale } from './locale'

/**
 * What a number is that does not come from a sum, and so is no `bigint`: a part of 1 (`percent`), tokens of a mean
 * request, dollars for a million tokens, and so on. It decides how the number is written.
 */
export const numberKinds = [
  'percent',
  'change',
  'tokens',
  'reasoning',
  'requests',
  'toolCalls',
  'normalisedTokens',
  'tokenizerRatio',
  'dollars',
  'dollarsPerMillion',
  'milliseconds',
  'tokensPerSecond',
  'callsPerRequest',
  'turnsPerSession',
  'accounts',
  'index',
  'rank',
] as const

export type NumberKind = (typeof numberKinds)[number]

const digits = (maximumSignificantDigits: number) =>
  new Intl.NumberFormat(locale, { maximumSignificantDigits })
const dollars = (options: Intl.NumberFormatOptions) =>
  new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    ...options,
  })
const unit = (name: string, maximumSignificantDigits: number) =>
  new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: name,
    unitDisplay: 'narrow',
    maximumSignificantDigits,
  })

const threeDigits = new Intl.NumberFormat(locale, {
  minimumSignificantDigits: 3,
  maximumSignificantDigits: 3,
})
const plain = { short: digits(3), exact: digits(6) }
const money = {
  cents: dollars({ minimumFractionDigits: 2, maximumFractionDigits: 2 }),
  tiny: dollars({ minimumFractionDigits: 0, maximumSignificantDigits: 2 }),
  exact: dollars({ minimumFractionDigits: 2, maximumFractionDigits: 6 }),
  tick: dollars({ minimumFractionDigits: 0, maximumSignificantDigits: 3 }),
  power: dollars({ notation: 'scientific', maximumFractionDigits: 0 }),
}
const tickShare = new Intl.NumberFormat(locale, { style: 'percent', maximumSignificantDigits: 3 })
const signedShare = new Intl.NumberFormat(locale, {
  style: 'percent',
  maximumFractionDigits: 1,
  signDisplay: 'exceptZero',
})
/** Something that grew a thousandfold has the room of an axis, too. */
const tickChange = new Intl.NumberFormat(locale, {
  style: 'percent',
  notation: 'compact',
  maximumSignificantDigits: 3,
  signDisplay: 'exceptZero',
})
const exactShare = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 3 })
const milliseconds = { short: unit('millisecond', 3), exact: unit('millisecond', 9) }
const seconds = unit('second', 3)

const rounded = (value: number) => BigInt(Math.round(value))
const toNanoDollars = (value: number) => BigInt(Math.round(value * 1e9))

type NumberFormats = Record<'tick' | 'short' | 'exact', (value: number) => string>

/** Whole numbers that can be large. */
const counts: NumberFormats = {
  tick: (value) => (value < 10 ? plain.short.format(value) : tickCount(rounded(value))),
  short: (value) => compactCount(rounded(value)),
  exact: (value) => exactCount(rounded(value)),
}

/** How each kind is written: on an axis, in few digits, and as exactly as the number is known. */
const formats: Record<NumberKind, NumberFormats> = {
  percent: { tick: tickShare.format, short: percentOf, exact: exactShare.format },
  change: {
    tick: (value) => withMinus(tickChange.format(value)),
    short: (value) => withMinus(signedShare.format(value)),
    exact: (value) => withMinus(signedShare.format(value)),
  },
  tokens: counts,
  reasoning: counts,
  requests: counts,
  toolCalls: counts,
  normalisedTokens: counts,
  tokenizerRatio: { tick: plain.short.format, short: threeDigits.format, exact: plain.exact.format },
  dollars: {
    tick: (value) => dollarAmount(toNanoDollars(value)),
    short: (value) => dollarAmount(toNanoDollars(value)),
    exact: money.exact.format,
  },
  dollarsPerMillion: {
    tick: (value) => (value > 0 && value < 1e-5 ? money.power : money.tick).format(value),
    short: (value) => (value > 0 && value < 0.1 ? money.tiny : money.cents).format(value),
    exact: money.exact.format,
  },
  milliseconds: { tick: shortTime, short: shortTime, exact: milliseconds.exact.format },
  tokensPerSecond: { tick: plain.short.format, short: plain.short.format, exact: plain.exact.format },
  callsPerRequest: { tick: plain.short.format, short: threeDigits.format, exact: plain.exact.format },
  turnsPerSession: { tick: plain.short.format, short: threeDigits.format, exact: plain.exact.format },
  accounts: counts,
  index: {
    tick: (value) => (value < 10_000 ? plain.short.format(value) : tickCount(rounded(value))),
    short: plain.short.format,
    exact: plain.exact.format,
  },
  rank: { tick: rankText, short: rankText, exact: rankText },
}

/** A mark of an axis. */
export function tickNumber(kind: NumberKind, value: number): string {
  return formats[kind].tick(value)
}

/** In about three digits. */
export function shortNumber(kind: NumberKind, value: number): string {
  return formats[kind].short(value)
}

/** With every digit that means something. */
export function exactNumber(kind: NumberKind, value: number): string {
  return formats[kind].exact(value)
}

function rankText(value: number): string {
  return `#${exactCount(rounded(value))}`
}

function shortTime(value: number): string {
  return value < 1000 ? milliseconds.short.format(value) : seconds.format(value / 1000)
}
