import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { LAUNCH_DAYS, type Launch } from '@/lib/domain/entity/entity-history'
import { bucketsOf } from '@/lib/domain/time/buckets'
import { addDays, type Day } from '@/lib/domain/time/day'
import type { Entity } from '@/lib/domain/traffic/board'
import { getFreshness } from '../shared/freshness'

/** Earlier models that are looked at: those without traffic in their first days fall out. */
const CANDIDATES = 12
const EARLIER_SHOWN = 4
/** A model without tokens in these days was not launched here: it came to the router later. */
const FIRST_DAYS = 7

interface Candidate extends Entity, Record<string, unknown> {
  id: number
  released: Day
}

interface PointRow extends Record<string, unknown> {
  id: number
  day: Day
  tokens: bigint
}

/**
 * The launch of a base model, first, and of the last models of its author before it, by complete days; variants count
 * with their base. Nothing where the data do not hold the model's own first days.
 */
export async function getLaunches(reader: Reader, modelId: number): Promise<Launch[]> {
  const { dataThrough } = await getFreshness(reader)
  if (dataThrough === null) return []
  const candidates = await reader.execute<Candidate>(sql`
    select other.id, other.permaslug as slug, other.name, other.released_at::date as released
    from models own join models other on other.author_id = own.author_id and other.base_model_id is null
    where own.id = ${modelId} and own.base_model_id is null
      and (other.released_at < own.released_at or other.id = own.id)
      and other.released_at >= (select min(day) from category_daily where category_id = 0)
      and other.released_at < ${dataThrough}::date + 1
    order by other.id = own.id desc, other.released_at desc, other.permaslug collate "C" limit ${1 + CANDIDATES}`)
  if (candidates[0]?.id !== modelId) return []
  const rows = await reader.execute<PointRow>(
    sql.join(candidates.map(pointsOf(dataThrough)), sql` union all `),
  )
  const tokens = new Map(rows.map((row) => [`${row.id} ${row.day}`, row.tokens]))
  const launches = candidates.map(({ id, slug, name, released }) => ({
    slug,
    name,
    released,
    tokens: launchDays(released, dataThrough).map((day) => tokens.get(`${id} ${day}`) ?? 0n),
  }))
  const [own, ...earlier] = launches
  if (!own || !isLaunched(own)) return []
  return [own, ...earlier.filter(isLaunched).slice(0, EARLIER_SHOWN)]
}

const isLaunched = ({ tokens }: Launch) => tokens.slice(0, FIRST_DAYS).some((count) => count > 0n)

function launchDays(released: Day, dataThrough: Day): Day[] {
  const last = addDays(released, LAUNCH_DAYS)
  return bucketsOf({ from: released, until: addDays(last < dataThrough ? last : dataThrough, 1) }, 'day')
}

function pointsOf(dataThrough: Day): (candidate: Candidate) => SQL {
  return ({ id, released }) => {
    const days = `{${launchDays(released, dataThrough).join(',')}}`
    return sql`
      select ${id}::int as id, r.day, exact_sum(r.prompt_tokens + r.completion_tokens) as tokens
      from model_daily r
      where r.category_id = 0 and r.day = any (${days}::date[])
        and r.model_id = any (array(select id from models where id = ${id} or base_model_id = ${id}))
      group by r.day`
  }
}
