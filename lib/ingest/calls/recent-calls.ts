import { type Connection, quote } from '../store/delivery'
import { type RecentTrace, textOf, tracedBy } from './remembered-text'

/** How long a call is remembered by its spans, from their receipt. */
export const REMEMBERED_MS = 10 * 60 * 1000

/**
 * Puts down what came of each trace where nothing was known of it, and comes back with those of which something was.
 * Their rows are locked, in the order of `fresh`, which must be that of their ids: requests of one trace wait for each
 * other, and never in a circle.
 */
export async function remember(
  connection: Connection,
  fresh: readonly RecentTrace[],
  now: Date,
): Promise<Map<string, RecentTrace>> {
  const rows = await connection.unsafe<{ traceId: string; told: string }[]>(
    `with remembered as (
      insert into recent_calls (trace_id, received_at, told)
      select trace_id, $1::timestamptz, told from unnest($2::text::text[], $3::text::text[]) as fresh (trace_id, told)
      on conflict (trace_id) do update set received_at = greatest(recent_calls.received_at, excluded.received_at)
      returning trace_id, told, xmax <> 0 as was_known
    )
    select trace_id as "traceId", told from remembered where was_known`,
    [now.toISOString(), ...columnsOf(fresh)],
    { prepare: true },
  )
  const since = now.getTime() - REMEMBERED_MS
  const known = new Map<string, RecentTrace>()
  for (const { traceId, told } of rows) {
    const trace = tracedBy(traceId, told)
    known.set(traceId, { ...trace, spans: trace.spans.filter(({ receivedAtMs }) => receivedAtMs > since) })
  }
  return known
}

/** Puts down what has become of traces of which something was known. */
export async function rewrite(connection: Connection, traces: readonly RecentTrace[]): Promise<void> {
  if (traces.length === 0) return
  await connection.unsafe(
    `update recent_calls set told = changed.told
    from unnest($1::text::text[], $2::text::text[]) as changed (trace_id, told)
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
  const columns = [traces.map(({ traceId }) => traceId), traces.map(textOf)]
  return columns.map((texts) => `{${texts.map(quote).join(',')}}`)
}
