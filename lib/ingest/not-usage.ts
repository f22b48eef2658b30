/** Every reason why a record of a source is no event of its own. Codes are part of the public API. */
export const skipReasons = [
  /** It carries no token counts, as the chunks of a stream before the last one. */
  'no_usage',
  /** The request failed: nobody was served. */
  'failed',
  /** The gateway answered from its own cache: no model was asked. */
  'cache_hit',
  /** A later record of the same input tells of the same request, with the final numbers. */
  'superseded',
  /** A span that is no call of a model: a tool, an agent, a step of a framework. */
  'not_a_model_call',
  /** A span that repeats the usage of the calls below it. */
  'repeats_children',
  /** What it used is not counted in tokens, but in seconds or images. */
  'no_tokens',
  /** A batch, or a summary: the requests that it sums up come by themselves. */
  'sum_of_requests',
  /** Another record of the same call counts. */
  'told_twice',
] as const

export type SkipReason = (typeof skipReasons)[number]

/** What became of records that are no events, by reason; those that did not occur are absent. */
export type Skipped = Partial<Record<SkipReason, number>>

/** A sound record that is not to be counted: no event, and no error either. */
export class NotUsage {
  constructor(readonly reason: SkipReason) {}
}
