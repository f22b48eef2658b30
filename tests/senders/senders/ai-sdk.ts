import type { Loss, Sender } from '../harness/sender'
import { bothWays } from './both-ways'
import { noToolPrompt, noWrites, ownServer } from './losses'

/** Version 5 states of whole answers the input and the output alone, as each provider names them. */
const fifth: Loss = {
  why: "of whole answers no caches and no reasoning; Anthropic's caches and Gemini's thoughts not even inside the counts",
  of: ({ api, isStream, counts }) => {
    const { prompt, completion, cached, cacheWrite, reasoning } = counts
    const parts = isStream ? {} : { reasoning: 0, cached: 0 }
    // A cache larger than its prompt is seen to lie outside.
    const fresh = prompt - cached - cacheWrite
    if (api === 'anthropic') {
      return {
        ...parts,
        reasoning: 0,
        prompt: isStream && cached > fresh ? fresh + cached : fresh,
        cacheWrite: null,
      }
    }
    if (api === 'gemini') return { ...parts, completion: completion - reasoning }
    return api.endsWith('embeddings') ? undefined : parts
  },
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
    losses: [noToolPrompt],
  }),
  ...bothWays({
    name: 'ai-sdk-5',
    packages: ['ai5'],
    program: 'ai-sdk.mjs',
    settings: { VERSION: '5' },
    losses: [fifth, noToolPrompt, noWrites('openai-responses')],
  }),
]
