import type { UsagePart } from '@/lib/domain/usage/parts'
import { conventionOf } from '@/lib/domain/usage/sources'
import { type NamedUsage, nameUsage, type SolvedFields, solvedFields } from '../adapters/named-usage'
import { claudeCodeParts, isClaudeCode } from './claude-code'
import type { Attributes, AttributeValue } from './encoding/attribute-value'
import { isInOpenAiWords, langfuseParts } from './langfuse-usage'
import { providerUsageOf } from './provider-usage'
import type { OtlpSpan } from './span'
import type { SpanKind } from './span-kind'
import { partOfAttribute } from './usage-attributes'
import { usageSourceOf } from './usage-source'

/**
 * A count as JavaScript has it: OTLP/JSON writes integers as texts, protobuf reads them as bigints. NaN, which the AI
 * SDK writes for usage that never came, states nothing.
 */
export function countOf(value: AttributeValue): AttributeValue {
  if (typeof value === 'string') {
    if (/^\d{1,15}$/.test(value)) return Number(value)
    return value.trim() === '' || value === 'NaN' ? undefined : value
  }
  if (typeof value === 'bigint' && value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER) {
    return Number(value)
  }
  return Number.isNaN(value) ? undefined : value
}

export interface SpanUsage extends SolvedFields {
  /** Whether the span says how many tokens were used, be it none. */
  isStated: boolean
  /** Whether it says that some were. */
  isUsed: boolean
}

/** What a span says of usage: its own attributes, or where these state none the ones of its events, never both. */
export function usageOf(span: OtlpSpan, kind: SpanKind): SpanUsage {
  const provided = providerUsageOf(span)
  if (provided && states(provided.named, kind)) return solvedBy(provided.named, span, kind, provided.source)
  const own = namedBy(span.attributes)
  if (states(own, kind)) return solvedBy(own, span, kind)
  const told = span.eventAttributes && namedBy(span.eventAttributes)
  if (told && states(told, kind)) return solvedBy(told, span, kind)
  const langfuse = nameUsage(counted(langfuseParts(span.attributes)))
  if (states(langfuse, kind)) {
    return solvedBy(langfuse, span, kind, isInOpenAiWords(span.attributes) ? 'openaiChat' : 'langfuse')
  }
  const claudeCode = isClaudeCode(span) && namedBy(span.attributes, claudeCodeParts)
  return claudeCode && states(claudeCode, kind) ? solvedBy(claudeCode, span, kind, 'anthropic') : unstated
}

const unstated: SpanUsage = {
  isStated: false,
  isUsed: false,
  counts: {
    prompt_tokens: undefined,
    completion_tokens: undefined,
    reasoning_tokens: undefined,
    cached_tokens: undefined,
    cache_write_tokens: undefined,
  },
  facts: {},
}

function solvedBy(
  named: NamedUsage,
  span: OtlpSpan,
  kind: SpanKind,
  source = usageSourceOf(span),
): SpanUsage {
  const { counts, facts } = solvedFields(named, {
    ...conventionOf(source),
    hasNoOutput: kind === 'embedding',
  })
  // Where one of the two is stated the other is 0: embeddings answer without tokens, refusals too.
  counts.prompt_tokens ??= 0
  counts.completion_tokens ??= 0
  return {
    isStated: true,
    isUsed: counts.prompt_tokens !== 0 || counts.completion_tokens !== 0,
    counts,
    facts,
  }
}

function namedBy(attributes: Attributes, names = partOfAttribute): NamedUsage {
  const parts: [UsagePart, AttributeValue][] = []
  for (const [name, value] of attributes) {
    const part = names.get(name)
    if (part) parts.push([part, countOf(value)])
  }
  return nameUsage(parts)
}

function counted(parts: readonly [UsagePart, AttributeValue][]): [UsagePart, AttributeValue][] {
  return parts.map(([part, value]) => [part, countOf(value)])
}

/** Whether prompt or completion is known; a total alone says both only where nothing is put out. */
function states({ stated, wrong }: NamedUsage, kind: SpanKind): boolean {
  const has = (part: UsagePart) => stated[part] !== undefined || wrong[part] !== undefined
  return has('prompt') || has('completion') || (kind === 'embedding' && has('total'))
}
