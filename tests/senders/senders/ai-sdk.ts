import type { Loss, Sender } from '../harness/sender'
import { bothWays } from './both-ways'
import { noWrites, ownServer, toolPromptInTotal } from './losses'

const wholeAnswers: Loss = {
  why: 'of whole answers no cached tokens and no reasoning (OpenAI)',
  of: ({ api, isStream }) =>
    !isStream && (api === 'openai-chat' || api === 'openai-responses')
      ? { cached: 0, reasoning: 0 }
      : undefined,
}

/** Vercel's AI SDK in its three versions. */
export const aiSdk: readonly Sender[] = [
  ...bothWays({
    name: 'ai-sdk-7',
    packages: ['ai', '@ai-sdk/otel'],
    program: 'ai-sdk.mjs',
    settings: { VERSION: '7' },
    losses: [ownServer('openai-chat')],
  }),
  ...bothWays({
    name: 'ai-sdk-6',
    packages: ['ai6'],
    program: 'ai-sdk.mjs',
    settings: { VERSION: '6' },
  }),
  ...bothWays({
    name: 'ai-sdk-5',
    packages: ['ai5'],
    program: 'ai-sdk.mjs',
    settings: { VERSION: '5' },
    losses: [wholeAnswers, noWrites('openai-responses'), toolPromptInTotal],
  }),
]
