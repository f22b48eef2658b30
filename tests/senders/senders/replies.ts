import type { Sender } from '../harness/sender'
import { noReasoning, toolPromptInTotal } from './losses'

/** Clients and gateways whose replies are posted as they are. */
export const replies: readonly Sender[] = [
  {
    name: 'openai',
    packages: ['openai'],
    way: 'replies and chunks to `openai-chat` and `openai-responses`',
    program: 'openai.mjs',
  },
  {
    name: 'anthropic',
    packages: ['@anthropic-ai/sdk'],
    way: 'replies and events to `anthropic`',
    program: 'anthropic.mjs',
  },
  {
    name: 'anthropic-0',
    packages: ['anthropic-sdk-0'],
    way: 'replies and events to `anthropic`',
    program: 'anthropic.mjs',
    settings: { SDK: 'anthropic-sdk-0' },
  },
  {
    name: 'google-genai',
    packages: ['@google/genai'],
    way: 'replies and chunks to `gemini`',
    program: 'google-genai.mjs',
  },
  {
    name: 'aws-bedrock',
    packages: ['@aws-sdk/client-bedrock-runtime'],
    way: 'replies and events to `bedrock-converse`',
    program: 'aws-bedrock.mjs',
  },
  {
    name: 'portkey',
    packages: ['@portkey-ai/gateway', 'openai'],
    way: 'what the gateway answers for OpenAI, Anthropic and Gemini, to `openai-chat`',
    program: 'portkey.mjs',
    losses: [noReasoning('anthropic'), toolPromptInTotal],
    remark: 'its streams are not tried: it answers 500 to them (`TypeError: immutable`) under Node 20',
  },
]
