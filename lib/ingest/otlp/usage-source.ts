import type { UsageSourceName } from '@/lib/domain/usage/sources'
import { attribute } from './attributes'
import type { OtlpSpan } from './span'

/** A sender that counts in a way of its own, and what tells that a span is its. */
interface Sender {
  source: UsageSourceName
  wrote: (span: OtlpSpan) => boolean
}

const byScope =
  (pattern: RegExp): Sender['wrote'] =>
  ({ scope }) =>
    scope?.name !== undefined && pattern.test(scope.name)

const isAnthropics = (span: OtlpSpan) =>
  /^anthropic\b/i.test(span.text(attribute.provider) ?? '') ||
  /^(?:anthropic\/)?claude/i.test(span.text(attribute.requestModel) ?? '')

/**
 * The first that wrote a span is believed. Each was read in the sender's own source, which its entry in `usageSources`
 * cites; others, OpenLLMetry for Anthropic in Python among them, keep to the conventions of OpenTelemetry.
 */
const senders: readonly Sender[] = [
  { source: 'openllmetryAnthropic', wrote: byScope(/^@traceloop\/instrumentation-anthropic$/) },
  {
    source: 'openllmetryBedrock',
    wrote: byScope(/^(?:@traceloop\/instrumentation-bedrock|opentelemetry\.instrumentation\.bedrock)$/),
  },
  { source: 'openlitAnthropic', wrote: byScope(/^@openlit\/instrumentation-anthropic$/) },
  // OpenLIT for Python traces every provider under one name.
  {
    source: 'openlitAnthropic',
    wrote: (span) => byScope(/^openlit\b/)(span) && isAnthropics(span),
  },
  // Until August 2026 it left Bedrock's caches out, and stated a total that holds them: that tells the two apart.
  { source: 'strands', wrote: byScope(/^strands\b/) },
  {
    source: 'googleAdk',
    wrote: (span) => span.first(thoughts) !== undefined,
  },
  // Version 5 leaves Anthropic's caches out; from 6 on, which writes the details, they are inside.
  {
    source: 'aiSdk5Anthropic',
    wrote: (span) =>
      span.first(['ai.usage.cachedInputTokens']) !== undefined &&
      span.first(aiSdk6Details) === undefined &&
      isAnthropics(span),
  },
  { source: 'aiSdk', wrote: (span) => span.first(attribute.aiSdkOperation) !== undefined },
  { source: 'openInference', wrote: (span) => span.first(attribute.openInferenceKind) !== undefined },
]

const thoughts = ['gen_ai.usage.experimental.reasoning_tokens', 'gen_ai.usage.thoughts_tokens']

const aiSdk6Details = [
  'ai.usage.inputTokenDetails.cacheReadTokens',
  'ai.usage.inputTokenDetails.noCacheTokens',
]

/** How the sender of a span counts. */
export function usageSourceOf(span: OtlpSpan): UsageSourceName {
  return senders.find(({ wrote }) => wrote(span))?.source ?? 'otelGenai'
}
