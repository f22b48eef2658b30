/**
 * Why tokens changed between two windows, in the order of the waterfall. A segment is an app with a model (variants
 * apart). One that has requests in one window alone belongs to exactly one of the first three or of the last three;
 * the change of one that has them in both is split among the five between them.
 */
export const drivers = [
  /** The model was first seen in the later window. */
  'new_models',
  /** The model was known, the app was first seen in the later window. */
  'new_apps',
  /** Both were known: the app took the model up, or came back to it. */
  'newly_paired',
  /** More requests, as they were spread before. */
  'requests',
  /** The same requests, moved to segments that use more or fewer tokens for each. */
  'mix',
  /** Longer prompts. */
  'context',
  /** Longer visible answers. */
  'answer_length',
  /** More reasoning for each request. */
  'reasoning',
  /** Both are still there, but no longer together. */
  'unpaired',
  /** The model is still there, the app is gone. */
  'departed_apps',
  /** The model is gone. */
  'departed_models',
] as const

export type Driver = (typeof drivers)[number]

/** What else the same change can be cut by, each cut adding up to it. */
export const cuts = ['variant', 'free', 'author', 'provider', 'category', 'openness'] as const

export type Cut = (typeof cuts)[number]

export const splits = ['drivers', ...cuts] as const

/** How the parts of a change are told apart. */
export type Split = (typeof splits)[number]

export function isSplit(text: string): text is Split {
  return splits.some((split) => split === text)
}
