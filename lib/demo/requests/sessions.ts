import type { CategorySlug } from '@/lib/domain/entity/categories'
import { type Day, daysBetween } from '@/lib/domain/time/day'
import { demoCatalog } from '../catalog/catalog'
import { fraction } from '../random'
import type { DemoDay } from '../timeline'
import type { Draft } from './draft'
import type { Habit } from './habits'

const MOST_TURNS = 60
/** How many apps name sessions, and how many of the requests without an app do. */
const APPS_WITH_SESSIONS = 0.75
const SESSIONS_WITHOUT_APP = 0.65
/** How many apps keep a session open for days, and how many. */
const APPS_THAT_KEEP = 0.2
const DAYS_KEPT = 3
/** How many of the programming requests without an app let an agent choose the model. */
const AGENT_SHARE = 0.35
/** A year ago sessions had so many of their turns. */
const TURNS_A_YEAR_AGO = 0.35

/** How much each turn adds to a prompt, as a part of the first one. */
const history: Partial<Record<CategorySlug, number>> = {
  programming: 0.3,
  roleplay: 0.35,
  technology: 0.2,
  translation: 0.02,
  trivia: 0.03,
}
const USUAL_HISTORY = 0.16
/** Where a turn adds that much, some talks are long. */
const LONG_TALK = 0.2
/** The first prompt of a session, as a part of the usual one. */
const FIRST_PROMPT = 0.7

/** Puts the requests of a day into sessions, in the order of their hours, and lets them grow with what was said. */
export function planSessions({ day, age }: DemoDay, drafts: readonly Draft[]): void {
  const lines = new Map<string, Draft[]>()
  for (const draft of drafts) {
    const line = lineOf(draft)
    if (line === null) continue
    const requests = lines.get(line)
    if (requests) requests.push(draft)
    else lines.set(line, [draft])
  }
  for (const [line, requests] of lines) {
    requests.sort((one, other) => one.hour - other.hour)
    let first = 0
    for (let number = 0; first < requests.length; number++) {
      const turns = turnsOf(fraction('turns', day, line, number), age, line.startsWith('ask'))
      const isNamed = line.startsWith('app') || fraction('named', day, line, number) < SESSIONS_WITHOUT_APP
      if (isNamed) join(idOf(line, day, number), requests.slice(first, first + turns))
      first += turns
    }
  }
}

/** What comes from one place, so that it can be of one session; null where no sessions are named. */
function lineOf({ app, habit, model, turn }: Draft): string | null {
  if (demoCatalog().models[model]!.embeds) return null
  if (app !== null) return fraction('sessions', app) < APPS_WITH_SESSIONS ? `app-${app}` : null
  const isAgent = habit.category === 'programming' && fraction('agent', model, turn) < AGENT_SHARE
  const { author, variant } = demoCatalog().models[model]!
  if (isAgent && variant !== 'free') return 'agent'
  const kind = historyOf(habit) < LONG_TALK ? 'ask' : 'talk'
  return `${kind}-${author}-${variant ?? 'paid'}`
}

function historyOf({ category }: Habit): number {
  return history[category] ?? USUAL_HISTORY
}

function turnsOf(chance: number, age: number, isShort: boolean): number {
  const years = Math.max(0, age) / 365
  const today = isShort ? Math.min(9, longestToday(chance)) : longestToday(chance)
  return 1 + Math.round((today - 1) * (1 - (1 - TURNS_A_YEAR_AGO) * years))
}

/** Four in ten are a single question, about as many a short talk; few go on for long. */
function longestToday(chance: number): number {
  if (chance < 0.4) return 1
  if (chance < 0.82) return 2 + Math.floor(((chance - 0.4) / 0.42) * 8)
  return Math.min(MOST_TURNS, 10 + Math.floor(((chance - 0.82) / 0.18) * 70))
}

function idOf(line: string, day: Day, number: number): string {
  const isKept = number === 0 && line.startsWith('app') && fraction('kept', line) < APPS_THAT_KEEP
  if (isKept) return `session-${line}-kept-${Math.floor(daysBetween('2020-01-01', day) / DAYS_KEPT)}`
  return `session-${line}-${day}-${number}`
}

function join(id: string, requests: readonly Draft[]): void {
  const isFree = requests.every(({ model }) => demoCatalog().models[model]!.variant === 'free')
  const session = { id, model: requests[0]!.model, isFree }
  for (const [before, draft] of requests.entries()) {
    const said = before * historyOf(draft.habit)
    draft.session = session
    draft.growth = FIRST_PROMPT * (1 + said) ** 0.9
  }
}
