import { type Doubling, doublingOf, type RunRate, runRate } from '@/lib/domain/growth/run-rate'
import { changeOf } from '@/lib/domain/traffic/change'
import { entityPath } from '../address/entity-path'
import { colourOf } from '../colour/colours'
import type { TableColumn, TableView } from '../table/table-view'
import { changeWords } from '../text/change-text'
import { entityName } from '../text/entity-name'
import { compactCount } from '../text/format'
import { locale } from '../text/locale'
import { text } from '../text/messages'
import { valueCell } from '../text/metric-text'

const numbers = new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 })

/** Below so many days a time is told in days, below so many weeks in weeks, else in years. */
const DAYS_BELOW = 100
const WEEKS_BELOW = 104

/** A time to double in words: `23 weeks`, or why there is none. */
export function doublingText(doubling: Doubling): string {
  if (doubling.kind !== 'days') return text(`growth.runRate.doubling.${doubling.kind}`)
  const { days } = doubling
  if (days < DAYS_BELOW) return text('growth.runRate.doubling.days', { number: numbers.format(days) })
  if (days / 7 < WEEKS_BELOW)
    return text('growth.runRate.doubling.weeks', { number: numbers.format(days / 7) })
  return text('growth.runRate.doubling.years', { number: numbers.format(days / 365.25) })
}

/** The run rate in a sentence. */
export function runRateSentence(rate: RunRate): string {
  const year = compactCount(runRate(rate))
  const { direction, text: amount } = changeWords(changeOf(rate.week, rate.yearBefore))
  const doubling = doublingOf(rate)
  const way = rate.yearBefore === null ? 'unknown' : direction
  const start = text('growth.runRate.sentence', { year, week: compactCount(rate.week), way, amount })
  return doubling.kind === 'days'
    ? `${start} ${text('growth.runRate.doubles', { time: doublingText(doubling) })}`
    : start
}

/** The run rates of authors, the largest of them. */
export function runRateTable(authors: readonly RunRate[]): TableView {
  const hasYear = authors.some(({ yearBefore }) => yearBefore !== null)
  return {
    caption: text('growth.runRate.caption'),
    keys: authors.map(({ slug }) => slug),
    columns: [
      {
        id: 'name',
        kind: 'name',
        label: text('dimensions.authors.one'),
        cells: authors.map(({ slug, name, ...rate }) => ({
          name: entityName('authors', slug, name),
          href: entityPath('authors', slug),
          colour: colourOf('authors', slug),
          ...(hasYear && { notes: [{ text: noteOf(rate), below: 'sm' as const }] }),
        })),
      },
      {
        id: 'rate',
        kind: 'count',
        label: text('growth.runRate.rate'),
        hint: text('growth.runRate.rateHint'),
        cells: authors.map((rate) => valueCell('tokens', runRate(rate), rate.estimated)),
      },
      ...(hasYear ? yearColumns(authors) : []),
    ],
  }
}

function yearColumns(authors: readonly RunRate[]): TableColumn[] {
  return [
    {
      id: 'year',
      kind: 'change',
      label: text('growth.runRate.year'),
      hint: text('growth.runRate.yearHint'),
      cells: authors.map(({ week, yearBefore }) => changeWords(changeOf(week, yearBefore))),
    },
    {
      id: 'doubling',
      kind: 'text',
      label: text('growth.runRate.doublingTime'),
      hiddenBelow: 'sm',
      cells: authors.map((rate) => doublingText(doublingOf(rate))),
    },
  ]
}

/** Stands below the name where there is no room for the column. */
function noteOf(rate: Pick<RunRate, 'week' | 'yearBefore'>): string {
  const doubling = doublingOf(rate)
  const time = doublingText(doubling)
  return doubling.kind === 'days' ? text('growth.runRate.note', { time }) : time
}
