import type { AppIdentity } from '@/lib/domain/app-identity'
import type { Day } from '@/lib/domain/day'
import type { TokenCounts } from '@/lib/domain/tokens'

/** The app of an event, with the marketplace groups that the event names. */
export interface IncomingApp extends AppIdentity {
  categories: readonly string[]
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
}
