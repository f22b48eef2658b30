import type { CallSpan } from '../otlp/call-span'
import type { UsageReason } from '../usage/reasons'

/** What an adapter knows of an event besides its wire fields. A symbol, so that no sender can say it. */
export const facts: unique symbol = Symbol('what the adapter knows of the event')

export interface AdapterFacts {
  /** Why the counts are not simply those of the documented convention. */
  usageReason?: UsageReason
  /** Whether no reading of the stated counts agrees with all of them. */
  isAdjusted?: boolean
  /** The permaslug that was asked for, where another one answered. */
  requestedModel?: string
  /** The id under which an older version stored the same record. */
  formerId?: string
  /** The span that tells of the call: by it calls that are told twice are found. */
  call?: CallSpan
}
