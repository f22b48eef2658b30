import { demoCatalog } from '../catalog/catalog'
import { fraction, hash } from '../random'
import type { DemoDay } from '../timeline'
import type { Draft } from './draft'

const ACCOUNTS = 4_000
/** How long they have been joining, but for those who were there from the start. */
const YEAR_DAYS = 365
/** How many of the sessions, and of the requests outside of them, name the account. */
const NAMED_SHARE = 0.65
/** So many accounts share the requests of a model at a time; the first ones send the most. */
const REGULARS = 24
/** Who uses what is settled anew every few days. */
const SETTLED_DAYS = 4
/** On some days one account sends most of the free requests without an app: more than it may. */
const GREEDY_DAYS = 0.3
const GREEDY_SHARE = 0.8

/** Someone who asks. Days are counted from a year before the running one: the demo's first ones are negative. */
interface Account {
  id: string
  joins: number
  leaves: number
  /** The first day on which it pays: that of its first request, or later, or never. */
  pays: number
  /** Whether it goes on to use free models once it pays. */
  keepsFree: boolean
}

/** Who asks: a session is asked by one account. Null where none is named. */
export function accountOf({ app, model, session, turn }: Draft, { age }: DemoDay): string | null {
  const asking = session === null ? `${model} ${turn}` : session.id
  const dayNumber = YEAR_DAYS - 2 - age
  const settled = Math.floor(dayNumber / SETTLED_DAYS) * SETTLED_DAYS
  const isFree = session?.isFree ?? demoCatalog().models[model]!.variant === 'free'
  if (isFree && app === null && fraction('greed', asking) < GREEDY_SHARE) {
    const greedy = greedyOn(dayNumber, settled)
    if (greedy !== null) return greedy
  }
  if (fraction('has account', asking) >= NAMED_SHARE) return null
  const regulars = regularsOf(session?.model ?? model, isFree, settled)
  return regulars[Math.floor(regulars.length * fraction('account', asking) ** 2)] ?? null
}

/** Those who use a model on a day: the same ones from day to day, for as long as they stay and pay or do not pay. */
function regularsOf(model: number, isFree: boolean, dayNumber: number): readonly string[] {
  if (known.dayNumber !== dayNumber) known = { dayNumber, regulars: new Map() }
  const key = `${model} ${isFree}`
  const before = known.regulars.get(key)
  if (before) return before
  const regulars: string[] = []
  for (const index of byLiking(model)) {
    const account = everybody()[index]!
    if (!uses(account, isFree, dayNumber)) continue
    if (regulars.push(account.id) === REGULARS) break
  }
  known.regulars.set(key, regulars)
  return regulars
}

let known: { dayNumber: number; regulars: Map<string, readonly string[]> } = {
  dayNumber: Number.NaN,
  regulars: new Map(),
}

function uses({ joins, leaves, pays, keepsFree }: Account, isFree: boolean, dayNumber: number): boolean {
  if (dayNumber < joins || dayNumber >= leaves) return false
  return isFree ? dayNumber < pays || (keepsFree && pays > joins) : dayNumber >= pays
}

/** The account that wants the most for nothing, if there is one on that day: it changes every few days. */
function greedyOn(dayNumber: number, settled: number): string | null {
  if (fraction('greedy day', dayNumber) >= GREEDY_DAYS) return null
  return regularsOf(-1 - Math.floor(dayNumber / 6), true, settled)[0] ?? null
}

const liked = new Map<number, readonly number[]>()

/** The places of all accounts, those first that like the model best. */
function byLiking(model: number): readonly number[] {
  const before = liked.get(model)
  if (before) return before
  const likings = Float64Array.from({ length: ACCOUNTS }, (_, index) => {
    return hash('liking', model, index) * ACCOUNTS + index
  })
  const places = Array.from(likings.sort(), (liking) => liking % ACCOUNTS)
  liked.set(model, places)
  return places
}

let everyone: Account[] | undefined

/** More join as time goes by. A quarter stay; of those who begin with free models, four in ten come to pay. */
function everybody(): readonly Account[] {
  everyone ??= Array.from({ length: ACCOUNTS }, (_, index) => {
    const chance = (what: string) => fraction(what, index)
    const joins = Math.floor((YEAR_DAYS + 90) * chance('joins') ** 0.75) - 90
    const stays = chance('stays') < 0.25
    const leaves = stays ? Number.POSITIVE_INFINITY : joins + 3 + Math.floor(320 * chance('leaves') ** 2)
    const startsFree = chance('starts free') < 0.5
    const comesToPay = chance('comes to pay') < 0.4
    const waits = comesToPay ? 3 + Math.floor(90 * chance('waits') ** 2) : Number.POSITIVE_INFINITY
    return {
      id: `account-${index}`,
      joins,
      leaves,
      pays: startsFree ? joins + waits : joins,
      keepsFree: chance('keeps free') < 0.3,
    }
  })
  return everyone
}
