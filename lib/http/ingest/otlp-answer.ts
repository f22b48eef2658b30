import { Uncounted } from '@/lib/ingest/otlp/repeats'
import type { Outcome } from '@/lib/ingest/outcome'
import type { PartialSuccess } from './otlp-encoding'

const TOLD_REASONS = 5

/**
 * What became of the spans, where there is anything to tell; else undefined. Refused ones each by a code, with one of
 * the spans that it hit. Beside them, or with no span refused, warnings: spans that name a model and counted nothing.
 * "Servers MAY also use the partial_success field to convey warnings/suggestions to clients even when the server fully
 * accepts the request" (opentelemetry.io/docs/specs/otlp, Partial Success).
 */
export function partialSuccessOf(
  { rejected }: Outcome,
  settled: readonly unknown[],
): PartialSuccess | undefined {
  const told = [...refusalsIn(rejected), ...warningsIn(settled)]
  if (told.length === 0) return undefined
  return { rejectedSpans: rejected.length, errorMessage: told.join(' ') }
}

function refusalsIn(rejected: Outcome['rejected']): string[] {
  const reasons = new Map<string, { count: number; text: string }>()
  for (const { code, message, id } of rejected) {
    const reason = reasons.get(code)
    if (reason) reason.count += 1
    else reasons.set(code, { count: 1, text: id === null ? message : `${message} (${id})` })
  }
  return [...reasons].slice(0, TOLD_REASONS).map(([code, { count, text }]) => `${code} (${count}): ${text}`)
}

/** What is said of the spans that were passed over for a reason: one of them, and several. */
const warnings: Record<Uncounted['reason'], { one: string; several: string; advice: string }> = {
  no_usage: {
    one: 'span names a model and states no usage',
    several: 'spans name a model and state no usage',
    advice: 'let the instrumentation record token counts, or post the replies.',
  },
  failed: {
    one: 'span names a model, failed and states no usage',
    several: 'spans name a model, failed and state no usage',
    advice: 'nothing is counted of a call that used nothing.',
  },
}

function warningsIn(settled: readonly unknown[]): string[] {
  const spans = settled.filter((item) => item instanceof Uncounted)
  return (Object.keys(warnings) as Uncounted['reason'][]).flatMap((reason) => {
    const uncounted = spans.filter((span) => span.reason === reason)
    const [first] = uncounted
    if (!first) return []
    const { one, several, advice } = warnings[reason]
    const { traceId, spanId } = first.span
    const what = `${uncounted.length} ${uncounted.length === 1 ? one : several}`
    return `${what} (${reason}), such as ${traceId}-${spanId}: ${advice}`
  })
}
