import type { Loss, Sender } from '../harness/sender'
import { bothWays } from './both-ways'
import { askedModel, noReasoning } from './losses'

const startAddedUp: Loss = {
  why: "adds the output that a stream of Anthropic's states at its start (1 here) to the one at its end",
  of: ({ api, isStream, counts }) =>
    api === 'anthropic' && isStream ? { completion: counts.completion + 1 } : undefined,
}

/** Gemini's thoughts and its tools' results stand in the total alone: what is above the parts counts as output. */
const geminiTotal: Loss = {
  why: "Gemini's thoughts, and results of its tools, in the total alone",
  of: ({ api, counts: { prompt, completion, toolPrompt } }) =>
    api === 'gemini'
      ? { prompt: prompt - toolPrompt, completion: completion + toolPrompt, reasoning: 0 }
      : undefined,
}

export const langChain: readonly Sender[] = bothWays({
  name: 'openinference-langchain',
  packages: [
    '@arizeai/openinference-instrumentation-langchain',
    '@langchain/core',
    '@langchain/openai',
    '@langchain/anthropic',
    '@langchain/google-genai',
  ],
  program: 'langchain.mjs',
  losses: [askedModel('openai-chat', 'anthropic'), noReasoning('anthropic'), startAddedUp, geminiTotal],
})
