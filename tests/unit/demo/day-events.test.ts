import { beforeAll, describe, expect, it } from 'vitest'
import { type DayDelivery, deliveries } from '@/lib/demo/arrivals'
import { demoCatalog } from '@/lib/demo/catalog/catalog'
import { eventsOfDay } from '@/lib/demo/day-events'
import { rankedDays } from '@/lib/demo/rankings'
import { DEMO_DAYS, demoDays, shiftDays } from '@/lib/demo/timeline'
import { addDays, dayOf } from '@/lib/domain/time/day'
import { daysEndingWith, eachDay } from '@/lib/domain/time/day-range'
import { MAX_COUNT } from '@/lib/domain/tokens/tokens'
import type { IncomingEvent } from '@/lib/ingest/event/incoming-event'

const now = new Date('2027-02-10T13:30:00Z')
const today = dayOf(now)
const shift = shiftDays(today)
const { models } = demoCatalog()

let sent: DayDelivery[]
let events: IncomingEvent[]
const byDay = new Map<string, IncomingEvent[]>()

beforeAll(() => {
  sent = [...deliveries(today, now)]
  const unique = new Map(sent.flatMap((delivery) => delivery.events.map((event) => [event.id, event])))
  events = [...unique.values()]
  for (const event of events) byDay.set(event.day, [...(byDay.get(event.day) ?? []), event])
}, 60_000)

