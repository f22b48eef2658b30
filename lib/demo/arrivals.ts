import type { Day } from '@/lib/domain/time/day'
import type { IncomingEvent } from '@/lib/ingest/event/incoming-event'
import { eventsOfDay } from './day-events'
import { fraction } from './random'
import { demoDays, shiftDays } from './timeline'

const LATE_SHARE = 0.004
const REPEATED_SHARE = 0.002

/** What a router delivers at the end of a day: its events, and late ones of the day before. */
export interface DayDelivery {
  day: Day
  events: IncomingEvent[]
}

/**
 * The demo's events in the order of their arrival, day by day, without those after `now`. As with real routers a few
 * come a day late, and a few are sent again: those at the end.
 * @param today the running day, the last of the demo
 */
export function* deliveries(today: Day, now: Date): Generator<DayDelivery> {
  const shift = shiftDays(today)
  const repeated: IncomingEvent[] = []
  let late: IncomingEvent[] = []
  for (const demoDay of demoDays(today)) {
    const delivered = late
    late = []
    for (const event of eventsOfDay(demoDay, shift)) {
      if (event.createdAtMs > now.getTime()) continue
      const chance = fraction(event.id)
      const isLate = chance < LATE_SHARE && demoDay.day !== today
      const target = isLate ? late : delivered
      target.push(event)
      if (chance > 1 - REPEATED_SHARE) repeated.push(event)
    }
    yield { day: demoDay.day, events: delivered }
  }
  yield { day: today, events: repeated }
}
