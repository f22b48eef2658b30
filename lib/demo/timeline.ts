import { addDays, type Day, daysBetween } from '@/lib/domain/time/day'
import { pastDay } from './history'
import { type ModelTotal, spreadOther } from './other'
import { rankedDays } from './rankings'

/**
 * The demo shows this many days, the running one included. A year and two weeks: whatever weekday it begins on, the
 * last 53 calendar weeks are complete, so that each of a year's weeks has one before it.
 */
export const DEMO_DAYS = 54 * 7

/** What one day of the demo adds up to. */
export interface DemoDay {
  day: Day
  /** 0 is the last complete day, 1 the one before; the running day is -1. */
  age: number
  totals: ModelTotal[]
}

/** How many days the dataset is shifted, so that its last day is the one before `today`. */
export function shiftDays(today: Day): number {
  return daysBetween(rankedDays().at(-1)!.day, addDays(today, -1))
}

/**
 * The demo's days up to and with `today`: made up before the dataset, the dataset itself, and the running day, of
 * which the caller takes what has already passed.
 */
export function demoDays(today: Day): DemoDay[] {
  const ranked = rankedDays()
  const published = ranked.map((day) => [...day.models, ...spreadOther(day)])
  const firstWeek = averageOf(published.slice(0, 7))
  const past = Array.from({ length: DEMO_DAYS - 1 - ranked.length }, (_, index) =>
    pastDay(firstWeek, index + 1),
  ).reverse()
  return [...past, ...published, runningDay(published)].map((totals, index) => ({
    day: addDays(today, index + 1 - DEMO_DAYS),
    age: DEMO_DAYS - 2 - index,
    totals,
  }))
}

/** Yesterday's models, larger or smaller by the step between the same weekdays a week ago. */
function runningDay(published: readonly ModelTotal[][]): ModelTotal[] {
  const step = sumOf(published.at(-7)!) / sumOf(published.at(-8)!)
  return published.at(-1)!.map(({ model, total }) => ({ model, total: Math.floor(total * step) }))
}

function averageOf(days: readonly ModelTotal[][]): ModelTotal[] {
  const sums = new Map<number, number>()
  for (const { model, total } of days.flat()) sums.set(model, (sums.get(model) ?? 0) + total)
  return [...sums].map(([model, sum]) => ({ model, total: Math.floor(sum / days.length) }))
}

export function sumOf(totals: readonly ModelTotal[]): number {
  return totals.reduce((sum, { total }) => sum + total, 0)
}
