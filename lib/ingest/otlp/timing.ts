import { attribute } from './attributes'
import type { AttributeValue } from './encoding/attribute-value'
import type { OtlpSpan } from './span'

const NANO_PER_MS = 1_000_000n
const LATEST_MS = 8_640_000_000_000_000n

export function momentOf(nano: bigint | undefined): string | undefined {
  if (nano === undefined) return undefined
  const ms = nano / NANO_PER_MS
  return ms <= LATEST_MS ? new Date(Number(ms)).toISOString() : undefined
}

/** How long the whole answer took. */
export function generationMs({ startNano, endNano }: OtlpSpan): number | undefined {
  return startNano === undefined || endNano === undefined ? undefined : elapsedMs(startNano, endNano)
}

/** The time to the first token, as its sender measured it. */
export function latencyMs(span: OtlpSpan): number | undefined {
  const { startNano, firstTokenNano } = span
  const seconds = span.first(attribute.firstChunkSeconds)
  if (seconds !== undefined) return milliseconds(numberOf(seconds) * (writesMilliseconds(span) ? 1 : 1000))
  const measured = span.first(attribute.firstChunkMs)
  if (measured !== undefined) return milliseconds(numberOf(measured))
  if (startNano === undefined) return undefined
  if (firstTokenNano !== undefined) return elapsedMs(startNano, firstTokenNano)
  const moment = Date.parse(span.text(attribute.firstChunkMoment) ?? '')
  return milliseconds(moment - Number(startNano / 1000n) / 1000)
}

/** Strands writes the milliseconds that Bedrock measured where OpenTelemetry wants seconds. */
function writesMilliseconds({ scope }: OtlpSpan): boolean {
  return scope?.name?.startsWith('strands') === true
}

function elapsedMs(from: bigint, until: bigint): number | undefined {
  return milliseconds(Number(until - from) / 1e6)
}

/** What measures time is left out where it makes no sense: it is no reason to lose the tokens. */
function milliseconds(value: number): number | undefined {
  return value >= 0 && value <= 2_147_483_647 ? Math.round(value) : undefined
}

function numberOf(value: AttributeValue): number {
  return value === undefined || typeof value === 'object' ? Number.NaN : Number(value)
}
