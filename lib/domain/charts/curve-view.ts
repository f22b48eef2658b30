import { categoryName } from '../category-name'
import { LAUNCH_DAYS, type Launch, type RankHistory } from '../entity-history'
import { entityPath } from '../entity-path'
import { exactCount, tickCount } from '../format'
import { formatDay, formatShortDay } from '../format-day'
import { text } from '../messages'
import { ratio } from '../ratio'
import type { AxisTick } from './chart-lines'
import { linearScale } from './chart-log'
import { chartColours, colourOf } from './colours'

export interface Curve {
  name: string
  href: string | null
  colour: string
  /** The one that the others are set beside: its line is stronger. */
  isMain: boolean
  /** From the ground, 0 to 1; null where there is a gap. */
  heights: (number | null)[]
  /** The exact values, for the table. */
  values: (string | null)[]
}

/** Curves whose axes are no dates or no amounts: ranks, with the first on top, and days since a release. */
export interface CurveView {
  title: string
  /** What it shows, in a sentence. */
  summary: string
  curves: Curve[]
  /** What the columns of points are called, and what all of them are. */
  columns: string[]
  columnLabel: string
  /** The labels below the plot, each at a column. */
  marks: { index: number; label: string }[]
  ticks: AxisTick[]
}

/** Where a model stood by tokens, week by week; null where it never stood anywhere. */
export function rankCurves(history: RankHistory, slug: string, name: string): CurveView | null {
  const { weeks, ranks } = fromFirstRank(history)
  const known = ranks.filter(({ byWeek }) => byWeek.some((rank) => rank !== null))
  const all = known[0]
  if (!all || weeks.length < 2) return null
  const worst = Math.max(...known.flatMap(({ byWeek }) => byWeek.map((rank) => rank ?? 1)))
  const bottom = worst <= 5 ? 5 : Math.ceil(worst / 5) * 5
  const heightOf = (rank: number) => 1 - (rank - 1) / (bottom - 1)
  const colours = [
    colourOf('models', slug),
    ...chartColours(
      'categories',
      known.slice(1).map(({ category }) => category),
    ),
  ]
  const last = all.byWeek.findLastIndex((rank) => rank !== null)
  const best = Math.min(...all.byWeek.map((rank) => rank ?? bottom))
  return {
    title: text('entities.ranks.chart', { name }),
    summary: text('entities.ranks.summary', { rank: all.byWeek[last]!, week: formatDay(weeks[last]!), best }),
    curves: known.map(({ category, byWeek }, index) => ({
      name: categoryName(category),
      href: category === 'all' ? null : entityPath('categories', category),
      colour: colours[index]!,
      isMain: index === 0,
      heights: byWeek.map((rank) => (rank === null ? null : heightOf(rank))),
      values: byWeek.map((rank) => (rank === null ? null : String(rank))),
    })),
    columns: weeks.map(formatDay),
    columnLabel: text('grains.week.name'),
    marks: spread(weeks.length, Math.min(4, weeks.length)).map((index) => ({
      index,
      label: formatShortDay(weeks[index]!),
    })),
    ticks: [1, ...[1, 2, 3, 4].map((step) => Math.round((bottom * step) / 4)).filter((rank) => rank > 1)].map(
      (rank) => ({ height: heightOf(rank), label: text('stats.rankValue', { rank }) }),
    ),
  }
}

/** Tokens a day since the release of a model, its own curve first; null where there are no two days of it. */
export function launchCurves(launches: readonly Launch[]): CurveView | null {
  const [own, ...earlier] = launches
  if (!own || own.tokens.length < 2) return null
  const highest = Math.max(1, ...launches.flatMap(({ tokens }) => tokens.map(Number)))
  const scale = linearScale(highest)
  const length = Math.max(...launches.map(({ tokens }) => tokens.length))
  const colours = chartColours('models', [own.slug, ...earlier.map(({ slug }) => slug)])
  const age = own.tokens.length - 1
  return {
    title: text('entities.launch.chart', { name: own.name }),
    summary: text('entities.launch.summary', {
      name: own.name,
      age,
      tokens: tickCount(own.tokens[age]!),
      released: formatDay(own.released),
      count: earlier.length,
    }),
    curves: launches.map(({ slug, name, tokens }, index) => ({
      name,
      href: index === 0 ? null : entityPath('models', slug),
      colour: colours[index]!,
      isMain: index === 0,
      heights: Array.from({ length }, (_, day) =>
        tokens[day] === undefined ? null : ratio(tokens[day], BigInt(Math.round(scale.top)))!,
      ),
      values: Array.from({ length }, (_, day) =>
        tokens[day] === undefined ? null : exactCount(tokens[day]),
      ),
    })),
    columns: Array.from({ length }, (_, day) => String(day)),
    columnLabel: text('entities.launch.day'),
    marks: [0, 15, 30, 45, 60, 75, LAUNCH_DAYS]
      .filter((day) => day < length)
      .map((index) => ({ index, label: text('entities.launch.mark', { day: index }) })),
    ticks: scale.ticks.map((tick) => ({
      height: tick / scale.top,
      label: tickCount(BigInt(Math.round(tick))),
    })),
  }
}

/** Without the weeks before it stood anywhere. */
function fromFirstRank({ range, weeks, ranks }: RankHistory): RankHistory {
  const first = weeks.findIndex((_, index) => ranks.some(({ byWeek }) => byWeek[index] !== null))
  if (first <= 0) return { range, weeks, ranks }
  const cut = ranks.map(({ category, byWeek }) => ({ category, byWeek: byWeek.slice(first) }))
  return { range, weeks: weeks.slice(first), ranks: cut }
}

/** `count` places spread over so many columns. */
function spread(columns: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => Math.floor(((index + 0.5) * columns) / count))
}
