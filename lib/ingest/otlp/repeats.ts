import { NotUsage } from '../not-usage'
import { attribute } from './attributes'
import { OtlpSpan } from './span'
import { kindOf } from './span-kind'
import { hasUsage, usedTokens } from './usage'

/**
 * The spans with those that are no usage replaced: by what they say of themselves, and by the tree that they form.
 * A span above others with usage repeats what is below it, whatever it calls itself; the tree is known as far as one
 * request holds it.
 */
export function settleSpans(items: readonly unknown[]): readonly unknown[] {
  const judged = items.map((item) => (item instanceof OtlpSpan ? (reasonAgainst(item) ?? item) : item))
  const repeating = ancestorsOfUsage(
    items.filter((item) => item instanceof OtlpSpan),
    judged.filter((item) => item instanceof OtlpSpan).filter(usedTokens),
  )
  return judged.map((item) =>
    item instanceof OtlpSpan && repeating.has(keyOf(item.traceId, item.spanId))
      ? new NotUsage('repeats_children')
      : item,
  )
}

function reasonAgainst(span: OtlpSpan): NotUsage | undefined {
  const kind = kindOf(span)
  if (kind === 'other') return new NotUsage('not_a_model_call')
  // Without a kind and without a model it is some other span, or the sums of a framework.
  if (kind === 'unknown' && !namesModel(span)) return new NotUsage('not_a_model_call')
  if (span.hasFailed && !usedTokens(span)) return new NotUsage('failed')
  return hasUsage(span) ? undefined : new NotUsage('no_usage')
}

function namesModel(span: OtlpSpan): boolean {
  return span.first(attribute.responseModel) !== undefined || span.first(attribute.requestModel) !== undefined
}

/** The keys of all spans above one of `used`; no span is walked over twice. */
function ancestorsOfUsage(spans: readonly OtlpSpan[], used: readonly OtlpSpan[]): Set<string> {
  const parents = new Map(spans.map((span) => [keyOf(span.traceId, span.spanId), span.parentSpanId]))
  const above = new Set<string>()
  for (const span of used) {
    const own = keyOf(span.traceId, span.spanId)
    let parent = span.parentSpanId
    while (parent) {
      const key = keyOf(span.traceId, parent)
      if (key === own || above.has(key)) break
      above.add(key)
      parent = parents.get(key)
    }
  }
  return above
}

function keyOf(traceId: string | undefined, spanId: string | undefined): string {
  return `${traceId} ${spanId}`
}
