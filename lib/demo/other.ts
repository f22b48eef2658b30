import { demoCatalog } from './catalog/catalog'
import { releaseOffset, standing } from './popularity'
import type { RankedDay } from './rankings'

export interface ModelTotal {
  model: number
  total: number
}

const MOST_MODELS = 120

/**
 * Spreads the dataset's `other` of a day over catalogue models that are not among its top 50: to the token, and
 * each strictly below the smallest of them, so that a top-50 board with `Other` shows the day as published.
 */
export function spreadOther(day: RankedDay): ModelTotal[] {
  const ceiling = Math.min(...day.models.map(({ total }) => total)) - 1
  return fadeBelow(ceiling, day.other, modelsBelow(day))
}

/** Models in the given order get amounts that fade evenly, add up to the total and stay at or below the ceiling. */
export function fadeBelow(ceiling: number, total: number, models: readonly number[]): ModelTotal[] {
  if (total > ceiling * models.length) {
    throw new Error(`${models.length} models cannot hold ${total} tokens at ${ceiling} each`)
  }
  let flattest = 1
  let steepest = 0
  for (let step = 0; step < 50; step++) {
    const ratio = (flattest + steepest) / 2
    if (ceiling * ratio * ((1 - ratio ** models.length) / (1 - ratio)) > total) flattest = ratio
    else steepest = ratio
  }
  const amounts = fading(ceiling, steepest, models.length)
  let rest = total - sumOf(amounts)
  for (let index = 0; rest > 0; index++) {
    const taken = Math.min(rest, ceiling - amounts[index]!)
    amounts[index]! += taken
    rest -= taken
  }
  return models.map((model, index) => ({ model, total: amounts[index]! })).filter((entry) => entry.total > 0)
}

function fading(ceiling: number, ratio: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => Math.floor(ceiling * ratio ** (index + 1)))
}

function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0)
}

function modelsBelow({ offset, models }: RankedDay): number[] {
  const ranked = new Set(models.map(({ model }) => model))
  return demoCatalog()
    .models.map((_, model) => model)
    .filter((model) => !ranked.has(model) && releaseOffset(model) <= offset)
    .map((model) => ({ model, standing: standing(model, offset) }))
    .sort((left, right) => right.standing - left.standing || left.model - right.model)
    .slice(0, MOST_MODELS)
    .map(({ model }) => model)
}
