import { ratio } from '@/lib/domain/tokens/ratio'
import {
  LAST_TURN,
  type SessionSeries,
  sessionCount,
  type TurnWindow,
  turnRanges,
} from '@/lib/domain/tokens/turns'
import type { EntitySeries } from '@/lib/domain/traffic/series'
import type { ChartSeries } from '../chart/chart-view'
import type { LineBucket, LineView } from '../chart/line-view'
import { OTHER_COLOUR } from '../colour/colours'
import { lengthColours, scaleColours } from '../colour/scale-colours'
import { formatBucket, formatDayRange } from '../text/day-text'
import { exactCount } from '../text/format'
import { text } from '../text/messages'
import { exactNumber } from '../text/number-kind'

/** The mean prompt of a request, week by week. */
export function meanPromptLine({ buckets, grain, estimated }: EntitySeries, title: string): LineView {
  return {
    ...{ title, kind: 'tokens', axis: 'linear', grain, estimated },
    series: [line(0, text('ratios.promptLength.label'), lengthColours.promptLength)],
    buckets: fromFirst(
      buckets.map(({ bucket, isPartial, promptTokens, requests }) => {
        return { ...head(bucket, isPartial), values: [ratio(promptTokens, requests)] }
      }),
    ),
  }
}

/** How many requests a session has, week by week. */
export function turnsLine({ buckets, estimated }: SessionSeries, title: string): LineView {
  return {
    ...{ title, kind: 'turnsPerSession', axis: 'linear', grain: 'week', estimated },
    series: [line(0, text('growth.context.turns.name'), lengthColours.promptLength)],
    buckets: fromFirst(
      buckets.map((bucket) => ({
        ...head(bucket.bucket, bucket.isPartial),
        values: [ratio(bucket.requests, sessionCount(bucket))],
      })),
    ),
  }
}

/** What part of the sessions has how many turns, week by week. */
export function turnRangeLines({ buckets, estimated }: SessionSeries, title: string): LineView {
  const colours = scaleColours(turnRanges.length)
  return {
    ...{ title, kind: 'percent', axis: 'linear', grain: 'week', estimated },
    series: turnRanges.map((_, place) => line(place, turnRangeName(place), colours[place]!)),
    buckets: fromFirst(
      buckets.map((bucket) => {
        const shares = bucket.sessions.map((count) => ratio(count, sessionCount(bucket)))
        return {
          ...head(bucket.bucket, bucket.isPartial),
          values: shares,
          exact: shares.map((share, place) => {
            if (share === null) return null
            const values = { share: exactNumber('percent', share), sessions: bucket.sessions[place]! }
            return text('growth.context.ranges.exact', values)
          }),
        }
      }),
    ),
  }
}

/** The mean prompt at each turn: of the window, and of the one before where there is one. */
export function promptByTurn(windows: TurnWindow[], estimated: boolean, title: string): LineView {
  const longest = Math.max(...windows.flatMap(({ turns }) => turns.map(({ turn }) => turn)))
  const means = windows.map(({ turns }) => {
    return new Map(turns.map(({ turn, promptTokens, requests }) => [turn, ratio(promptTokens, requests)]))
  })
  const turns = Array.from({ length: longest }, (_, index) => index + 1)
  const names = windows.map(({ range }) => formatDayRange(range))
  return {
    ...{ title, kind: 'tokens', axis: 'linear', grain: 'day', estimated },
    summary: summaryOf(windows[0]!),
    latest: 0,
    columns: {
      label: text('growth.context.byTurn.turn'),
      ticks: turns
        .filter((turn) => turn === 1 || turn % 10 === 0)
        .map((turn) => ({ index: turn - 1, label: turnName(turn), isMinor: false, isAtEdge: turn === 1 })),
    },
    series: names.map((name, place) => ({
      ...line(place, name, place === 0 ? lengthColours.promptLength : OTHER_COLOUR),
      isMain: place === 0,
    })),
    buckets: turns.map((turn) => ({
      bucket: String(turn),
      label: text('growth.context.byTurn.label', { turn: turnName(turn) }),
      isPartial: false,
      values: means.map((byTurn) => byTurn.get(turn) ?? null),
    })),
  }
}

/** `10 to 49 turns`. */
export function turnRangeName(place: number): string {
  const { from, to } = turnRanges[place]!
  if (from === to) return text('growth.context.ranges.one')
  if (to === null) return text('growth.context.ranges.from', { from })
  return text('growth.context.ranges.between', { from, to })
}

function summaryOf({ turns }: TurnWindow): string {
  const meanAt = (wanted: number) => {
    const row = turns.find(({ turn }) => turn === wanted)
    return row && row.requests > 0n ? row.promptTokens / row.requests : undefined
  }
  const [first, tenth] = [meanAt(1), meanAt(10)]
  if (first === undefined || tenth === undefined) return text('growth.context.byTurn.short')
  return text('growth.context.byTurn.summary', { first: exactCount(first), tenth: exactCount(tenth) })
}

function turnName(turn: number): string {
  return turn === LAST_TURN ? text('growth.context.byTurn.last', { turn }) : String(turn)
}

function line(place: number, name: string, colour: string): ChartSeries {
  return { key: `s${place}`, name, colour, href: null, isOther: false }
}

function head(bucket: string, isPartial: boolean) {
  return { bucket, label: formatBucket(bucket, 'week'), isPartial }
}

/** Without the weeks before anything is known. */
function fromFirst(buckets: LineBucket[]): LineBucket[] {
  const first = buckets.findIndex(({ values }) => values.some((value) => value !== null))
  return first > 0 ? buckets.slice(first) : buckets
}
