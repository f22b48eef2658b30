import type { Change } from './change'
import { ratioText } from './ratio'

const locale = 'en-GB'
const whole = new Intl.NumberFormat(locale)

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

/**
 * The integer in three digits and a unit: `1.99T`. Rounded half away from zero; from 1,000T on it keeps the T,
 * since the units beyond are known to few.
 */
export function compactCount(value: bigint): string {
  if (value < 0n) return `-${compactCount(-value)}`
  const unit = units.find(({ size }) => value >= size - size / 2000n)
  return unit ? threeDigits(value, unit.size) + unit.letter : String(value)
}

/** As many places as make three digits, no more than two: `1.99`, `19.9`, `199`, `1,990`. */
function threeDigits(value: bigint, size: bigint): string {
  for (const places of [2, 1]) {
    const text = ratioText(value, size, places)!
    if (text.length <= 4) return text
  }
  const rounded = ratioText(value, size, 0)!
  return rounded.length > 3 ? whole.format(BigInt(rounded)) : rounded
}

/** A compact count without idle zeros, for axis ticks: `2T`, `2.5T`. */
export function tickCount(value: bigint): string {
  const [, digits = '', letter = ''] = /^(.*?)([KMBT]?)$/.exec(compactCount(value))!
  return (digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits) + letter
}

/** A share with one place: `25.4%`; `<0.1%` rather than a zero that is none, `-` where nothing can be divided. */
export function percent(part: bigint, whole: bigint): string {
  const text = ratioText(part * 100n, whole, 1)
  if (text === null) return '-'
  if (part === 0n) return '0%'
  if (text === '0.0' && part > 0n) return '<0.1%'
  if (text === '100.0' && part < whole) return '>99.9%'
  return `${text}%`
}

/** How a change is shown, and what a screen reader hears before the text because the eye sees an arrow. */
export interface ChangeText {
  direction: 'up' | 'down' | 'flat' | 'new' | 'none'
  text: string
  hiddenWord: string
}

export function changeWords(change: Change): ChangeText {
  if (change === null) return { direction: 'none', text: '-', hiddenWord: 'not compared' }
  if (change.kind === 'new') return { direction: 'new', text: 'new', hiddenWord: '' }
  const percentage = Math.abs(change.value * 100)
  const text = percentage >= 1000 ? whole.format(Math.round(percentage)) : percentage.toFixed(1)
  if (text === '0.0') return { direction: 'flat', text: '0.0%', hiddenWord: '' }
  const direction = change.value > 0 ? 'up' : 'down'
  return { direction, text: `${text}%`, hiddenWord: direction }
}

const NANO = 1_000_000_000n

/** Money from integer nano-dollars: `$1.23M`, `$12.30`; tiny prices keep two digits that count: `$0.0042`. */
export function dollars(nano: bigint): string {
  if (nano >= 1000n * NANO) return `$${compactCount(nano / NANO)}`
  const cents = ratioText(nano, NANO, 2)!
  if (nano === 0n || nano >= NANO / 10n) return `$${cents}`
  const places = Math.min(9, 11 - String(nano).length)
  return `$${ratioText(nano, NANO, places)!.replace(/0+$/, '').replace(/\.$/, '')}`
}