describe('the demo', () => {
  it('has a year and two weeks of days that end with the running one', () => {
    expect([...byDay.keys()].sort()).toEqual(eachDay(daysEndingWith(today, DEMO_DAYS)))
    expect(events.length).toBeGreaterThan(250_000)
    expect(events.length).toBeLessThan(350_000)
  })

  it('reproduces all 4,590 published rows, to the token', () => {
    let rows = 0
    for (const { day, models: published, other } of rankedDays()) {
      const totals = totalsByModel(byDay.get(addDays(day, shift))!)
      for (const { model, total } of published) {
        const { permaslug } = models[model]!
        expect(totals.get(permaslug), `${permaslug} on ${day}`).toBe(BigInt(total))
        totals.delete(permaslug)
        rows++
      }
      expect(sumOf(totals), `other on ${day}`).toBe(BigInt(other))
      rows++
    }
    expect(rows).toBe(51 * 90)
  })

  it('uses no model before its release', () => {
    const releases = new Map(models.map((model) => [model.permaslug, model.releasedAtMs]))
    const early = events.filter(({ model, createdAtMs }) => {
      const released = releases.get(model.replace(/:(nitro|floor)$/, ''))
      if (released === undefined) throw new Error(`${model} is not in the catalogue`)
      return released !== null && createdAtMs < released + shift * 86_400_000
    })
    expect(early).toEqual([])
  })

  it('keeps every event within the bounds of the API, its parts within their wholes, and on its day', () => {
    const wrong = events.filter((event) => {
      const { promptTokens, completionTokens, reasoningTokens, cachedTokens, sampleWeight } = event
      const counts = [promptTokens, completionTokens, reasoningTokens, cachedTokens, sampleWeight]
      return !(
        counts.every((count) => Number.isInteger(count) && count >= 0 && count <= MAX_COUNT) &&
        sampleWeight >= 1 &&
        reasoningTokens <= completionTokens &&
        cachedTokens <= promptTokens &&
        (promptTokens + completionTokens) * sampleWeight <= Number.MAX_SAFE_INTEGER &&
        (event.costNanoUsd ?? 0) * sampleWeight <= Number.MAX_SAFE_INTEGER &&
        new Date(event.createdAtMs).toISOString().startsWith(event.day) &&
        event.createdAtMs <= now.getTime()
      )
    })
    expect(wrong).toEqual([])
  })

  it('costs nothing on free models, and has no price where the catalogue names none', () => {
    const free = events.filter(({ model }) => model.endsWith(':free'))
    expect(free.length).toBeGreaterThan(1000)
    expect(free.every(({ costNanoUsd }) => costNanoUsd === 0)).toBe(true)
    const unpriced = events.filter(({ costNanoUsd }) => costNanoUsd === null)
    expect(unpriced.map(({ model }) => model)).toContain('openrouter/owl-alpha')
  })

  it('routes a part of what several providers serve to the fastest or the cheapest, more of it each month', () => {
    const routedOn = (days: number) => {
      const window = eachDay(daysEndingWith(addDays(today, -days), 60)).flatMap((day) => byDay.get(day)!)
      const routed = window.filter(({ model }) => /:(nitro|floor)$/.test(model))
      const bases = new Set(routed.map(({ model }) => model.split(':')[0]))
      const all = window.filter(({ model }) => bases.has(model.split(':')[0]))
      for (const base of bases) expect(models.some(({ permaslug }) => permaslug === base)).toBe(true)
      return routed.length / all.length
    }
    expect(routedOn(0)).toBeGreaterThan(0.35)
    expect(routedOn(0)).toBeLessThan(0.6)
    expect(routedOn(150)).toBeLessThan(routedOn(0) / 2)
    for (const routing of [':nitro', ':floor']) {
      expect(byDay.get(today)!.some(({ model }) => model.endsWith(routing))).toBe(true)
    }
  })

  it('has sessions of one turn and of many, with more in each by the end, and prompts that grow with them', () => {
    const bySession = new Map<string, IncomingEvent[]>()
    for (const event of events) {
      if (event.sessionId === null) continue
      const known = bySession.get(event.sessionId)
      if (known) known.push(event)
      else bySession.set(event.sessionId, [event])
    }
    const sessions = [...bySession.values()]
    const having = (from: number, to: number) =>
      sessions.filter(({ length }) => length >= from && length <= to).length / sessions.length
    expect(having(1, 1)).toBeGreaterThan(0.3)
    expect(having(2, 9)).toBeGreaterThan(0.3)
    expect(having(10, 49)).toBeGreaterThan(0.01)
    expect(sessions.filter(({ length }) => length >= 50).length).toBeGreaterThan(5)
    const turnsIn = (days: number) => {
      const until = addDays(today, -days)
      const window = sessions.filter(([first]) => first!.day < until && first!.day >= addDays(until, -30))
      return window.reduce((turns, { length }) => turns + length, 0) / window.length
    }
    expect(turnsIn(0)).toBeGreaterThan(1.2 * turnsIn(330))
    const meanPrompt = (turn: number) => {
      const prompts = sessions
        .map((session) => session.sort((one, other) => one.createdAtMs - other.createdAtMs)[turn - 1])
        .filter((event) => event !== undefined)
      return prompts.reduce((sum, { promptTokens }) => sum + promptTokens, 0) / prompts.length
    }
    expect(meanPrompt(5)).toBeGreaterThan(1.3 * meanPrompt(1))
    expect(meanPrompt(20)).toBeGreaterThan(1.3 * meanPrompt(5))
  })

  it('has accounts that begin free and come to pay or not, come and go, and ask for more than is free', () => {
    const months = new Map<string, Set<string>>()
    const begins = new Map<string, boolean>()
    const paying = new Set<string>()
    const freeADay = new Map<string, number>()
    for (const { accountId, day, model } of events.toSorted(
      (one, other) => one.createdAtMs - other.createdAtMs,
    )) {
      if (accountId === null) continue
      const isFree = model.endsWith(':free')
      if (!begins.has(accountId)) begins.set(accountId, isFree)
      if (!isFree) paying.add(accountId)
      else freeADay.set(`${day} ${accountId}`, (freeADay.get(`${day} ${accountId}`) ?? 0) + 1)
      months.set(day.slice(0, 7), (months.get(day.slice(0, 7)) ?? new Set()).add(accountId))
    }
    const free = [...begins].filter(([, isFree]) => isFree).map(([account]) => account)
    const paid = free.filter((account) => paying.has(account)).length / free.length
    expect(free.length / begins.size).toBeGreaterThan(0.15)
    expect(paid).toBeGreaterThan(0.1)
    expect(paid).toBeLessThan(0.5)
    const [first, ...others] = [...months.entries()].sort().map(([, accounts]) => accounts)
    const stay = [...first!].filter((account) => others.at(-1)!.has(account)).length / first!.size
    expect(stay).toBeGreaterThan(0.1)
    expect(stay).toBeLessThan(0.6)
    expect([...freeADay.values()].filter((requests) => requests > 50).length).toBeGreaterThan(5)
  })

  it('sends a few events a day late and a few twice, and leaves some without app or provider', () => {
    const late = sent.flatMap(({ day, events: delivered }) => delivered.filter((event) => event.day < day))
    expect(late.length).toBeGreaterThan(500)
    const count = sent.reduce((sum, delivery) => sum + delivery.events.length, 0)
    expect(count - events.length).toBeGreaterThan(300)
    expect(events.some(({ app }) => app === null)).toBe(true)
    expect(events.some(({ provider }) => provider === null)).toBe(true)
  })

  it('has what a common tokenizer counts in most events, both counts or none, by the model and its author', () => {
    const counted = events.filter(({ normalisedPromptTokens }) => normalisedPromptTokens !== null)
    const pairs = events.map(({ normalisedPromptTokens: prompt, normalisedCompletionTokens: completion }) => {
      return (prompt === null) === (completion === null)
    })
    expect(pairs).not.toContain(false)
    expect(counted.every(({ provider }) => provider !== null)).toBe(true)
    expect(1 - counted.length / events.length).toBeGreaterThan(0.06)
    expect(1 - counted.length / events.length).toBeLessThan(0.1)
    const wrong = counted.filter(({ sampleWeight, ...event }) => {
      const counts = [event.normalisedPromptTokens!, event.normalisedCompletionTokens!]
      const isSound = counts.every((count) => Number.isInteger(count) && count >= 0 && count <= MAX_COUNT)
      return !isSound || (counts[0]! + counts[1]!) * sampleWeight > Number.MAX_SAFE_INTEGER
    })
    expect(wrong).toEqual([])
    const ratioOf = (author: string) => {
      const own = counted.filter(({ model }) => model.startsWith(`${author}/`))
      const normalised = own.reduce((sum, event) => {
        return sum + (event.normalisedPromptTokens! + event.normalisedCompletionTokens!) * event.sampleWeight
      }, 0)
      return own.reduce((sum, event) => sum + tokensOf(event), 0) / normalised
    }
    expect(ratioOf('anthropic')).toBeGreaterThan(1.2)
    expect(ratioOf('mistralai')).toBeGreaterThan(1.05)
    expect(ratioOf('openai')).toBeCloseTo(1, 1)
    expect(ratioOf('google')).toBeLessThan(1)
  })

  it('comes close to the published figures of the apps', () => {
    const window = eachDay(daysEndingWith(addDays(today, -1), 30)).flatMap((day) => byDay.get(day)!)
    for (const { name, tokens, requests } of demoCatalog().apps) {
      const own = window.filter(({ app }) => app?.title === name)
      const used = own.reduce((sum, event) => sum + tokensOf(event), 0)
      const asked = own.reduce((sum, { sampleWeight }) => sum + sampleWeight, 0)
      expect(used / tokens, `tokens of ${name}`).toBeCloseTo(1, 1)
      expect(asked / requests, `requests of ${name}`).toBeCloseTo(1, 1)
    }
  })

  it('is the same each time, and only grows through its running day', () => {
    const again = deliveries(today, now)
    expect([again.next().value, again.next().value]).toEqual(sent.slice(0, 2))
    const wholeDay = new Map(eventsOfDay(demoDays(today).at(-1)!, shift).map((event) => [event.id, event]))
    const soFar = byDay.get(today)!
    expect(soFar.length).toBeGreaterThan(100)
    expect(wholeDay.size - soFar.length).toBeGreaterThan(100)
    expect(soFar).toEqual(soFar.map(({ id }) => wholeDay.get(id)))
  })
})

function totalsByModel(ofDay: readonly IncomingEvent[]): Map<string, bigint> {
  const totals = new Map<string, bigint>()
  for (const event of ofDay)
    totals.set(event.model, (totals.get(event.model) ?? 0n) + BigInt(tokensOf(event)))
  return totals
}

function tokensOf({ promptTokens, completionTokens, sampleWeight }: IncomingEvent): number {
  return (promptTokens + completionTokens) * sampleWeight
}

function sumOf(totals: ReadonlyMap<string, bigint>): bigint {
  return [...totals.values()].reduce((sum, total) => sum + total, 0n)
}
