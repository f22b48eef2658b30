import { litellmPayload } from './litellm-payload'

const at = '2025-08-21T10:00:00Z'
const created = Date.parse(at) / 1000

/** The part of a chat completion that all have. */
export const chat = {
  object: 'chat.completion',
  created,
  usage: {
    prompt_tokens: 1000,
    completion_tokens: 100,
    total_tokens: 1100,
    completion_tokens_details: { reasoning_tokens: 60 },
    prompt_tokens_details: { cached_tokens: 800 },
  },
}
const responsesUsage = { input_tokens: 2000, output_tokens: 200, total_tokens: 2200 }
const claudeUsage = {
  input_tokens: 10,
  cache_read_input_tokens: 2900,
  cache_creation_input_tokens: 90,
  output_tokens: 300,
}

/** For each source: what is sent, and which model it puts on the leaderboard with how many tokens. */
export const sources = {
  'openai-chat': {
    items: [{ ...chat, id: 'chatcmpl-0', model: 'gpt-4o-2024-08-06' }],
    model: 'openai/gpt-4o-2024-08-06',
    tokens: 1100n,
    provider: 'OpenAI',
  },
  'openai-responses': {
    items: [
      { type: 'response.created', response: { id: 'resp_1', status: 'in_progress', usage: null } },
      {
        type: 'response.completed',
        response: {
          id: 'resp_1',
          object: 'response',
          created_at: created,
          model: 'gpt-5-2025-08-07',
          usage: responsesUsage,
        },
      },
    ],
    model: 'openai/gpt-5-2025-08-07',
    tokens: 2200n,
    provider: 'OpenAI',
  },
  anthropic: {
    items: [
      {
        created_at: at,
        response: { id: 'msg_1', type: 'message', model: 'claude-sonnet-4-5-20250929', usage: claudeUsage },
      },
    ],
    model: 'anthropic/claude-sonnet-4-5-20250929',
    tokens: 3300n,
    provider: 'Anthropic',
  },
  gemini: {
    items: [3, 400].map((candidates) => ({
      responseId: 'gemini-1',
      modelVersion: 'gemini-2.5-pro',
      createTime: at,
      usageMetadata: { promptTokenCount: 4000, candidatesTokenCount: candidates, thoughtsTokenCount: 40 },
    })),
    model: 'google/gemini-2.5-pro',
    tokens: 4440n,
    provider: 'Google',
  },
  'bedrock-converse': {
    items: [
      {
        id: 'req-1',
        created_at: at,
        model: 'us.amazon.nova-pro-v1:0',
        response: {
          usage: { inputTokens: 4000, outputTokens: 500, cacheReadInputTokens: 1000, totalTokens: 5500 },
        },
      },
    ],
    model: 'amazon/nova-pro-v1',
    tokens: 5500n,
    provider: 'Amazon Bedrock',
  },
  cohere: {
    items: [
      {
        created_at: at,
        model: 'command-a-03-2025',
        response: {
          id: 'c-1',
          usage: { billed_units: { input_tokens: 1 }, tokens: { input_tokens: 6000, output_tokens: 600 } },
        },
      },
    ],
    model: 'cohere/command-a-03-2025',
    tokens: 6600n,
    provider: 'Cohere',
  },
  openrouter: {
    items: [
      { id: 'gen-1', object: 'chat.completion.chunk', created, model: 'z-ai/glm-4.6', choices: [] },
      { ...chat, id: 'gen-1', object: 'chat.completion.chunk', model: 'z-ai/glm-4.6', provider: 'Z.AI' },
    ],
    model: 'z-ai/glm-4.6',
    tokens: 1100n,
    provider: 'Z.AI',
  },
  litellm: {
    items: [litellmPayload({ model: 'mistral/mistral-large-latest', custom_llm_provider: 'mistral' })],
    model: 'mistralai/mistral-large-latest',
    tokens: 150n,
    provider: 'Mistral',
  },
} as const
