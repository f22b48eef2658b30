import { describe, expect, it } from 'vitest'
import { demoCatalog } from '@/lib/demo/catalog/catalog'
import { modelOn, priceSteps } from '@/lib/demo/catalog/price-history'
import { rankedDays } from '@/lib/demo/rankings'
import { DEMO_DAYS, demoDays } from '@/lib/demo/timeline'
import { elasticityOf, PRICE_DAYS, type TokenPrices, windowUse } from '@/lib/domain/growth/price-answers'

const { models } = demoCatalog()
const days = demoDays('2027-02-10')
const changes = models.flatMap((model, index) =>
  priceSteps(model).flatMap(({ fromAge }) => (fromAge === null ? [] : [{ index, model, age: fromAge }])),
)
/** Those that are not followed or preceded by another one within the days that are compared. */
const clear = changes.filter(
  ({ index, age }) =>
    !changes.some((other) => {
      return other.index === index && other.age !== age && Math.abs(other.age - age) <= PRICE_DAYS
    }),
)

describe('the prices before the dataset', () => {
  it('were others for models of several authors, each by 10 to 60 per cent of its last price', () => {
    const changed = new Set(changes.map(({ model }) => model))
    expect(changed.size).toBeGreaterThan(8)
    expect(new Set([...changed].map(({ author }) => author)).size).toBeGreaterThan(5)
    for (const model of changed) {
      const steps = priceSteps(model)
      expect(steps.at(-1)!.percent, model.permaslug).toBe(100)
      const distances = steps.slice(0, -1).map(({ percent }) => Math.abs(percent - 100))
      expect(Math.min(...distances), model.permaslug).toBeGreaterThanOrEqual(10)
      expect(Math.max(...distances), model.permaslug).toBeLessThanOrEqual(60)
    }
    expect(changes.some(({ index, age }) => raisedOn(index, age))).toBe(true)
    expect(changes.some(({ index, age }) => !raisedOn(index, age))).toBe(true)
  })

  it('are those of the catalogue throughout the dataset and two weeks before, and from the end on', () => {
    models.forEach((model, index) => {
      expect(modelOn(index, rankedDays().length + PRICE_DAYS - 1)).toEqual(model)
      expect(modelOn(index, -1)).toEqual(model)
    })
  })

  it('hold from the first day of each step to the last before the next', () => {
    for (const { index, model, age } of changes) {
      const steps = priceSteps(model)
      const place = steps.findIndex(({ fromAge }) => fromAge === age)
      const priced = (percent: number) => (model.promptPrice! * BigInt(percent)) / 100n
      expect(modelOn(index, age).promptPrice, model.permaslug).toBe(priced(steps[place]!.percent))
      expect(modelOn(index, age + 1).promptPrice, model.permaslug).toBe(priced(steps[place - 1]!.percent))
    }
  })

  it('change a good dozen of times where both sides can be compared, with answers that are mostly what one expects', () => {
    const answers = clear.map(({ index, model, age }) => {
      expect(age + PRICE_DAYS, model.permaslug).toBeLessThanOrEqual(DEMO_DAYS - 2)
      const before = useOn(index, age + PRICE_DAYS)
      const after = useOn(index, age - 1)
      expect([...before.dailyTokens, ...after.dailyTokens], model.permaslug).not.toContain(0n)
      return elasticityOf({
        ...{ slug: model.permaslug, name: model.name, changedOn: dayOfAge(age), estimated: true },
        ...{ from: pricesOn(index, age + 1), to: pricesOn(index, age), site: { before: 0n, after: 0n } },
        ...{ before, after },
      })!
    })
    expect(answers.length).toBeGreaterThanOrEqual(12)
    expect(clear.length).toBeLessThan(changes.length)
    for (const { value, error } of answers) {
      expect(Math.abs(value)).toBeLessThan(2.5)
      expect(error).toBeGreaterThan(0.02)
      expect(error).toBeLessThan(1)
    }
    const expected = answers.filter(({ value, error }) => value + 2 * error < 0)
    expect(expected.length).toBeGreaterThan(answers.length / 2)
    expect(expected.length).toBeLessThan(answers.length)
  })
})

function raisedOn(index: number, age: number): boolean {
  return pricesOn(index, age).prompt > pricesOn(index, age + 1).prompt
}

function pricesOn(index: number, age: number): TokenPrices {
  const { promptPrice, completionPrice } = modelOn(index, age)
  return { prompt: promptPrice!, completion: completionPrice! }
}

/** What the model's days from this age on add up to, as many as are compared. */
function useOn(index: number, age: number) {
  const window = Array.from({ length: PRICE_DAYS }, (_, number) => dayOfAge(age - number))
  const used = days.map(({ day, totals }) => {
    const total = totals.find(({ model }) => model === index)?.total ?? 0
    return { day, requests: 1n, promptTokens: BigInt(total), completionTokens: 0n }
  })
  return windowUse(used, window)
}

function dayOfAge(age: number) {
  return days.find((day) => day.age === age)!.day
}
