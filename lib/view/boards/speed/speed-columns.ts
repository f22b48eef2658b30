import { type Speed, tokensASecond } from '@/lib/domain/traffic/speed'
import type { SpeedRow } from '@/lib/domain/traffic/speed-board'
import type { ExportColumn } from '../../file/export-columns'

/** How fast: percentiles are whole milliseconds, and output tokens a second. */
export const figureColumns: ExportColumn<{ speed: Speed }>[] = [
  { name: 'latency_requests', kind: 'count', cell: ({ speed }) => String(speed.latency.requests) },
  { name: 'latency_ms_p50', kind: 'fraction', cell: ({ speed }) => milliseconds(speed.latency.p50) },
  { name: 'latency_ms_p95', kind: 'fraction', cell: ({ speed }) => milliseconds(speed.latency.p95) },
  { name: 'throughput_requests', kind: 'count', cell: ({ speed }) => String(speed.throughput.requests) },
  { name: 'tokens_per_second_p50', kind: 'fraction', cell: ({ speed }) => rate(speed.throughput.p50) },
  { name: 'tokens_per_second_p95', kind: 'fraction', cell: ({ speed }) => rate(speed.throughput.p95) },
]

export const speedColumns: ExportColumn<SpeedRow>[] = [
  { name: 'rank', kind: 'rank', cell: ({ rank }) => (rank === null ? null : String(rank)) },
  { name: 'slug', kind: 'text', cell: ({ slug }) => slug },
  { name: 'name', kind: 'text', cell: ({ name }) => name },
  ...figureColumns,
]

function milliseconds(value: number | null): string | null {
  return value === null ? null : String(value)
}

function rate(value: number | null): string | null {
  return value === null ? null : tokensASecond(value)
}
