import type { Reader } from '@/db/client'
import type { RunRateWeeks } from '@/lib/domain/growth/run-rate'
import { addBuckets, startOfRunning } from '@/lib/domain/time/buckets'
import { addDays, startOfWeek } from '@/lib/domain/time/day'
import { totalTokens } from '@/lib/domain/tokens/measures'
import { getCoverage } from '../coverage/coverage'
import { getEntitySeries } from '../entity/entity-series'
import type { WeeklyQuestion } from './weekly-rows'

const WEEKS = 52

/** The last complete weeks, up to a year of them, from the first on that had tokens. */
export async function getRunRateWeeks(
  reader: Reader,
  { category, of }: WeeklyQuestion,
  now: Date,
): Promise<RunRateWeeks> {
  const none = { weeks: [], estimated: false }
  const coverage = await getCoverage(reader)
  if (!coverage) return none
  const until = startOfRunning(coverage.last, 'week')
  const whole = startOfWeek(addDays(coverage.first, 6))
  const wanted = addBuckets(until, 'week', -WEEKS)
  const range = { from: wanted < whole ? whole : wanted, until }
  if (range.from >= until) return none
  const { buckets, estimated } = await getEntitySeries(reader, of, { category, grain: 'week', range }, now)
  const weeks = buckets.map((bucket) => ({ week: bucket.bucket, tokens: totalTokens(bucket) }))
  const first = weeks.findIndex(({ tokens }) => tokens > 0n)
  return first === -1 ? none : { weeks: weeks.slice(first), estimated }
}
