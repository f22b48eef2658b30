import { type Day, daysBetween } from '@/lib/domain/time/day'
import type { Cell } from '../allocation'
import { demoCatalog } from '../catalog/catalog'
import type { ModelTotal } from '../other'
import { cumulative, evenFraction, pick, pickWithin } from '../pick'
import { fraction, randomStream } from '../random'
import type { Draft } from './draft'
import { type Blend, blendOfModel, type Habit, habits, hourCurves, profiles } from './habits'

/** Leaves a gap between the turns of one day and the next. */
const TURNS_A_DAY = 64
const HABIT = 0
const HOUR = 2

const hourSums = {
  work: cumulative(hourCurves.work),
  night: cumulative(hourCurves.night),
  even: cumulative(hourCurves.even),
}

/** A draft, and the tokens that such a request takes where nothing was said before. */
export interface Sized {
  draft: Draft
  size: number
}

/** What a model is asked on a day, before the tokens are divided. */
export interface Asked {
  total: number
  /** Each with the tokens that fall to it. */
  ofApps: (Sized & { tokens: number })[]
  /** Each with its part of what the apps leave. */
  direct: (Sized & { share: number })[]
  /** Makes a draft for what is left over in the end. */
  spare: () => Draft
}

export function askOf(day: Day, { model, total }: ModelTotal, cells: readonly Cell[], volume: number): Asked {
  const ask = asker(day, model)
  const { apps, models } = demoCatalog()
  const ofApps = cells.flatMap(({ app, tokens }) => {
    const { profile, requests, tokens: appTokens } = apps[app]!
    const count = Math.min(4, 1 + Math.floor((tokens / volume) * 250))
    return Array.from({ length: count }, () => {
      const draft = ask(app, profiles[profile]!)
      const size = (appTokens / requests) * (0.85 + 0.3 * draft.random())
      return { draft, size, tokens: Math.floor(tokens / count) }
    })
  })
  const blend = blendOfModel(models[model]!)
  const spare = () => ask(null, blend)
  const direct = Array.from({ length: 2 + Math.round(32 * Math.sqrt(total / volume)) }, spare).map(
    (draft) => ({
      draft,
      share: 0.5 + draft.random(),
      size: sizeOf(model, draft.habit, draft.random()),
    }),
  )
  return { total, ofApps, direct, spare }
}

/** Makes the drafts of a model on a day, one by one; their tokens are filled in later. */
function asker(day: Day, model: number): (app: number | null, blend: Blend) => Draft {
  const random = randomStream(day, model)
  const start = fraction(HABIT, model)
  const weekend = isWeekend(day)
  let turn = daysBetween('2020-01-01', day) * TURNS_A_DAY
  return (app, blend) => {
    const habit = habitFor(blend, weekend, evenFraction(turn, 0, start))
    const hour = pickWithin(hourSums[habit.hours], evenFraction(turn, 2, fraction(HOUR, model)))
    return { model, app, habit, turn: turn++, hour, session: null, growth: 1, random, tokens: 0, weight: 0 }
  }
}

function sizeOf(model: number, habit: Habit, chance: number): number {
  const { contextLength, embeds } = demoCatalog().models[model]!
  const size = embeds ? 900 : habit.tokensPerRequest
  return Math.min(size * (0.6 + 0.8 * chance), 0.9 * (contextLength ?? Infinity))
}

function isWeekend(day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday === 6
}

const sums = { week: new Map<Blend, number[]>(), weekend: new Map<Blend, number[]>() }

function habitFor(blend: Blend, weekend: boolean, chance: number): Habit {
  const known = sums[weekend ? 'weekend' : 'week']
  if (!known.has(blend)) {
    const parts = habits.map((habit) => (blend[habit.category] ?? 0) * (weekend ? habit.weekend : 1))
    known.set(blend, cumulative(parts))
  }
  return habits[pick(known.get(blend)!, chance)]!
}
