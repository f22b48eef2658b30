import { type DemoApp, demoCatalog } from './catalog/catalog'
import { fraction } from './random'
import { rankedDays } from './rankings'
import { type DemoDay, sumOf } from './timeline'

/** What one app uses of one model on one day, about. */
export interface Cell {
  app: number
  model: number
  tokens: number
}

/** The days that the apps' figures are about. */
const APP_WINDOW_DAYS = 30
/** The part of all tokens that the listed apps lose a year back. */
const LOST_IN_A_YEAR = 0.07
/** The most of a model's day that one app may take, and that all apps together may take. */
const MOST_FOR_ONE = 0.4
const MOST_FOR_ALL = 0.88

/** Spreads the apps' tokens of a day over the models: what is left of a model has no app. */
export function appCells({ age, day, totals }: DemoDay): Cell[] {
  const volume = sumOf(totals)
  const shares = appShares(age)
  const open = totals.map(({ model, total }) => ({
    model,
    appeal: total ** 0.7,
    left: total * MOST_FOR_ALL,
    mostForOne: total * MOST_FOR_ONE,
  }))
  return demoCatalog().apps.flatMap((app, index) =>
    spread(index, volume * shares[index]! * rhythm(app, index, day), open),
  )
}

interface OpenModel {
  model: number
  appeal: number
  left: number
  mostForOne: number
}

function spread(app: number, budget: number, models: readonly OpenModel[]): Cell[] {
  const liking = likings()[app]!
  const scored = models
    .map((open) => ({ open, score: open.appeal * liking[open.model]! }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score || one.open.model - other.open.model)
  const count = modelsOf(app)
  const favourites = scored.slice(0, count).reduce((sum, { score }) => sum + score, 0)
  const cells: Cell[] = []
  let rest = budget
  for (const { open, score } of scored) {
    if (rest < budget * 0.001 || cells.length > 3 * count) break
    const wanted = cells.length < count ? (budget * score) / favourites : rest
    const tokens = Math.floor(Math.min(wanted, rest, open.left, open.mostForOne))
    if (tokens <= 0) continue
    open.left -= tokens
    rest -= tokens
    cells.push({ app, model: open.model, tokens })
  }
  return cells
}

/** Each app's part of all tokens on a day: the published one for the last 30 days, its own way before. */
function appShares(age: number): number[] {
  const { apps } = demoCatalog()
  const published = publishedShares()
  const all = published.reduce((sum, share) => sum + share, 0)
  const days = Math.max(0, age + 1 - APP_WINDOW_DAYS)
  const weights = published.map((share, index) => share * youth(apps[index]!, days))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => (weight / sum) * (all - LOST_IN_A_YEAR * (days / 365)))
}

/** An app doubles in its own time, and there is a day before which it did not exist. */
function youth({ name }: DemoApp, daysBack: number): number {
  const lifeDays = 90 + 700 * fraction('life', name)
  if (daysBack > lifeDays) return 0
  const doublingDays = 40 + 220 * fraction('doubling', name)
  return 2 ** (-daysBack / doublingDays) * Math.min(1, (lifeDays - daysBack + 3) / 20)
}

function rhythm({ profile }: DemoApp, app: number, day: string): number {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  const working = profile === 'roleplay' ? 0.94 : 1.06
  const atWeekend = profile === 'roleplay' ? 1.15 : 0.85
  const busy = weekday === 0 || weekday === 6 ? atWeekend : working
  return busy * (0.9 + 0.2 * fraction('app', app, day))
}

function modelsOf(app: number): number {
  return Math.min(14, Math.round(2 + 1.2 * Math.log2(1 + publishedShares()[app]! * 2000)))
}

let shares: number[] | undefined
let liked: number[][] | undefined

function publishedShares(): number[] {
  if (shares) return shares
  const window = rankedDays().slice(-APP_WINDOW_DAYS)
  const volume = window.reduce((sum, day) => sum + day.other + sumOf(day.models), 0)
  shares = demoCatalog().apps.map((app) => app.tokens / volume)
  return shares
}

/** By app and model: taste by chance, a favourite author, and only models that can hold the app's requests. */
function likings(): number[][] {
  if (liked) return liked
  const { apps, models } = demoCatalog()
  liked = apps.map((app, index) => {
    const pickiness = 0.7 - 0.04 * modelsOf(index)
    return models.map((model) => {
      if (model.embeds || (model.contextLength ?? Infinity) < (app.tokens / app.requests) * 1.25) return 0
      const favourite = model.author === app.favouriteAuthor ? 12 : 1
      const taste = fraction('liking', app.name, model.permaslug)
      return taste < pickiness ? 0 : favourite * taste ** 2
    })
  })
  return liked
}
