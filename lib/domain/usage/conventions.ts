import type { Detail } from './parts'

/** Which details a sender counts beside their whole. All others are inside it. */
export interface Convention {
  outside: readonly Detail[]
  /**
   * Whether the total that comes with it is no evidence: the sender's library adds up the two wholes alone, whatever
   * stands beside them.
   */
  totalLeavesOut?: true
}

/** The ways of counting that are in use. Who follows which: `usageSources`. */
export const conventions = {
  /** Everything is inside the two wholes. */
  inside: { outside: [] },
  /** What a cache gave and took stands beside the prompt. */
  caches_outside: { outside: ['cacheRead', 'cacheWrite'] },
  /** What a cache gave is inside the prompt, what it took stands beside it. */
  writes_outside: { outside: ['cacheWrite'] },
  /** Reasoning stands beside the completion. */
  reasoning_outside: { outside: ['reasoning'] },
  /** Reasoning stands beside the completion, results of tools beside the prompt. */
  thoughts_outside: { outside: ['reasoning', 'toolPrompt'] },
  /** The two wholes are what is left beside all that is named. */
  all_outside: { outside: ['cacheRead', 'cacheWrite', 'reasoning'] },
} as const satisfies Record<string, Convention>

export type ConventionName = keyof typeof conventions
