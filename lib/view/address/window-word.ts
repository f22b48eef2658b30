import { type GrowthWindow, isGrowthWindowName } from '@/lib/domain/growth/growth-window'
import { addDays, isDay } from '@/lib/domain/time/day'
import { lastDay } from '@/lib/domain/time/day-range'

/** A window as one word of an address: `week`, or `2026-05-01_2026-05-31`, both days inside. */
export function windowWord(window: GrowthWindow): string {
  return typeof window === 'string' ? window : `${window.from}_${lastDay(window)}`
}

export function windowOfWord(word: string): GrowthWindow | undefined {
  if (isGrowthWindowName(word)) return word
  const [from = '', to = '', ...rest] = word.split('_')
  if (rest.length > 0 || !isDay(from) || !isDay(to) || from > to) return undefined
  return { from, until: addDays(to, 1) }
}
