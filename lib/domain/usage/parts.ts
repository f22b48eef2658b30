/** The two counts that add up to what a request used. */
export type Whole = 'prompt' | 'completion'

/**
 * What senders state beside the two wholes, and the whole that each belongs to. Whether it is already counted inside
 * that whole is what conventions differ in.
 */
export const detailWholes = {
  cacheRead: 'prompt',
  cacheWrite: 'prompt',
  toolPrompt: 'prompt',
  promptAudio: 'prompt',
  promptImage: 'prompt',
  reasoning: 'completion',
  completionAudio: 'completion',
  completionImage: 'completion',
  acceptedPrediction: 'completion',
  rejectedPrediction: 'completion',
} as const satisfies Record<string, Whole>

export type Detail = keyof typeof detailWholes

export const details = Object.keys(detailWholes) as Detail[]

/** Every count that a sender can name. */
export type UsagePart = Whole | Detail | 'total'
