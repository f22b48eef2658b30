import type { Entity } from '../traffic/board'

/** What the catalogue knows of a model. */
export interface ModelInfo extends Entity {
  id: number
  author: Entity
  /** `free`, `thinking` …; null for a base model. */
  variant: string | null
  /** The permaslug without its variant: the model's own for a base model. */
  baseSlug: string
  /** The variants of a base model, by slug; empty for a variant. */
  variants: Entity[]
  contextLength: number | null
  /** ISO 8601 UTC. */
  releasedAt: string | null
  /** Billionths of a dollar for a million tokens; null where the catalogue names no price. */
  promptNanoUsdPerMillion: bigint | null
  completionNanoUsdPerMillion: bigint | null
  cachedNanoUsdPerMillion: bigint | null
  huggingFaceId: string | null
}

export interface AuthorInfo extends Entity {
  id: number
}

export interface ProviderInfo extends Entity {
  id: number
  /** A country code, where the catalogue has one. */
  headquarters: string | null
}

/** The slug is the app's identity, the name its title. */
export interface AppInfo extends Entity {
  id: number
  url: string | null
  categories: string[]
}
