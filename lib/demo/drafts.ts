import { type Day, daysBetween } from '@/lib/domain/day'
import { appCells, type Cell } from './allocation'
import { demoCatalog } from './catalog'
import { type Blend, blendOfModel, type Habit, habits, profiles } from './habits'
import type { ModelTotal } from './other'
import { cumulative, evenFraction, pick } from './pick'
import { fraction, randomStream } from './random'
import { type Portion, splitTotal, takePortion } from './split'
import { type DemoDay, sumOf } from './timeline'

/** What is decided first about an event: who asks what, and how many tokens that takes. */
export interface Draft extends Portion {
  model: number
  /** Null for traffic without an app. */
  app: number | null
  habit: Habit
  /** The place in the model's even sequences. */
  turn: number
  random: () => number
}

/** Leaves a gap between the turns of one day and the next. */
const TURNS_A_DAY = 64
const HABIT = 0

/** The drafts of a day, model by model: those of a model add up to its total. */
export function draftsOf(demoDay: DemoDay): Draft[] {
  const volume = sumOf(demoDay.totals)
  const cells = new Map<number, Cell[]>(demoDay.totals.map(({ model }) => [model, []]))
  for (const cell of appCells(demoDay)) cells.get(cell.model)!.push(cell)
  return demoDay.totals.flatMap((total) => draftsOfModel(demoDay.day, total, cells.get(total.model)!, volume))
}

function draftsOfModel(
  day: Day,
  { model, total }: ModelTotal,
  cells: readonly Cell[],
  volume: number,
): Draft[] {
  const ask = asker(day, model)
  const { apps, models } = demoCatalog()
  const drafts: Draft[] = []
  let left = total
  for (const { app, tokens } of cells) {
    const { profile, requests, tokens: appTokens } = apps[app]!
    const count = Math.min(4, 1 + Math.floor((tokens / volume) * 250))
    for (let index = 0; index < count; index++) {
      const draft = ask(app, profiles[profile]!)
      const size = (appTokens / requests) * (0.85 + 0.3 * draft.random())
      drafts.push(Object.assign(draft, takePortion(Math.floor(tokens / count), size)))
      left -= draft.tokens * draft.weight
    }
  }

  const blend = blendOfModel(models[model]!)
  const direct = Array.from({ length: 2 + Math.round(32 * Math.sqrt(total / volume)) }, () =>
    ask(null, blend),
  )
  const parts = direct.map(({ habit, random }) => ({
    share: 0.5 + random(),
    size: sizeOf(model, habit, random()),
  }))
  for (const [index, portion] of splitTotal(left, parts).entries()) {
    drafts.push(Object.assign(direct[index] ?? ask(null, blend), portion))
  }
  return drafts.filter(({ weight }) => weight > 0)
}

/** Makes the drafts of a model on a day, one by one; their tokens are filled in later. */
function asker(day: Day, model: number): (app: number | null, blend: Blend) => Draft {
  const random = randomStream(day, model)
  const start = fraction(HABIT, model)
  const weekend = isWeekend(day)
  let turn = daysBetween('2020-01-01', day) * TURNS_A_DAY
  return (app, blend) => {
    const habit = habitFor(blend, weekend, evenFraction(turn, 0, start))
    return { model, app, habit, turn: turn++, random, tokens: 0, weight: 0 }
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
