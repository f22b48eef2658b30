import type { Adapter } from './adapter'
import { anthropic } from './anthropic'
import { bedrockConverse } from './bedrock-converse'
import { cohere } from './cohere'
import { gemini } from './gemini'
import { litellm } from './litellm/litellm'
import { openaiChat } from './openai-chat'
import { openaiResponses } from './openai-responses'
import { openrouter } from './openrouter/openrouter'
import { openrouterActivity } from './openrouter/openrouter-activity'
import { openrouterGeneration } from './openrouter/openrouter-generation'
import { otlp } from './otlp'
import { tokenboard } from './tokenboard'

/** Every source that Tokenboard understands. A new one is a file and a line here. */
export const adapters = {
  tokenboard,
  anthropic,
  'bedrock-converse': bedrockConverse,
  cohere,
  gemini,
  litellm,
  'openai-chat': openaiChat,
  'openai-responses': openaiResponses,
  openrouter,
  'openrouter-activity': openrouterActivity,
  'openrouter-generation': openrouterGeneration,
  otlp,
} as const satisfies Record<string, Adapter>

export type AdapterName = keyof typeof adapters
