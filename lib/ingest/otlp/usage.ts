import { attribute } from './attributes'
import type { AttributeValue, OtlpSpan } from './span'

/** A count as JavaScript has it: OTLP/JSON writes integers as texts, protobuf reads them as bigints. */
export function countOf(value: AttributeValue): AttributeValue {
  if (typeof value === 'string' && /^\d{1,15}$/.test(value)) return Number(value)
  if (typeof value === 'bigint' && value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER) {
    return Number(value)
  }
  return value
}

/** Whether the span says how many tokens were used, be it none. */
export function hasUsage(span: OtlpSpan): boolean {
  return (
    span.first(attribute.promptTokens) !== undefined || span.first(attribute.completionTokens) !== undefined
  )
}

export function usedTokens(span: OtlpSpan): boolean {
  const isUsed = (value: AttributeValue) => value !== undefined && countOf(value) !== 0
  return isUsed(span.first(attribute.promptTokens)) || isUsed(span.first(attribute.completionTokens))
}
