import type { UsagePart } from '@/lib/domain/usage/parts'

/**
 * The attributes that state a part of usage, in every spelling. Which of them a sender uses says nothing of how it
 * counts: `usageSourceOf` does. In this order, where they name the part:
 * - OpenTelemetry GenAI as of now, and its earlier names
 *   (github.com/open-telemetry/semantic-conventions-genai/blob/main/docs/registry/attributes/gen-ai.md)
 * - OpenRouter Broadcast (openrouter.ai/docs/guides/features/broadcast) and Sentry, `….cached` and `….reasoning`
 *   (getsentry.github.io/sentry-conventions)
 * - OpenLLMetry, `llm.usage.*` (github.com/traceloop/openllmetry/tree/main/packages/opentelemetry-semantic-conventions-ai),
 *   Strands and Bedrock AgentCore (github.com/strands-agents/sdk-python/blob/main/src/strands/telemetry/tracer.py)
 * - Logfire and pydantic-ai, `….details.*` (ai.pydantic.dev/api/usage), LangSmith, `…_token_details`
 *   (github.com/langchain-ai/langsmith-sdk/blob/main/python/langsmith/_internal/otel/_otel_exporter.py), Bifrost likewise
 *   with longer names (github.com/maximhq/bifrost/tree/main/plugins/otel), Google ADK, `….experimental.*`
 *   (github.com/google/adk-python/blob/main/src/google/adk/telemetry/tracing.py), Weave's aliases of OpenAI's details
 * - OpenInference, `llm.token_count.*` (github.com/Arize-ai/openinference/blob/main/spec/semantic_conventions.md)
 * - AI SDK 4 to 7, `ai.usage.*` (ai-sdk.dev/docs/ai-sdk-core/telemetry)
 * - OpenLIT's details (github.com/openlit/openlit/blob/main/sdk/python/src/openlit/semcov/__init__.py), and LiteLLM's
 *   `usage_object`, the text of a Python object (github.com/BerriAI/litellm/blob/main/litellm/integrations/opentelemetry.py)
 * - MLflow (mlflow.org/docs/latest/genai/tracing)
 * - Semantic Kernel's first names (github.com/microsoft/semantic-kernel, docs/decisions/0044-OTel-semantic-convention.md)
 *   and Langtrace's, a JSON text (github.com/Scale3-Labs/langtrace-python-sdk)
 * Spring AI, Semantic Kernel since, Azure AI Foundry, Dify, Haystack, CrewAI, LiteLLM, Portkey and OpenLIT write those above.
 */
