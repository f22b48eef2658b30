import { LAUNCH_DAYS, type Launch, type RankHistory } from '@/lib/domain/entity/entity-history'
import { addDays, type Day } from '@/lib/domain/time/day'
import { entityPath } from '../address/entity-path'
import { chartColours, colourOf } from '../colour/colours'
import { categoryName } from '../text/category-name'
import { formatBucket } from '../text/day-text'
import { exactCount, tickCount } from '../text/format'
import { formatDay, formatShortDay } from '../text/format-day'
import { text } from '../text/messages'
import type { BucketTick } from './chart-ticks'
import type { LineView } from './line-view'

/** Of the categories, how many have a line at first: more than a few cannot be told apart. */
const FIRST_CATEGORIES = 3

/** Where a model stood by tokens, week by week; null where it never stood anywhere. */
export function rankCurves(history: RankHistory, slug: string, name: string): LineView | null {
  const { weeks, ranks } = fromFirstRank(history)
  const known = ranks.filter(({ byWeek }) => byWeek.some((rank) => rank !== null))
  const all = known[0]
  if (!all || weeks.length < 2) return null
  const colours = [
    colourOf('models', slug),
    ...chartColours(
      'categories',
      known.slice(1).map(({ category }) => category),
    ),
  ]
  const last = all.byWeek.findLastIndex((rank) => rank !== null)
  const best = Math.min(...all.byWeek.filter((rank) => rank !== null))
  return {
    title: text('entities.ranks.chart', { name }),
    summary: text('entities.ranks.summary', { rank: all.byWeek[last]!, week: formatDay(weeks[last]!), best }),
    kind: 'rank',
    axis: 'rank',
    grain: 'week',
    estimated: false,
    columns: { label: text('grains.week.name'), ticks: weekTicks(weeks) },
    series: known.map(({ category }, index) => ({
      key: `s${index}`,
      name: categoryName(category),
      href: category === 'all' ? null : entityPath('categories', category),
      colour: colours[index]!,
      isOther: false,
      isMain: index === 0,
      isQuiet: index > FIRST_CATEGORIES,
    })),
    buckets: weeks.map((week, index) => ({
      bucket: week,
      label: formatBucket(week, 'week'),
      isPartial: false,
      values: known.map(({ byWeek }) => byWeek[index] ?? null),
    })),
  }
}

/** Tokens a day since the release of a model, its own curve first; null where there are no two days of it. */
export function launchCurves(launches: readonly Launch[]): LineView | null {
  const [own, ...earlier] = launches
  if (!own || own.tokens.length < 2) return null
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
    kind: 'tokens',
    axis: 'linear',
    grain: 'day',
    estimated: false,
    latest: age,
    columns: {
      label: text('entities.launch.day'),
      ticks: [0, 15, 30, 45, 60, 75, LAUNCH_DAYS]
        .filter((day) => day < length)
        .map((index, position) => ({
          index,
          label: text('entities.launch.mark', { day: index }),
          isMinor: position % 2 !== 0,
          isAtEdge: index === 0,
        })),
    },
    series: launches.map(({ slug, name }, index) => ({
      key: `s${index}`,
      name,
      href: index === 0 ? null : entityPath('models', slug),
      colour: colours[index]!,
      isOther: false,
      isMain: index === 0,
    })),
    buckets: Array.from({ length }, (_, day) => ({
      bucket: addDays(own.released, day),
      label: text('entities.launch.mark', { day }),
      isPartial: false,
      values: launches.map(({ tokens }) => (tokens[day] === undefined ? null : Number(tokens[day]))),
      exact: launches.map(({ tokens }) => (tokens[day] === undefined ? null : exactCount(tokens[day]))),
    })),
  }
}

/** A few weeks, spread over however many there are. */
function weekTicks(weeks: Day[]): BucketTick[] {
  const count = Math.min(4, weeks.length)
  return Array.from({ length: count }, (_, place) => {
    const index = Math.floor(((place + 0.5) * weeks.length) / count)
    return { index, label: formatShortDay(weeks[index]!), isMinor: false, isAtEdge: false }
  })
}

/** Without the weeks before it stood anywhere. */
function fromFirstRank({ range, weeks, ranks }: RankHistory): RankHistory {
  const first = weeks.findIndex((_, index) => ranks.some(({ byWeek }) => byWeek[index] !== null))
  if (first <= 0) return { range, weeks, ranks }
  const cut = ranks.map(({ category, byWeek }) => ({ category, byWeek: byWeek.slice(first) }))
  return { range, weeks: weeks.slice(first), ranks: cut }
}
