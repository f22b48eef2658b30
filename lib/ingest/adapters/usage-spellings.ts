import type { UsagePart } from '@/lib/domain/usage/parts'

/** Where a count stands in a usage object: a path, or several whose counts are added up. */
export type Spelling = string | readonly string[]

/**
 * The names that providers and gateways give the parts of usage in their replies and logs, in whatever dialect: those
 * of OpenAI (chat completions, Responses, realtime, transcriptions, images), Anthropic, Gemini, Bedrock Converse,
 * DeepSeek, Moonshot, Mistral, Groq, Cohere, OpenRouter, LiteLLM, Portkey, Ollama. Which dialect a name comes from says nothing of how its
 * sender counts: gateways mix them.
 */
export const usageSpellings: Readonly<Record<UsagePart, readonly Spelling[]>> = {
  prompt: [
    'prompt_tokens',
    'input_tokens',
    'promptTokens',
    'inputTokens',
    'promptTokenCount',
    'inputTokenCount',
    'prompt_eval_count',
  ],
  completion: [
    'completion_tokens',
    'output_tokens',
    'completionTokens',
    'outputTokens',
    'candidatesTokenCount',
    'responseTokenCount',
    'outputTokenCount',
    'eval_count',
  ],
  total: ['total_tokens', 'totalTokens', 'totalTokenCount'],
  cacheRead: [
    'prompt_tokens_details.cached_tokens',
    'prompt_tokens_details.cache_read_tokens',
    'prompt_tokens_details.cache_read_input_tokens',
    'input_tokens_details.cached_tokens',
    'input_token_details.cached_tokens',
    'input_token_details.cache_read',
    'inputTokensDetails.cachedTokens',
    'inputTokenDetails.cacheReadTokens',
    'cached_tokens',
    'prompt_cache_hit_tokens',
    'num_cached_tokens',
    'cache_read_input_tokens',
    'cacheReadInputTokens',
    'cacheReadInputTokenCount',
    'cachedContentTokenCount',
    'cachedInputTokens',
  ],
  cacheWrite: [
    'prompt_tokens_details.cache_write_tokens',
    'prompt_tokens_details.cache_creation_tokens',
    'prompt_tokens_details.cache_creation_input_tokens',
    'input_tokens_details.cache_write_tokens',
    'input_tokens_details.cache_creation_tokens',
    'input_token_details.cache_creation',
    'inputTokenDetails.cacheWriteTokens',
    'cache_write_tokens',
    'cache_creation_input_tokens',
    'cache_write_input_tokens',
    'cacheWriteInputTokens',
    'cacheWriteInputTokenCount',
    'cacheCreationInputTokens',
    // Anthropic splits up what was written by how long it is kept.
    ['cache_creation.ephemeral_5m_input_tokens', 'cache_creation.ephemeral_1h_input_tokens'],
  ],
  toolPrompt: ['toolUsePromptTokenCount'],
  promptAudio: [
    'prompt_tokens_details.audio_tokens',
    'input_tokens_details.audio_tokens',
    'input_token_details.audio_tokens',
  ],
  promptImage: [
    'prompt_tokens_details.image_tokens',
    'input_tokens_details.image_tokens',
    'input_token_details.image_tokens',
  ],
  reasoning: [
    'completion_tokens_details.reasoning_tokens',
    'completion_tokens_details.thinking_tokens',
    'output_tokens_details.reasoning_tokens',
    'output_tokens_details.thinking_tokens',
    'output_token_details.reasoning_tokens',
    'output_token_details.reasoning',
    'outputTokensDetails.reasoningTokens',
    'outputTokenDetails.reasoningTokens',
    'reasoning_tokens',
    'reasoningTokens',
    'thoughtsTokenCount',
  ],
  completionAudio: [
    'completion_tokens_details.audio_tokens',
    'output_tokens_details.audio_tokens',
    'output_token_details.audio_tokens',
  ],
  completionImage: ['completion_tokens_details.image_tokens', 'output_tokens_details.image_tokens'],
  acceptedPrediction: ['completion_tokens_details.accepted_prediction_tokens'],
  rejectedPrediction: ['completion_tokens_details.rejected_prediction_tokens'],
}
