import type { AppIdentity } from '@/lib/domain/entity/app-identity'
import type { Day } from '@/lib/domain/time/day'
import type { TokenCounts } from '@/lib/domain/tokens/tokens'
import type { CallSpan } from '../otlp/call-span'
import type { UsageReason } from '../usage/reasons'

/** The app of an event, with the marketplace groups that the event names. */
export interface IncomingApp extends AppIdentity {
  categories: readonly string[]
}

/** What rules replaced in an event; what they left alone is absent. An app of null was `Unattributed`. */
export interface Sent {
  model?: string
  app?: IncomingApp | null
  categoryId?: number
}

/** An event that passed every check: normalised, its names not yet resolved to ids. */
export interface IncomingEvent extends TokenCounts {
  id: string
  day: Day
  createdAtMs: number
  /** Permaslug. */
  model: string
  provider: string | null
  app: IncomingApp | null
  categoryId: number
  costNanoUsd: number | null
  latencyMs: number | null
  generationMs: number | null
  toolCalls: number | null
  finishReason: string | null
  sessionId: string | null
  accountId: string | null
  sampleWeight: number
  adjusted: boolean
  /** What the sender calls the key that the request was made with. */
  apiKeyName: string | null
  tags: readonly string[]
  /** Counted with one tokenizer for all models. Both or none. */
  normalisedPromptTokens: number | null
  normalisedCompletionTokens: number | null
  /** What the prompt wrote to a cache: part of it, beside what it read from there. Null where not stated, or nothing. */
  cacheWriteTokens: number | null
  /** The id of the tier: `serviceTiers`. */
  serviceTierId: number | null
  /** Whether the sender knows that the usage is not whole, such as after an abort. */
  incomplete: boolean
  /** Why the counts are not simply those of the documented convention of the source. */
  usageReason: UsageReason | null
  /** The permaslug that was asked for, where another one answered. */
  requestedModel: string | null
  /** The id under which an older version stored the same record. */
  formerId: string | null
  /** The span that tells of the call. */
  call: CallSpan | null
  /** What the sender said where rules put something else in its place; null where they did not. */
  sent: Sent | null
}
