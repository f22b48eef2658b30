import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { bucketRange, startOfRunning } from '@/lib/domain/time/buckets'
import { addDays, type Day } from '@/lib/domain/time/day'
import type { NewModel, RestatedDay, WeeklyChanges } from '@/lib/domain/traffic/weekly-changes'
import { getFreshness } from '../shared/freshness'
import { getMovers } from './movers'

const MOVERS = 5

/** The last `count` finished ISO weeks with figures, latest first. */
export async function getWeeklyChanges(reader: Reader, count: number, now: Date): Promise<WeeklyChanges[]> {
  const { dataThrough } = await getFreshness(reader)
  if (dataThrough === null) return []
  const until = startOfRunning(dataThrough, 'week')
  const from = addDays(until, -7 * count)
  const totals = await readTotals(reader, until)
  const first = totals.keys().next().value
  if (first === undefined) return []
  const newModels = await readNewModels(reader, from, until)
  const restated = await readRestated(reader, addDays(from, -7))
  const changes: WeeklyChanges[] = []
  for (let week = addDays(until, -7); week >= from && week >= first; week = addDays(week, -7)) {
    const isFirst = week === first
    changes.push({
      week,
      totalTokens: totals.get(week) ?? 0n,
      previousTotalTokens: isFirst ? null : (totals.get(addDays(week, -7)) ?? 0n),
      newModels: isFirst ? [] : newModels.filter((model) => model.week === week).map(withoutWeek),
      movers: isFirst ? { up: [], down: [] } : await readMovers(reader, week, now),
      restatements: restated.filter(
        ({ restatedAt }) => restatedAt >= startOf(week) && restatedAt < startOf(addDays(week, 7)),
      ),
      updatedAt: updatedAt(week, restated),
    })
  }
  return changes
}

function readMovers(reader: Reader, week: Day, now: Date) {
  const question = { category: 'all', period: 'week', variants: 'merge', metric: 'tokens' } as const
  const range = bucketRange(week, 'week')
  return getMovers(reader, 'models', { ...question, range, limit: null, appGroup: null }, MOVERS, now)
}

/** By week, from the first one with tokens on. */
async function readTotals(reader: Reader, until: Day): Promise<Map<Day, bigint>> {
  const rows = await reader.execute<{ week: Day; tokens: bigint }>(sql`
    select week, (prompt_tokens + completion_tokens)::bigint as tokens from category_weekly
    where category_id = 0 and week < ${until} and prompt_tokens + completion_tokens > 0 order by week`)
  return new Map(rows.map(({ week, tokens }) => [week, tokens]))
}

type DatedModel = NewModel & { week: Day }

const withoutWeek = ({ slug, name, totalTokens }: DatedModel): NewModel => ({ slug, name, totalTokens })

async function readNewModels(reader: Reader, from: Day, until: Day): Promise<DatedModel[]> {
  const rows = await reader.execute<{ week: Day; slug: string; name: string; totalTokens: bigint }>(sql`
    with listed as (
      select coalesce(v.base_model_id, v.id) as id, r.week,
        exact_sum(r.prompt_tokens + r.completion_tokens) as tokens
      from model_weekly r join models v on v.id = r.model_id
      where r.category_id = 0 and r.week < ${until} and r.prompt_tokens + r.completion_tokens > 0
      group by 1, 2
    ),
    firsts as (select distinct on (id) id, week, tokens from listed order by id, week)
    select f.week, m.permaslug as slug, m.name, f.tokens as "totalTokens"
    from firsts f join models m on m.id = f.id where f.week >= ${from}
    order by f.tokens desc, m.permaslug collate "C"`)
  return [...rows]
}

async function readRestated(reader: Reader, from: Day): Promise<RestatedDay[]> {
  const rows = await reader.execute<{
    day: Day
    restatedAt: string
    beforeTotalTokens: bigint
    afterTotalTokens: bigint
  }>(sql`
    select day, to_char(restated_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "restatedAt",
      before_total_tokens as "beforeTotalTokens", after_total_tokens as "afterTotalTokens"
    from restatements where day >= ${from} or restated_at >= ${from}::date order by day, id`)
  return [...rows]
}

/** A week is said to be over when its last day is; a day of it, or of the week it is compared with, may change later. */
function updatedAt(week: Day, restated: RestatedDay[]): string {
  const until = addDays(week, 7)
  const changed = restated.filter(({ day }) => day >= addDays(week, -7) && day < until)
  return [startOf(until), ...changed.map(({ restatedAt }) => restatedAt)].sort().at(-1)!
}

function startOf(day: Day): string {
  return `${day}T00:00:00.000Z`
}
