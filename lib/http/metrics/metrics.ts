import { Counter, Histogram, Registry } from 'prom-client'
import { skipReasons } from '@/lib/ingest/not-usage'
import { refusalCodes } from '@/lib/ingest/refusal'
import { isAdjusting, usageReasons } from '@/lib/ingest/usage/reasons'

/**
 * Limits: what an address has drawn already, a queue that is too long, an address that presents unknown keys.
 */
export const limitReasons = ['address', 'queue', 'keys'] as const

export type LimitReason = (typeof limitReasons)[number]

/** The counters of this process. Labels take words of lists that are written down, so that they stay few. */
export interface Metrics {
  registry: Registry
  /** Events of requests that came in, by what became of them. */
  ingested: Counter<'source' | 'outcome'>
  rejected: Counter<'code'>
  skipped: Counter<'reason'>
  adjusted: Counter<'reason'>
  batchSeconds: Histogram<'source'>
  requestSeconds: Histogram<'method' | 'route' | 'status'>
  drawingSeconds: Counter
  limited: Counter<'reason'>
}

const slot = globalThis as typeof globalThis & { tokenboardMetrics?: Metrics }

/** One set a process: Next loads the modules of routes and those of its server apart. */
export function metrics(): Metrics {
  slot.tokenboardMetrics ??= createMetrics()
  return slot.tokenboardMetrics
}

function createMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const created: Metrics = {
    registry,
    ingested: new Counter({
      name: 'tokenboard_ingest_events_total',
      help: 'Events that came in over HTTP, by source and outcome.',
      labelNames: ['source', 'outcome'],
      registers,
    }),
    rejected: new Counter({
      name: 'tokenboard_ingest_rejected_total',
      help: 'Rejected events, by code.',
      labelNames: ['code'],
      registers,
    }),
    skipped: new Counter({
      name: 'tokenboard_ingest_skipped_total',
      help: 'Records that are no usage, by reason.',
      labelNames: ['reason'],
      registers,
    }),
    adjusted: new Counter({
      name: 'tokenboard_ingest_adjusted_total',
      help: 'Events with counts that contradict themselves, by reason.',
      labelNames: ['reason'],
      registers,
    }),
    batchSeconds: new Histogram({
      name: 'tokenboard_ingest_batch_seconds',
      help: 'From a whole body to its commit, a request.',
      labelNames: ['source'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    requestSeconds: new Histogram({
      name: 'tokenboard_http_request_seconds',
      help: 'HTTP requests, by route.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 30],
      registers,
    }),
    drawingSeconds: new Counter({
      name: 'tokenboard_drawing_seconds_total',
      help: 'Time in which answers were made that were not in memory.',
      registers,
    }),
    limited: new Counter({
      name: 'tokenboard_limited_requests_total',
      help: 'Requests that were told to come later, by the limit that they met.',
      labelNames: ['reason'],
      registers,
    }),
  }
  // What has not happened yet is zero, and not unknown: an alert on a growing number needs its beginning.
  for (const reason of limitReasons) created.limited.inc({ reason }, 0)
  for (const code of refusalCodes) created.rejected.inc({ code }, 0)
  for (const reason of skipReasons) created.skipped.inc({ reason }, 0)
  for (const reason of usageReasons.filter(isAdjusting)) created.adjusted.inc({ reason }, 0)
  return created
}
