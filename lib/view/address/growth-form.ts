import { addDays, isDay } from '@/lib/domain/time/day'
import { type GrowthQuestion, parseGrowthPath, usualGrowth } from './growth-path'

/** Where the form of days leads: on to the address of what was chosen. */
export const GROWTH_FORM = '/growth/dates'

/**
 * Reads the form: `page` is the address of the page that the reader comes from, `from` and `to` are the days of the
 * later window, both inside. Days that are none leave the window as it was; days in the wrong order are turned round.
 */
export function readGrowthForm(given: Record<string, string | string[] | undefined>): GrowthQuestion {
  const value = (name: string) => {
    const found = given[name]
    return (Array.isArray(found) ? found[0] : found)?.trim() ?? ''
  }
  const segments = value('page').split('/').slice(2)
  const question = parseGrowthPath(segments) ?? usualGrowth
  const days = [value('from'), value('to')].filter(isDay).toSorted()
  const [from, to] = days
  return from && to ? { ...question, window: { from, until: addDays(to, 1) } } : question
}