export const usageAttributes: Readonly<Record<UsagePart, readonly string[]>> = {
  prompt: [
    'gen_ai.usage.input_tokens',
    'gen_ai.usage.prompt_tokens',
    'llm.usage.prompt_tokens',
    'llm.usage.input_tokens',
    'llm.token_count.prompt',
    'ai.usage.inputTokens',
    'ai.usage.promptTokens',
    'ai.usage.tokens',
    'mlflow.chat.tokenUsage.input_tokens',
    'gen_ai.response.prompt_tokens',
    'llm.token.counts.input_tokens',
    'llm.token.counts.prompt_tokens',
  ],
  completion: [
    'gen_ai.usage.output_tokens',
    'gen_ai.usage.completion_tokens',
    'llm.usage.completion_tokens',
    'llm.usage.output_tokens',
    'llm.token_count.completion',
    'ai.usage.outputTokens',
    'ai.usage.completionTokens',
    'mlflow.chat.tokenUsage.output_tokens',
    'gen_ai.response.completion_tokens',
    'llm.token.counts.output_tokens',
    'llm.token.counts.completion_tokens',
  ],
  total: [
    'gen_ai.usage.total_tokens',
    'llm.usage.total_tokens',
    'llm.token_count.total',
    'ai.usage.totalTokens',
    'mlflow.chat.tokenUsage.total_tokens',
    'llm.token.counts.total_tokens',
  ],
  cacheRead: [
    'gen_ai.usage.cache_read.input_tokens',
    'gen_ai.usage.cache_read_input_tokens',
    'gen_ai.usage.cache_read_tokens',
    'gen_ai.usage.cached_input_tokens',
    'gen_ai.usage.cached_tokens',
    'gen_ai.usage.cached_content_tokens',
    'gen_ai.usage.prompt_tokens_details.cache_read',
    'gen_ai.usage.input_tokens.cached',
    'llm.usage.cache_read_input_tokens',
    'gen_ai.usage.details.cache_read_tokens',
    'gen_ai.usage.details.cache_read_input_tokens',
    'gen_ai.usage.details.cached_tokens',
    'gen_ai.usage.details.cached_content_tokens',
    'gen_ai.usage.input_token_details.cache_read',
    'gen_ai.usage.input_token_details.cached_tokens',
    'gen_ai.usage.input_token_details.cached_read_tokens',
    'gen_ai.usage.prompt_tokens_details.cached_tokens',
    'gen_ai.usage.input_tokens_details.cached_tokens',
    'metadata.usage_object.prompt_tokens_details.cached_tokens',
    'metadata.usage_object.cache_read_input_tokens',
    'llm.token_count.prompt_details.cache_read',
    'llm.token_count.prompt_details.cache_input',
    'ai.usage.cachedInputTokens',
    'ai.usage.inputTokenDetails.cacheReadTokens',
    'mlflow.chat.tokenUsage.cache_read_input_tokens',
  ],
  cacheWrite: [
    'gen_ai.usage.cache_write.input_tokens',
    'gen_ai.usage.cache_creation.input_tokens',
    'gen_ai.usage.cache_write_input_tokens',
    'gen_ai.usage.cache_creation_input_tokens',
    'gen_ai.usage.cache_write_tokens',
    'gen_ai.usage.cache_creation_tokens',
    'gen_ai.usage.input_tokens.cache_write',
    'gen_ai.usage.prompt_tokens_details.cache_write',
    'metadata.usage_object.cache_creation_input_tokens',
    'llm.usage.cache_creation_input_tokens',
    'gen_ai.usage.details.cache_write_tokens',
    'gen_ai.usage.details.cache_creation_input_tokens',
    'gen_ai.usage.input_token_details.cache_creation',
    'gen_ai.usage.input_token_details.cached_write_tokens',
    'llm.token_count.prompt_details.cache_write',
    'ai.usage.inputTokenDetails.cacheWriteTokens',
    'mlflow.chat.tokenUsage.cache_creation_input_tokens',
  ],
  toolPrompt: ['gen_ai.usage.details.tool_use_prompt_tokens'],
  promptAudio: [
    'gen_ai.usage.audio.input_tokens',
    'gen_ai.usage.details.input_audio_tokens',
    'gen_ai.usage.input_token_details.audio',
    'llm.token_count.prompt_details.audio',
  ],
  promptImage: ['gen_ai.usage.image.input_tokens'],
  reasoning: [
    'gen_ai.usage.reasoning.output_tokens',
    'gen_ai.usage.reasoning_output_tokens',
    'gen_ai.usage.reasoning_tokens',
    'gen_ai.usage.output_tokens.reasoning',
    'llm.usage.reasoning_tokens',
    'gen_ai.usage.details.reasoning_tokens',
    'gen_ai.usage.details.thoughts_tokens',
    'gen_ai.usage.details.thinking_tokens',
    'gen_ai.usage.output_token_details.reasoning',
    'gen_ai.usage.output_token_details.reasoning_tokens',
    'gen_ai.usage.completion_tokens_details.reasoning_tokens',
    'gen_ai.usage.completion_tokens_details.reasoning',
    'gen_ai.usage.output_tokens_details.reasoning_tokens',
    'gen_ai.usage.output_tokens_details.reasoning',
    'gen_ai.usage.thoughts_tokens',
    'metadata.usage_object.completion_tokens_details.reasoning_tokens',
    'gen_ai.usage.experimental.reasoning_tokens',
    'llm.token_count.completion_details.reasoning',
    'ai.usage.reasoningTokens',
    'ai.usage.outputTokenDetails.reasoningTokens',
  ],
  completionAudio: [
    'gen_ai.usage.audio.output_tokens',
    'gen_ai.usage.details.output_audio_tokens',
    'gen_ai.usage.output_token_details.audio',
    'llm.token_count.completion_details.audio',
  ],
  completionImage: [],
  acceptedPrediction: ['gen_ai.usage.details.accepted_prediction_tokens'],
  rejectedPrediction: ['gen_ai.usage.details.rejected_prediction_tokens'],
}

const parts = Object.keys(usageAttributes) as UsagePart[]

/** The part that an attribute states. */
export const partOfAttribute: ReadonlyMap<string, UsagePart> = new Map(
  parts.flatMap((part) => usageAttributes[part].map((name) => [name, part] as const)),
)
