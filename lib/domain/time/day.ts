/** A UTC calendar day as `YYYY-MM-DD`. Days compare and sort as strings. */
export type Day = string

const DAY_MS = 86_400_000

/** The UTC day that a moment falls on. */
export function dayOf(moment: Date): Day {
  return moment.toISOString().slice(0, 10)
}

/** Whether the text names a day that exists: `2026-02-30` does not. */
export function isDay(text: string): text is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && dayOf(new Date(time)) === text
}

export function addDays(day: Day, count: number): Day {
  return dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS))
}

/** How many days `until` lies after `from`. */
export function daysBetween(from: Day, until: Day): number {
  return (Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS
}

/** The Monday of the day's ISO week. */
export function startOfWeek(day: Day): Day {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
  return addDays(day, -weekday)
}

export function startOfMonth(day: Day): Day {
  return `${day.slice(0, 7)}-01`
}

/** The first day of the month `count` months after the day's own. */
export function addMonths(day: Day, count: number): Day {
  const date = new Date(`${startOfMonth(day)}T00:00:00Z`)
  date.setUTCMonth(date.getUTCMonth() + count)
  return dayOf(date)
}
