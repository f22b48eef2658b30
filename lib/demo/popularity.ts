import { demoCatalog } from './catalog/catalog'
import { fraction } from './random'
import { rankedDays } from './rankings'

/** A model without a release date has been out for this long when the dataset first ranks it. */
const UNKNOWN_RELEASE_DAYS = 14
const DAY_MS = 86_400_000
const RISE_DAYS = 9
const HALF_LIFE_DAYS = 60
/** Nobody drops an old model altogether. */
const LASTING = 0.02

/** Days are counted from the dataset's first one here: earlier ones are negative. */
type Offset = number

/** When a model came out. */
export function releaseOffset(model: number): Offset {
  return facts().releases[model]!
}

/** How far a model is in its life: it rises within weeks of its release, and fades over months. */
export function vigour(model: number, offset: Offset): number {
  const age = offset - releaseOffset(model)
  if (age < 0) return 0
  return (1 - Math.exp(-(age + 1) / RISE_DAYS)) * (LASTING + 2 ** (-age / HALF_LIFE_DAYS))
}

/** How much the models of an author are asked for, going by its traffic in the dataset. */
export function clout(model: number): number {
  const { author } = demoCatalog().models[model]!
  return 1 + Math.sqrt((facts().authorTotals.get(author) ?? 0) / 1e12)
}

/**
 * How large a model below the dataset's cut is likely to be, on no particular scale: what its author, its age and
 * chance say, or its own figures of the days when it was ranked.
 */
export function standing(model: number, offset: Offset): number {
  return (
    clout(model) * vigour(model, offset) * (0.2 + fraction('standing', model)) +
    1000 * nearness(model, offset)
  )
}

/** 1 beside a day when the dataset ranks the model, halved by each week of distance, 0 where it never does. */
function nearness(model: number, offset: Offset): number {
  const ranked = facts().ranked.get(model)
  if (!ranked) return 0
  return 2 ** (-Math.min(...ranked.map((other) => Math.abs(other - offset))) / 7)
}

interface Facts {
  releases: Offset[]
  ranked: Map<number, Offset[]>
  authorTotals: Map<string, number>
}

let gathered: Facts | undefined

function facts(): Facts {
  gathered ??= gather()
  return gathered
}

function gather(): Facts {
  const { models } = demoCatalog()
  const days = rankedDays()
  const ranked = new Map<number, Offset[]>()
  const authorTotals = new Map<string, number>()
  for (const day of days) {
    for (const { model, total } of day.models) {
      ranked.set(model, [...(ranked.get(model) ?? []), day.offset])
      const { author } = models[model]!
      authorTotals.set(author, (authorTotals.get(author) ?? 0) + total)
    }
  }
  const firstDayMs = Date.parse(days[0]!.day)
  const releases = models.map(({ releasedAtMs }, model) =>
    releasedAtMs !== null
      ? Math.floor((releasedAtMs - firstDayMs) / DAY_MS)
      : (ranked.get(model)?.[0] ?? 0) - UNKNOWN_RELEASE_DAYS,
  )
  return { releases, ranked, authorTotals }
}
