import type { Day } from '../time/day'
import type { DayRange } from '../time/day-range'

/** Turns of a session are told apart up to this one, which stands for all after it too. */
export const LAST_TURN = 50

/** Sessions by how many turns they have: from the first number to the last, null for no end. */
export const turnRanges = [
  { from: 1, to: 1 },
  { from: 2, to: 9 },
  { from: 10, to: 49 },
  { from: 50, to: null },
] as const

/** The requests at one place within their sessions, counted from the start of the day. */
export interface TurnRow {
  turn: number
  requests: bigint
  promptTokens: bigint
  completionTokens: bigint
}

/** The sessions that had turns within a bucket. */
export interface SessionBucket {
  bucket: Day
  isPartial: boolean
  /** How many there were, by the number of turns that they had in the bucket: in the order of `turnRanges`. */
  sessions: bigint[]
  /** What these turns add up to. */
  requests: bigint
  promptTokens: bigint
}

export function sessionCount({ sessions }: Pick<SessionBucket, 'sessions'>): bigint {
  return sessions.reduce((sum, count) => sum + count, 0n)
}

/** Sessions over time, as far as they are known. */
export interface SessionSeries {
  buckets: SessionBucket[]
  estimated: boolean
}

/** A window with its requests by their place within the session. */
export interface TurnWindow {
  range: DayRange
  turns: TurnRow[]
}
