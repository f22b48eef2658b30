import { ratioText } from '@/lib/domain/tokens/ratio'
import { locale } from './locale'

const whole = new Intl.NumberFormat(locale)
/** What stands before a number below zero; files and the API have the hyphen that programs read. */
export const MINUS = '−'

export function withMinus(formatted: string): string {
  return formatted.replace('-', MINUS)
}

const signed = new Intl.NumberFormat(locale, { signDisplay: 'always' })
const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
const exactShare = new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: 1 })

type Places = Pick<Intl.NumberFormatOptions, 'minimumFractionDigits' | 'maximumFractionDigits'>

const money = (places: Places) =>
  new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    ...places,
  })

const cents = money({ minimumFractionDigits: 2, maximumFractionDigits: 2 })
const exactMoney = money({ minimumFractionDigits: 2, maximumFractionDigits: 9 })
const tinyMoney = money({ minimumFractionDigits: 0, maximumFractionDigits: 9 })
const powers = new Intl.NumberFormat(locale, {
  style: 'currency',
  currency: 'USD',
  currencyDisplay: 'narrowSymbol',
  notation: 'scientific',
  maximumFractionDigits: 0,
})

/** By how many places they keep, with and without idle zeros. */
const numbers = [0, 1, 2].map((places) => ({
  padded: new Intl.NumberFormat(locale, { minimumFractionDigits: places, maximumFractionDigits: places }),
  // Marks of an axis have little room, and from 10,000T on a comma would be too much.
  bare: new Intl.NumberFormat(locale, { maximumFractionDigits: places, useGrouping: false }),
  money: money({ minimumFractionDigits: places, maximumFractionDigits: places }),
  bareMoney: money({ minimumFractionDigits: 0, maximumFractionDigits: places }),
}))

/** The site's own units, explained on `/about`: what languages call them is longer, and differs in size. */
const units = [
  { size: 1_000_000_000_000n, letter: 'T' },
  { size: 1_000_000_000n, letter: 'B' },
  { size: 1_000_000n, letter: 'M' },
  { size: 1_000n, letter: 'K' },
]

/** The integer in full: `1,990,000,000,000`. */
export function exactCount(value: bigint): string {
  return whole.format(value)
}

/** A difference in full with its sign: `+1,200`. */
export function signedCount(value: bigint): string {
  return withMinus(signed.format(value))
}

/**
 * The integer in three digits and a unit: `1.99T`. Rounded half away from zero; from 1,000T on it keeps the T,
 * since the units beyond are known to few.
 */
export function compactCount(value: bigint): string {
  if (value < 0n) return MINUS + compactCount(-value)
  const { digits, places, letter } = compacted(value)
  return numbers[places]!.padded.format(digits) + letter
}

/** A compact count without idle zeros, for axis ticks: `2T`, `2.5T`. */
export function tickCount(value: bigint): string {
  const { digits, places, letter } = compacted(value)
  return numbers[places]!.bare.format(digits) + letter
}

type Decimal = `${number}`

/** As many places as make three digits, no more than two: `1.99`, `19.9`, `199`, `1990`. */
function compacted(value: bigint): { digits: Decimal; places: number; letter: string } {
  const unit = units.find(({ size }) => value >= size - size / 2000n)
  if (!unit) return { digits: `${value}` as Decimal, places: 0, letter: '' }
  const { size, letter } = unit
  for (const places of [2, 1]) {
    const digits = ratioText(value, size, places)! as Decimal
    if (digits.length <= 4) return { digits, places, letter }
  }
  return { digits: ratioText(value, size, 0)! as Decimal, places: 0, letter }
}

/** A share with one place: `25.4%`; `<0.1%` rather than a zero that is none, `-` where nothing can be divided. */
export function percent(part: bigint, whole: bigint): string {
  const text = ratioText(part, whole, 3)
  if (text === null) return '-'
  if (part === 0n) return share.format(0)
  if (text === '0.000' && part > 0n) return `<${exactShare.format(0.001)}`
  if (text === '1.000' && part < whole) return `>${exactShare.format(0.999)}`
  return exactShare.format(text as Decimal)
}

/** A share that is known as a number: `25.4%`, with the same edges as `percent`. */
export function percentOf(share: number): string {
  const scale = 1_000_000_000_000
  return percent(BigInt(Math.round(share * scale)), BigInt(scale))
}

/** How far something moved, as a share that may be above one: `12.0%`, `4,500%`. */
export function percentOfChange(ratio: number): string {
  return Math.abs(ratio) >= 10 ? share.format(Math.round(ratio * 100) / 100) : exactShare.format(ratio)
}

/** A mark of an axis of shares, in whole per cent. */
export function tickPercent(value: bigint): string {
  return share.format(Number(value) / 100)
}

const NANO = 1_000_000_000n

/** Money from integer nano-dollars: `$1.23M`, `$12.30`; tiny prices keep two digits that count: `$0.0042`. */
export function dollars(nano: bigint): string {
  if (nano >= 1000n * NANO) return compactDollars(nano / NANO)
  if (nano === 0n || nano >= NANO / 10n) return cents.format(ratioText(nano, NANO, 2)! as Decimal)
  const places = Math.min(9, 11 - String(nano).length)
  return tinyMoney.format(ratioText(nano, NANO, places)! as Decimal)
}

/** Money to the last nano-dollar: `$1,234.50`, `$0.000000042`. */
export function exactDollars(nano: bigint): string {
  return exactMoney.format(ratioText(nano, NANO, 9)! as Decimal)
}

/** Money for axis ticks, without idle zeros: `$2M`, `$2.5K`, `$0.05`; what is next to nothing as a power: `$1E-8`. */
export function tickDollars(nano: bigint): string {
  if (nano >= 1000n * NANO) return compactDollars(nano / NANO, 'bare')
  if (nano > 0n && nano < NANO / 100_000n) return powers.format(ratioText(nano, NANO, 9)! as Decimal)
  return tinyMoney.format(ratioText(nano, NANO, 9)! as Decimal)
}

/** The unit follows the digits, wherever the language puts the sign of the currency. */
function compactDollars(value: bigint, style: 'padded' | 'bare' = 'padded'): string {
  const { digits, places, letter } = compacted(value)
  const { money, bareMoney } = numbers[places]!
  const parts = (style === 'bare' ? bareMoney : money).formatToParts(digits)
  const last = parts.findLastIndex(({ type }) => type === 'integer' || type === 'fraction')
  return parts.map((part, index) => (index === last ? part.value + letter : part.value)).join('')
}
