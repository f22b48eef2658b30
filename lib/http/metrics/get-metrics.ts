import { sql } from 'drizzle-orm'
import { Gauge, Registry } from 'prom-client'
import type { Reader } from '@/db/client'
import type { RouteContext } from '../route'
import { metrics } from './metrics'

interface JobRow extends Record<string, unknown> {
  pending_days: number
  data_through_seconds: number | null
  age_seconds: number | null
  duration_seconds: number | null
  failed_runs: number
}

/** `GET /metrics`: what the process counted, and how the rollups are, in the format of Prometheus. */
export async function getMetrics({ db, now }: RouteContext): Promise<Response> {
  const rollups = await rollupGauges(db, now)
  const registry = Registry.merge([metrics().registry, rollups])
  return new Response(await registry.metrics(), {
    headers: { 'content-type': registry.contentType, 'cache-control': 'no-store' },
  })
}

async function rollupGauges(db: Reader, now: Date): Promise<Registry> {
  const [row] = await db.execute<JobRow>(sql`
    select
      (select count(distinct day)::int from ingest_batches where rolled_up_at is null and day is not null) as pending_days,
      extract(epoch from ${now.toISOString()}::timestamptz - (s.data_through + 1)::timestamp at time zone 'UTC')::float8
        as data_through_seconds,
      extract(epoch from ${now.toISOString()}::timestamptz - j.finished_at)::float8 as age_seconds,
      extract(epoch from j.finished_at - j.started_at)::float8 as duration_seconds,
      (select count(*)::int from job_runs where job = 'rollup' and state = 'failed') as failed_runs
    from rollup_state s left join lateral (
      select started_at, finished_at from job_runs where job = 'rollup' and state = 'done' order by id desc limit 1
    ) j on true`)
  const registry = new Registry()
  const gauge = (name: string, help: string, value: number | null) => {
    const made = new Gauge({ name: `tokenboard_${name}`, help, registers: [registry] })
    if (value === null) made.set(Number.NaN)
    else made.set(value)
  }
  gauge('rollup_pending_days', 'Days with events that wait for a rollup.', row!.pending_days)
  gauge('rollup_duration_seconds', 'How long the last finished rollup took.', row!.duration_seconds)
  gauge('rollup_age_seconds', 'Since the last rollup finished; NaN before the first.', row!.age_seconds)
  gauge('rollup_failed_runs', 'Rollups that failed, ever.', row!.failed_runs)
  gauge('data_age_seconds', 'Since the end of the last complete day with figures.', row!.data_through_seconds)
  return registry
}
