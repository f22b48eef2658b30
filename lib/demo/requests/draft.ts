import type { Portion } from '../split'
import type { Habit } from './habits'
import type { Session } from './session'

/** What is decided first about an event: who asks what and when, and how many tokens that takes. */
export interface Draft extends Portion {
  model: number
  /** Null for traffic without an app. */
  app: number | null
  habit: Habit
  /** The place in the model's even sequences. */
  turn: number
  /** The hour of the day, with its part that has passed. */
  hour: number
  /** Null where whoever asks names no session. */
  session: Session | null
  /** How much larger it is for what was said before in its session. */
  growth: number
  random: () => number
}
