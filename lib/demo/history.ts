import { demoCatalog } from './catalog/catalog'
import { answerToPrice } from './catalog/price-history'
import type { ModelTotal } from './other'
import { clout, vigour } from './popularity'
import { fraction } from './random'
import { rankedDays } from './rankings'

/** The traffic of a day a year before the dataset's end, as a share of its first week. */
const SHARE_A_YEAR_AGO = 0.2
const DAYS_OF_HISTORY = 275
/** How many times larger than in the first week a model may have been in its best days. */
const LARGEST_GROWTH = 60
const MOST_MODELS = 80

/** How far an author's share follows the sum of its models then, against its share of the first week. */
const DRIFT = 0.4

interface Weight {
  model: number
  weight: number
}

/**
 * A made-up day before the dataset: the first week's models, each as large as its age then suggests. What was not
 * yet released leaves its share to the author's earlier models, and where there are none, to everybody. Where a price
 * was another, its model alone is asked for more or less.
 */
export function pastDay(firstWeek: readonly ModelTotal[], daysBefore: number): ModelTotal[] {
  const sizesNow = sizes(firstWeek)
  const authorsNow = byAuthor(sizesNow.map((weight, model) => ({ model, weight })))
  const grown = sizesNow
    .map((size, model) => ({ model, weight: size * growth(model, -daysBefore) }))
    .filter(({ weight }) => weight > 0)
  const authorsThen = byAuthor(grown)
  const { models } = demoCatalog()
  const weights = grown
    .map(({ model, weight }) => {
      const { author } = models[model]!
      return { model, weight: weight * (authorsNow.get(author)! / authorsThen.get(author)!) ** (1 - DRIFT) }
    })
    .sort((left, right) => right.weight - left.weight || left.model - right.model)
    .slice(0, MOST_MODELS)
  const sum = weights.reduce((all, { weight }) => all + weight, 0)
  const volume = firstWeek.reduce((all, { total }) => all + total, 0) * volumeFactor(daysBefore)
  const age = rankedDays().length - 1 + daysBefore
  return weights
    .map(({ model, weight }) => {
      const unevenness = 0.85 + 0.3 * fraction('past', model, daysBefore)
      return { model, total: Math.floor(volume * (weight / sum) * unevenness * answerToPrice(model, age)) }
    })
    .filter(({ total }) => total > 0)
}

/** The authors' shares of the sum. */
function byAuthor(weights: readonly Weight[]): Map<string, number> {
  const { models } = demoCatalog()
  const sum = weights.reduce((all, { weight }) => all + weight, 0)
  const shares = new Map<string, number>()
  for (const { model, weight } of weights) {
    const { author } = models[model]!
    shares.set(author, (shares.get(author) ?? 0) + weight / sum)
  }
  return shares
}

/** What each model of the catalogue had in the first week: those too small to be listed had the least of it. */
function sizes(firstWeek: readonly ModelTotal[]): number[] {
  const least = Math.min(...firstWeek.map(({ total }) => total))
  const known = new Map(firstWeek.map(({ model, total }) => [model, total]))
  return demoCatalog().models.map((_, model) => known.get(model) ?? least * clout(model))
}

function growth(model: number, offset: number): number {
  const now = vigour(model, 0)
  return now === 0 ? 0 : Math.min(LARGEST_GROWTH, vigour(model, offset) / now)
}

/** Even growth towards the first day, a little uneven from day to day. */
function volumeFactor(daysBefore: number): number {
  const trend = SHARE_A_YEAR_AGO ** (daysBefore / DAYS_OF_HISTORY)
  return trend * (0.94 + 0.12 * fraction('volume', daysBefore))
}
