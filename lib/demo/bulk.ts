import type { Db } from '@/db/client'
import { ensurePartitions, partitionName } from '@/db/partitions'
import { UNATTRIBUTED_APP_ID } from '@/db/schema/catalog'
import type { Sql } from '@/db/sql'
import { addDays, type Day, dayOf } from '@/lib/domain/time/day'
import { daysEndingWith, eachDay } from '@/lib/domain/time/day-range'
import { writeAudit } from '@/lib/ingest/audit'
import { OperatorError } from '@/lib/operator-error'
import { BULK_PROVIDERS, type BulkIds, loadBulkCatalog } from './catalog/bulk-catalog'
import { hash } from './random'

export interface BulkOptions {
  now: Date
  events: number
  /** The days before the running one over which the events are spread evenly. */
  days: number
  models: number
  apps: number
  onProgress?: (eventsDone: number, events: number) => void
}

export interface BulkSummary {
  accepted: number
  duplicates: number
}

const EVENTS_A_STATEMENT = 50_000
/** The database makes the events itself, one core a statement. */
const STATEMENTS_AT_ONCE = 2

/**
 * Fills days with unweighted events of made-up models, providers and apps, for benchmarks: a few large ones and a
 * long tail, the same for the same options. The rows are made inside the database, where nothing has to be sent;
 * running it again on the same day adds nothing.
 * @throws {OperatorError} where a day is sealed
 */
export async function seedBulk(db: Db, options: BulkOptions): Promise<BulkSummary> {
  const sql = db.$client
  const days = eachDay(daysEndingWith(addDays(dayOf(options.now), -1), options.days))
  const ids = await loadBulkCatalog(sql, options.models, options.apps)
  const [sealed] = await ensurePartitions(sql, days)
  if (sealed) throw new OperatorError(`${sealed} is sealed: bulk events need days that are still open.`)

  const label = `bulk-${hash(options.events, options.days, options.models, options.apps, days[0]!).toString(36)}`
  const stretches = stretchesOf(days, options.events)
  const summary: BulkSummary = { accepted: 0, duplicates: 0 }
  const work = async () => {
    for (const stretch of stretches) {
      const accepted = await fill(sql, stretch, label, ids)
      summary.accepted += accepted
      summary.duplicates += stretch.count - accepted
      options.onProgress?.(summary.accepted + summary.duplicates, options.events)
    }
  }
  await Promise.all(Array.from({ length: STATEMENTS_AT_ONCE }, work))
  return summary
}

/** Some events of one day, by their numbers. */
interface Stretch {
  day: Day
  first: number
  count: number
}

function* stretchesOf(days: readonly Day[], events: number): Generator<Stretch> {
  for (const [index, day] of days.entries()) {
    const until = Math.floor((events * (index + 1)) / days.length)
    let first = Math.floor((events * index) / days.length)
    while (first < until) {
      const count = Math.min(EVENTS_A_STATEMENT, until - first)
      yield { day, first, count }
      first += count
    }
  }
}

/** Stores a stretch and the line that makes its day wait for a rollup, in one transaction. */
function fill(sql: Sql, { day, first, count }: Stretch, label: string, ids: BulkIds): Promise<number> {
  return sql.begin(async (transaction) => {
    const { count: accepted } = await transaction.unsafe(fillStatement(day), [
      first,
      first + count - 1,
      label,
      ids.models,
      ids.providers,
      ids.apps,
    ])
    const audit = { source: 'seed', apiKeyId: null, day, rejected: [], skipped: {}, rejectedByDay: new Map() }
    const line = { accepted, duplicates: count - accepted, completed: 0, rejected: 0, adjusted: 0 }
    await writeAudit(transaction, audit, new Map([[day, line]]))
    return accepted
  })
}

/**
 * Two hashes of its number make an event: their bits are the draws, and powers of them make the large ones large.
 * Most of an app's events are for its favourite model and category, an eighth of all have no app. So a third of a
 * million events make almost 90,000 combinations of model, provider, app and category, as real traffic does.
 */
function fillStatement(day: Day): string {
  return `
    insert into ${partitionName(day)} (day, id, created_at, model_id, provider_id, app_id, category_id,
      prompt_tokens, completion_tokens, reasoning_tokens, cached_tokens, cost_nano_usd, latency_ms, generation_ms,
      tool_calls, finish_reason, session_hash, account_hash, sample_weight, adjusted)
    select '${day}', $3::text || '-' || number,
      timestamptz '${day} 00:00:00Z' + (one & 67108863) * interval '1 millisecond',
      models[1 + model], providers[1 + (model + (two & 1)) % ${BULK_PROVIDERS}],
      case when app < 0 then ${UNATTRIBUTED_APP_ID} else apps[1 + app] end, 1 + category,
      prompt, completion, completion * (two >> 40 & 7) / 16, prompt * (two >> 44 & 7) / 8,
      prompt * 250 + completion * 1000, (200 + prompt / 50) * (1 + slow * slow * slow / 131072),
      completion * (6 + pace * pace / 512), (two >> 48 & 1) * (1 + (two >> 58 & 3)),
      'stop', null, null, 1, false
    from (select $4::int[] as models, $5::int[] as providers, $6::int[] as apps) as names
    cross join lateral (
      select number, one, two, app,
        case when app >= 0 and two >> 50 & 3 > 0 then app * 7 % cardinality(models) else model end as model,
        case when app >= 0 and two >> 56 & 3 > 0 then app % 13 else category end as category,
        100 + (two >> 2 & 16383) as prompt, 10 + (two >> 16 & 1023) as completion,
        two >> 26 & 127 as slow, two >> 33 & 127 as pace
      from (
        select number, one, two,
          floor(power((one & 65535) / 65536.0::float8, 4) * cardinality(models))::int as model,
          case when two >> 53 & 7 = 0 then -1
            else floor(power((one >> 16 & 1048575) / 1048576.0::float8, 5) * cardinality(apps))::int end as app,
          floor(power((one >> 36 & 65535) / 65536.0::float8, 3) * 13)::int as category
        from (
          select number, hashint8extended(number, 1) as one, hashint8extended(number, 2) as two
          from generate_series($1::bigint, $2::bigint) as number
          offset 0 -- so that each hash is taken once
        ) as hashed
        offset 0
      ) as drawn
      offset 0
    ) as event
    on conflict do nothing`
}
