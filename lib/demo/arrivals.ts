import type { Day } from '@/lib/domain/day'
import type { IncomingEvent } from '@/lib/ingest/incoming-event'
import { eventsOfDay } from './day-events'
import { fraction } from './random'
import { demoDays, shiftDays } from './timeline'

const LATE_SHARE = 0.004
const REPEATED_SHARE = 0.002

/** What a router delivers at the end of a day. */
export interface DayDelivery {
  day: Day
  /** The day's events, late ones of the day before, and some that were sent already. */
  events: IncomingEvent[]
}

/**
 * The demo's events in the order of their arrival, day by day, without those after `now`. A few come a day late,
 * and a few come twice, as they do from real routers.
 * @param today the running day, the last of the demo
 */
export function* deliveries(today: Day, now: Date): Generator<DayDelivery> {
  const shift = shiftDays(today)
  let carried: IncomingEvent[] = []
  for (const demoDay of demoDays(today)) {
    const events = eventsOfDay(demoDay, shift).filter(({ createdAtMs }) => createdAtMs <= now.getTime())
    const draws = events.map(({ id }) => fraction(id))
    const isLate = (index: number) => demoDay.day !== today && draws[index]! < LATE_SHARE
    yield { day: demoDay.day, events: [...carried, ...events.filter((_, index) => !isLate(index))] }
    carried = events.filter((_, index) => isLate(index) || draws[index]! > 1 - REPEATED_SHARE)
  }
}
