import type { RecentSpan } from '@/db/schema/calls'
import { type Connection, quote } from '../delivery'
import type { SpanLink } from '../otlp/call-span'

/** How long a call is remembered by its spans, from their receipt. */
export const REMEMBERED_MS = 10 * 60 * 1000

/** A trace that tells of more is compared with its latest spans alone, so that its row stays of a bounded size. */
const MAX_SPANS = 1000
const MAX_LINKS = 5000

/** What is remembered of one trace. */
export interface RecentTrace {
  traceId: string
  spans: RecentSpan[]
  links: SpanLink[]
}

/**
 * Puts down what came of each trace where nothing was known of it, and comes back with those of which something was.
 * Their rows are locked, in one order everywhere: requests of one trace wait for each other.
 */
export async function remember(
  connection: Connection,
  fresh: readonly RecentTrace[],
  now: Date,
): Promise<Map<string, RecentTrace>> {
  const rows = await connection.unsafe<(RecentTrace & { isNew: boolean })[]>(
    `insert into recent_calls (trace_id, received_at, spans, links)
    select trace_id, $1::timestamptz, spans, links
    from unnest($2::text::text[], $3::text::jsonb[], $4::text::jsonb[]) as fresh (trace_id, spans, links)
    order by trace_id collate "C"
    on conflict (trace_id) do update set received_at = greatest(recent_calls.received_at, excluded.received_at)
    returning trace_id as "traceId", spans, links, xmax = 0 as "isNew"`,
    [now.toISOString(), ...columnsOf(fresh)],
    { prepare: true },
  )
  const since = now.getTime() - REMEMBERED_MS
  const known = rows.filter(({ isNew }) => !isNew)
  for (const trace of known) trace.spans = trace.spans.filter(({ receivedAtMs }) => receivedAtMs > since)
  return new Map(known.map((trace) => [trace.traceId, trace]))
}

/** Puts down what has become of traces of which something was known. */
export async function rewrite(connection: Connection, traces: readonly RecentTrace[]): Promise<void> {
  if (traces.length === 0) return
  await connection.unsafe(
    `update recent_calls set spans = changed.spans, links = changed.links
    from unnest($1::text::text[], $2::text::jsonb[], $3::text::jsonb[]) as changed (trace_id, spans, links)
    where recent_calls.trace_id = changed.trace_id`,
    columnsOf(traces),
    { prepare: true },
  )
}

/** Forgets traces of which nothing has come for long, a few more than have come, so that no request waits for many. */
export async function forget(connection: Connection, count: number, now: Date): Promise<void> {
  await connection.unsafe(
    `delete from recent_calls where trace_id in (
      select trace_id from recent_calls where received_at < $1::timestamptz
      order by received_at limit $2::int for update skip locked
    )`,
    [new Date(now.getTime() - REMEMBERED_MS).toISOString(), 2 * count + 10],
    { prepare: true },
  )
}

function columnsOf(traces: readonly RecentTrace[]): string[] {
  const json = (values: readonly unknown[]) =>
    `{${values.map((value) => quote(JSON.stringify(value))).join(',')}}`
  return [
    `{${traces.map(({ traceId }) => quote(traceId)).join(',')}}`,
    json(traces.map(({ spans }) => spans.slice(-MAX_SPANS))),
    json(traces.map(({ links }) => links.slice(-MAX_LINKS))),
  ]
}
