import { beforeAll, describe, expect, it } from 'vitest'
import { type DayDelivery, deliveries } from '@/lib/demo/arrivals'
import { demoCatalog } from '@/lib/demo/catalog'
import { eventsOfDay } from '@/lib/demo/day-events'
import { rankedDays } from '@/lib/demo/rankings'
import { DEMO_DAYS, demoDays, shiftDays } from '@/lib/demo/timeline'
import { addDays, dayOf } from '@/lib/domain/day'
import { daysEndingWith, eachDay } from '@/lib/domain/day-range'
import { MAX_COUNT } from '@/lib/domain/tokens'
import type { IncomingEvent } from '@/lib/ingest/incoming-event'

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
  it('has a year of days that ends with the running one', () => {
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

  it('sends a few events a day late and a few twice, and leaves some without app or provider', () => {
    const late = sent.flatMap(({ day, events: delivered }) => delivered.filter((event) => event.day < day))
    expect(late.length).toBeGreaterThan(500)
    const count = sent.reduce((sum, delivery) => sum + delivery.events.length, 0)
    expect(count - events.length).toBeGreaterThan(300)
    expect(events.some(({ app }) => app === null)).toBe(true)
    expect(events.some(({ provider }) => provider === null)).toBe(true)
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
