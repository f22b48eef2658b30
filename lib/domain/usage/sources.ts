import { type ConventionName, conventions } from './conventions'

/** How one source of usage counts, by its own documents. */
export interface UsageSource {
  convention: ConventionName
  /** Where its convention is written down, or was seen. */
  document: string
  /** The total is the sum of the two wholes, whatever stands beside them. */
  totalLeavesOut?: true
  /** The total is the provider's own: where the parts add up to it, a cache that is too large is a fault of its own. */
  totalIsProviders?: true
  /** Reasoning is counted in the total alone. */
  hidesReasoning?: true
}

/**
 * Every source whose usage Tokenboard reads, by the names of its texts. The tables on `/about` and in docs/gateways.md
 * are made from these entries.
 */
export const usageSources = {
  openaiChat: {
    convention: 'inside',
    document: 'https://platform.openai.com/docs/api-reference/chat/object',
  },
  googleChat: {
    convention: 'inside',
    hidesReasoning: true,
    document: 'https://ai.google.dev/gemini-api/docs/openai',
  },
  newApi: {
    convention: 'caches_outside',
    totalLeavesOut: true,
    document: 'https://github.com/QuantumNous/new-api',
  },
  perplexity: {
    convention: 'reasoning_outside',
    totalLeavesOut: true,
    document: 'https://docs.perplexity.ai/getting-started/pricing',
  },
  openaiResponses: {
    convention: 'inside',
    document: 'https://platform.openai.com/docs/api-reference/responses/object',
  },
  anthropic: {
    convention: 'caches_outside',
    document: 'https://docs.claude.com/en/docs/build-with-claude/prompt-caching',
  },
  gemini: {
    convention: 'thoughts_outside',
    hidesReasoning: true,
    document: 'https://ai.google.dev/api/generate-content#UsageMetadata',
  },
  bedrockConverse: {
    convention: 'caches_outside',
    document: 'https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_TokenUsage.html',
  },
  cohere: { convention: 'inside', document: 'https://docs.cohere.com/reference/chat' },
  openrouter: {
    convention: 'inside',
    document: 'https://openrouter.ai/docs/use-cases/usage-accounting',
  },
  litellm: { convention: 'inside', document: 'https://docs.litellm.ai/docs/completion/prompt_caching' },
  litellmAnthropic: {
    convention: 'writes_outside',
    totalLeavesOut: true,
    document: 'https://github.com/BerriAI/litellm/issues/13207',
  },
  otelGenai: {
    convention: 'inside',
    document:
      'https://github.com/open-telemetry/semantic-conventions-genai/blob/main/docs/registry/attributes/gen-ai.md',
  },
  openInference: {
    convention: 'inside',
    totalIsProviders: true,
    document: 'https://github.com/Arize-ai/openinference/blob/main/spec/semantic_conventions.md',
  },
  aiSdk: { convention: 'inside', document: 'https://ai-sdk.dev/docs/ai-sdk-core/telemetry' },
  aiSdk5Anthropic: {
    convention: 'caches_outside',
    totalLeavesOut: true,
    document: 'https://github.com/vercel/ai/issues/9921',
  },
  langfuse: {
    convention: 'all_outside',
    document: 'https://langfuse.com/docs/observability/features/token-and-cost-tracking',
  },
  openllmetryAnthropic: {
    convention: 'caches_outside',
    totalLeavesOut: true,
    document:
      'https://github.com/traceloop/openllmetry-js/blob/main/packages/instrumentation-anthropic/src/instrumentation.ts',
  },
  openllmetryBedrock: {
    convention: 'caches_outside',
    totalLeavesOut: true,
    document: 'https://github.com/traceloop/openllmetry/issues/4449',
  },
  openlitAnthropic: {
    convention: 'caches_outside',
    totalLeavesOut: true,
    document:
      'https://github.com/openlit/openlit/blob/main/sdk/python/src/openlit/instrumentation/anthropic/utils.py',
  },
  strands: {
    convention: 'inside',
    document: 'https://github.com/strands-agents/harness-sdk/pull/4080',
  },
  googleAdk: {
    convention: 'thoughts_outside',
    hidesReasoning: true,
    document: 'https://github.com/google/adk-python/blob/main/src/google/adk/telemetry/tracing.py',
  },
} as const satisfies Record<string, UsageSource>

export type UsageSourceName = keyof typeof usageSources

/** How a source counts, in the form that `solveUsage` takes. */
export function conventionOf(name: UsageSourceName) {
  const source: UsageSource = usageSources[name]
  const { outside } = conventions[source.convention]
  const { totalLeavesOut, totalIsProviders, hidesReasoning } = source
  return { outside, totalLeavesOut, totalIsProviders, hidesReasoning }
}
