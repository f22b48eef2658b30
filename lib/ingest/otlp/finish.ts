import { attribute, EVENT_FINISH_REASON } from './attributes'
import type { AttributeValue } from './encoding/attribute-value'
import type { OtlpSpan } from './span'

export interface Finish {
  reason: string | undefined
  /** Whether the span says that the answer was broken off, so that its usage may not be whole. */
  isIncomplete: boolean
}

/** How a call ended. One that failed and used tokens all the same ended in an error. */
export function finishOf(span: OtlpSpan): Finish {
  const told = span.eventAttributes
  const stated =
    firstReason(span.first(attribute.finishReasons)) ??
    firstReason(told?.get(EVENT_FINISH_REASON) ?? told?.get(attribute.finishReasons[0]))
  const error = span.text(attribute.errorType) ?? ''
  return {
    reason: stated ?? (span.hasFailed ? 'error' : undefined),
    isIncomplete: brokenOff.test(stated ?? '') || brokenOff.test(error),
  }
}

const brokenOff = /^(?:.*\.)?(?:abort(?:ed|error)?|cancell?ed(?:error|exception)?|incomplete)$/i

/** The reason of the first choice; some write the list as a JSON text. */
function firstReason(value: AttributeValue): string | undefined {
  const first = Array.isArray(value) ? value[0] : value
  if (typeof first !== 'string') return undefined
  const plain = first.replace(/^\["([^"]+)".*\]$/, '$1').replace(/^"([^"]*)"$/, '$1')
  return plain.slice(0, 100) || undefined
}
