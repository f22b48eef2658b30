import type { Api } from '../harness/numbers'
import type { Loss } from '../harness/sender'

/** What several programs do not tell. Each reason is one that was seen in what they sent. */
export const noReasoning = (...apis: Api[]): Loss => ({
  why: `no reasoning (${namesOf(apis)})`,
  of: ({ api }) => (apis.includes(api) ? { reasoning: 0 } : undefined),
})

export const noCaches = (...apis: Api[]): Loss => ({
  why: `no cached tokens (${namesOf(apis)})`,
  of: ({ api }) => (apis.includes(api) ? { cached: 0, cacheWrite: null } : undefined),
})

export const noWrites = (...apis: Api[]): Loss => ({
  why: `no cache writes (${namesOf(apis)})`,
  of: ({ api }) => (apis.includes(api) ? { cacheWrite: null } : undefined),
})

/** The model that was asked for, under its alias, and not the one that answered. */
export const askedModel = (...apis: Api[]): Loss => ({
  why: `the model that was asked, not the one that answered (${namesOf(apis)})`,
  of: ({ api, permaslug, asked }) =>
    apis.includes(api) ? { model: `${permaslug.split('/')[0]}/${asked}` } : undefined,
})

export const noProvider = (...apis: Api[]): Loss => ({
  why: `no provider (${namesOf(apis)})`,
  of: ({ api }) => (apis.includes(api) ? { provider: 'Unknown provider' } : undefined),
})

/** Who answers at the stand-in's address is not known, whatever protocol is spoken there. */
export const ownServer = (...apis: Api[]): Loss => ({
  why: "names the stand-in's address as the server, which rightly leaves the provider unknown",
  of: ({ api }) => (apis.includes(api) ? { provider: 'Unknown provider' } : undefined),
})

export const noEmbeddings: Loss = {
  why: 'no usage of embeddings',
  of: ({ api }) => (api === 'openai-embeddings' ? 'no event' : undefined),
}

export const noChatStreams: Loss = {
  why: 'no usage of chat streams: their replies can be posted',
  of: ({ api, isStream }) => (api === 'openai-chat' && isStream ? 'no event' : undefined),
}

/** Where the total alone holds them, what it has above its parts counts as output. */
export const toolPromptInTotal: Loss = {
  why: "results of Gemini's own tools in the total alone, where they count as output",
  of: ({ api, counts: { prompt, completion, toolPrompt } }) =>
    api === 'gemini' && toolPrompt > 0
      ? { prompt: prompt - toolPrompt, completion: completion + toolPrompt }
      : undefined,
}

export const startAddedUp: Loss = {
  why: "adds the output that a stream of Anthropic's states at its start (1 here) to the one at its end",
  of: ({ api, isStream, counts }) =>
    api === 'anthropic' && isStream ? { completion: counts.completion + 1 } : undefined,
}

function namesOf(apis: readonly Api[]): string {
  const names = { anthropic: 'Anthropic', bedrock: 'Bedrock', gemini: 'Gemini', openai: 'OpenAI' }
  const makers = new Set(apis.map((api) => names[api.split('-')[0] as keyof typeof names]))
  return [...makers].join(', ')
}
