import type { CategoryFilter } from '@/lib/domain/entity/categories'
import type { Driver } from '@/lib/domain/growth/drivers'
import { drivers } from '@/lib/domain/growth/drivers'
import { addDays, type Day } from '@/lib/domain/time/day'
import type { EntityRef } from '@/lib/queries/entity/entity-rows'
import { catalog, type Traffic } from '../database/traffic'
import { days, inside } from './brute-force'

/** A fraction of whole numbers, exact. */
export class Fraction {
  constructor(
    readonly numerator: bigint,
    readonly denominator = 1n,
  ) {}

  plus({ numerator, denominator }: Fraction): Fraction {
    return new Fraction(
      this.numerator * denominator + numerator * this.denominator,
      this.denominator * denominator,
    )
  }

  times({ numerator, denominator }: Fraction): Fraction {
    return new Fraction(this.numerator * numerator, this.denominator * denominator)
  }

  minus(other: Fraction): Fraction {
    return this.plus(other.times(new Fraction(-1n)))
  }

  /** Whether a whole number is one of the two next to it. */
  isNear(whole: bigint): boolean {
    const off = this.minus(new Fraction(whole))
    const size = off.numerator < 0n ? -off.numerator : off.numerator
    return off.denominator > 0n ? size < off.denominator : size < -off.denominator
  }
}

interface Counts {
  requests: bigint
  prompt: bigint
  visible: bigint
  reasoning: bigint
}

const none: Counts = { requests: 0n, prompt: 0n, visible: 0n, reasoning: 0n }
const half = new Fraction(1n, 2n)
const whole = (number: bigint) => new Fraction(number)

interface Asked {
  category: CategoryFilter
  window: 'week' | 'month'
  of: EntityRef | null
  today: Day
}

/** The drivers of a change as docs/ and /about define them, in fractions: slow, and by another way than the queries. */
export function splitExactly(
  traffic: Traffic[],
  { category, window, of, today }: Asked,
): { exact: Record<Driver, Fraction>; change: bigint } {
  const length = window === 'week' ? 7 : 30
  const yesterday = addDays(today, -1)
  const windows = [days(yesterday, length, length), days(yesterday, length)] as const
  const own = traffic.filter((event) => belongs(event, of))
  const [old, young] = windows.map((range) => bySegment(inside(own, range, category))) as [
    Map<string, Counts>,
    Map<string, Counts>,
  ]
  const earlier = traffic.filter(({ day }) => day < windows[1].from)
  const later = inside(traffic, windows[1])
  const exact = Object.fromEntries(drivers.map((driver) => [driver, whole(0n)])) as Record<Driver, Fraction>
  const add = (driver: Driver, part: Fraction) => {
    exact[driver] = exact[driver].plus(part)
  }
  const staying = [...old.keys()].filter((key) => young.has(key))
  const [c0, c1] = [old, young].map((segments) =>
    staying.reduce((sum, key) => sum + segments.get(key)!.requests, 0n),
  ) as [bigint, bigint]
  let change = 0n
  for (const key of new Set([...old.keys(), ...young.keys()])) {
    const [appId, modelId] = key.split(' ').map(Number)
    const [a, b] = [old.get(key) ?? none, young.get(key) ?? none]
    change += total(b) - total(a)
    const isIn = (events: Traffic[], name: 'appId' | 'modelId', id: number) =>
      events.some((event) => event[name] === id)
    if (!old.has(key)) {
      if (!isIn(earlier, 'modelId', modelId!)) add('new_models', whole(total(b)))
      else if (!isIn(earlier, 'appId', appId!)) add('new_apps', whole(total(b)))
      else add('newly_paired', whole(total(b)))
    } else if (!young.has(key)) {
      if (!isIn(later, 'modelId', modelId!)) add('departed_models', whole(-total(a)))
      else if (!isIn(later, 'appId', appId!)) add('departed_apps', whole(-total(a)))
      else add('unpaired', whole(-total(a)))
    } else {
      const each = (counts: Counts, name: keyof Counts) => new Fraction(counts[name], counts.requests)
      const mean = new Fraction(total(a), a.requests).plus(new Fraction(total(b), b.requests)).times(half)
      const meanRequests = new Fraction(a.requests + b.requests, 2n)
      const evenly = new Fraction(a.requests * c1, c0).minus(whole(a.requests))
      add('requests', evenly.times(mean))
      add(
        'mix',
        whole(b.requests - a.requests)
          .minus(evenly)
          .times(mean),
      )
      add('context', meanRequests.times(each(b, 'prompt').minus(each(a, 'prompt'))))
      add('answer_length', meanRequests.times(each(b, 'visible').minus(each(a, 'visible'))))
      add('reasoning', meanRequests.times(each(b, 'reasoning').minus(each(a, 'reasoning'))))
    }
  }
  return { exact, change }
}

function belongs(event: Traffic, of: EntityRef | null): boolean {
  const model = catalog.models.find(({ id }) => id === event.modelId)!
  switch (of?.dimension) {
    case undefined:
      return true
    case 'models':
      return model.id === of.id || model.baseId === of.id
    case 'authors':
      return model.authorId === of.id
    case 'providers':
      return event.providerId === of.id
    case 'apps':
      return event.appId === of.id
  }
}

function bySegment(events: Traffic[]): Map<string, Counts> {
  const segments = new Map<string, Counts>()
  for (const event of events) {
    const key = `${event.appId} ${event.modelId}`
    const { requests, prompt, visible, reasoning } = segments.get(key) ?? none
    const weight = BigInt(event.sampleWeight)
    segments.set(key, {
      requests: requests + weight,
      prompt: prompt + BigInt(event.promptTokens) * weight,
      visible: visible + BigInt(event.completionTokens - event.reasoningTokens) * weight,
      reasoning: reasoning + BigInt(event.reasoningTokens) * weight,
    })
  }
  return segments
}

function total({ prompt, visible, reasoning }: Counts): bigint {
  return prompt + visible + reasoning
}
