/** What is summed for every entity, day and category. All are additive; ratios are taken where they are shown. */
export interface Measures {
  requests: bigint
  promptTokens: bigint
  completionTokens: bigint
  reasoningTokens: bigint
  cachedTokens: bigint
  /** Billionths of a dollar, over the requests that had a price. */
  costNanoUsd: bigint
  /** Requests whose price nobody stated: they are missing from the cost. */
  unpricedRequests: bigint
  /** The tokens of the requests that had a price: what the cost was paid for. */
  pricedTokens: bigint
  toolCalls: bigint
  /** Requests that called at least one tool. */
  toolRequests: bigint
  /** Tokens as one tokenizer counts them for all models, of the requests that state such a count. */
  normalisedTokens: bigint
  /** What their providers count for the same requests: over the normalised tokens it is the ratio of a tokenizer. */
  normalisedOwnTokens: bigint
  /** Whether any of it comes from events that stand for several (`sample_weight` above 1). */
  estimated: boolean
}

export const noMeasures: Measures = {
  requests: 0n,
  promptTokens: 0n,
  completionTokens: 0n,
  reasoningTokens: 0n,
  cachedTokens: 0n,
  costNanoUsd: 0n,
  unpricedRequests: 0n,
  pricedTokens: 0n,
  toolCalls: 0n,
  toolRequests: 0n,
  normalisedTokens: 0n,
  normalisedOwnTokens: 0n,
  estimated: false,
}

/** What is also known of the window before, so that the change of every metric can be shown. */
export type ComparedMeasures = Pick<
  Measures,
  | 'requests'
  | 'promptTokens'
  | 'completionTokens'
  | 'reasoningTokens'
  | 'costNanoUsd'
  | 'toolCalls'
  | 'normalisedTokens'
>

export function totalTokens(measures: Pick<Measures, 'promptTokens' | 'completionTokens'>): bigint {
  return measures.promptTokens + measures.completionTokens
}

/** The tokens of the answer that the user sees: the completion without its reasoning. */
export function visibleCompletionTokens(
  measures: Pick<Measures, 'completionTokens' | 'reasoningTokens'>,
): bigint {
  return measures.completionTokens - measures.reasoningTokens
}

/** What a board ranks and shares by, in the words of addresses and files. */
export const metrics = {
  tokens: { unit: 'tokens', valueOf: totalTokens },
  requests: { unit: 'requests', valueOf: ({ requests }: ComparedMeasures) => requests },
  /** In billionths of a dollar. */
  spend: { unit: 'dollars', valueOf: ({ costNanoUsd }: ComparedMeasures) => costNanoUsd },
  reasoning: { unit: 'tokens', valueOf: ({ reasoningTokens }: ComparedMeasures) => reasoningTokens },
  tools: { unit: 'calls', valueOf: ({ toolCalls }: ComparedMeasures) => toolCalls },
  /** What one tokenizer counts for all models; who never states it is not ranked. */
  normalised: { unit: 'tokens', valueOf: ({ normalisedTokens }: ComparedMeasures) => normalisedTokens },
} as const

export type Metric = keyof typeof metrics

/** Whether it ranks those alone that state it: who has no normalised count is unknown, and not the last. */
export function isOptional(metric: Metric): boolean {
  return metric === 'normalised'
}

/** Whether there are tokens, and nothing that states what the metric counts. */
export function isUnstated(metric: Metric, total: Measures): boolean {
  return isOptional(metric) && totalTokens(total) > 0n && metrics[metric].valueOf(total) === 0n
}

export function isMetric(text: string): text is Metric {
  return Object.hasOwn(metrics, text)
}
