import type { Reader } from '@/db/client'
import type { CategoryFilter } from '@/lib/domain/entity/categories'
import { coverRange, defaultBucketCount, type Grain, trailingBuckets } from '@/lib/domain/time/buckets'
import { type Day, dayOf } from '@/lib/domain/time/day'
import type { DayRange } from '@/lib/domain/time/day-range'
import { lengthBuckets } from '@/lib/domain/tokens/length-buckets'
import type { LengthBoard, LengthMeasures, LengthRow, LengthSeries } from '@/lib/domain/tokens/lengths'
import { boardRows, boardWindow, type WindowQuestion } from '../shared/board-window'
import { chartBuckets } from '../shared/chart-buckets'
import { getFreshness } from '../shared/freshness'
import { slicesOfCover } from '../shared/slices'
import { totalSource } from '../shared/source'
import { ALL_LENGTHS, type LengthSums, lengthsByBucket, lengthsInWindow } from './length-rows'

const nothing: LengthMeasures = { requests: 0n, promptTokens: 0n, completionTokens: 0n }

/** The requests of a window by their total length. */
export async function getLengths(
  reader: Reader,
  question: WindowQuestion & { category: CategoryFilter },
  now: Date,
): Promise<LengthBoard> {
  const { category } = question
  const freshness = await getFreshness(reader)
  const window = boardWindow(question, freshness, now)
  const rows = boardRows(question, window, totalSource(category), freshness.dataThrough)
  const found =
    freshness.dataThrough === null
      ? []
      : await reader.execute<LengthSums & { previous_requests: bigint | null }>(
          lengthsInWindow(category, rows),
        )
  const none = window.previous && 0n
  const of = (length: number) => {
    const row = found.find((one) => one.length === length)
    const previousRequests = row && window.previous ? row.previous_requests : none
    return { ...(row ? measuresOf(row) : nothing), previousRequests }
  }
  const known: LengthRow[] = lengthBuckets.map((bucket) => ({ bucket, ...of(bucket) }))
  const { previousRequests, ...total } = of(ALL_LENGTHS)
  const unknown: LengthRow = {
    bucket: null,
    ...known.reduce(subtract, total),
    previousRequests:
      previousRequests && known.reduce((rest, row) => rest - row.previousRequests!, previousRequests),
  }
  return {
    rows: unknown.requests > 0n ? [...known, unknown] : known,
    total,
    window,
    estimated: found.some(({ sampled_requests }) => sampled_requests > 0n),
    freshness,
  }
}

/** The requests of a category by their total length, bucket by bucket. */
export async function getLengthSeries(
  reader: Reader,
  question: { category: CategoryFilter; grain: Grain; range: DayRange | null },
  now: Date,
): Promise<LengthSeries> {
  const { category, grain } = question
  const freshness = await getFreshness(reader)
  const { dataThrough } = freshness
  const range = question.range ?? trailingBuckets(dayOf(now), grain, defaultBucketCount[grain])
  const slices = slicesOfCover(coverRange(range, grain, dataThrough))
  const found =
    dataThrough === null
      ? []
      : await reader.execute<LengthSums & { bucket: Day }>(lengthsByBucket(category, slices, grain))
  const requestsOf = new Map(found.map((row) => [`${row.bucket} ${row.length}`, row.requests]))
  const counted = chartBuckets(range, grain, freshness).map(({ bucket, isPartial }) => {
    const of = (length: number) => requestsOf.get(`${bucket} ${length}`) ?? 0n
    const requests = lengthBuckets.map(of)
    const unknown = requests.reduce((rest, count) => rest - count, of(ALL_LENGTHS))
    return { bucket, isPartial, requests, unknown }
  })
  const hasUnknown = counted.some(({ unknown }) => unknown > 0n)
  return {
    lengths: hasUnknown ? [...lengthBuckets, null] : [...lengthBuckets],
    buckets: counted.map(({ requests, unknown, ...bucket }) => ({
      ...bucket,
      requests: hasUnknown ? [...requests, unknown] : requests,
    })),
    total: found
      .filter(({ length }) => length === ALL_LENGTHS)
      .map(measuresOf)
      .reduce((sum, row) => subtract(sum, negative(row)), nothing),
    grain,
    range,
    estimated: found.some(({ sampled_requests }) => sampled_requests > 0n),
    freshness,
  }
}

function measuresOf({ requests, prompt_tokens, completion_tokens }: LengthSums): LengthMeasures {
  return { requests, promptTokens: prompt_tokens, completionTokens: completion_tokens }
}

function subtract(whole: LengthMeasures, part: LengthMeasures): LengthMeasures {
  return {
    requests: whole.requests - part.requests,
    promptTokens: whole.promptTokens - part.promptTokens,
    completionTokens: whole.completionTokens - part.completionTokens,
  }
}

function negative(measures: LengthMeasures): LengthMeasures {
  return subtract(nothing, measures)
}
