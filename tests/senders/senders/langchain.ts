import type { Loss, Sender } from '../harness/sender'
import { bothWays } from './both-ways'
import { askedModel, noReasoning, noWrites, startAddedUp } from './losses'

/** Gemini's thoughts and its tools' results stand in the total alone: what is above the parts counts as output. */
const geminiTotal: Loss = {
  why: "Gemini's thoughts, and results of its tools, in the total alone",
  of: ({ api, counts: { prompt, completion, toolPrompt } }) =>
    api === 'gemini'
      ? { prompt: prompt - toolPrompt, completion: completion + toolPrompt, reasoning: 0 }
      : undefined,
}

/** Each chunk states the cached tokens so far: two chunks of the stand-in make twice as many, cut to the prompt. */
const cachesAddedUp: Loss = {
  why: "adds up the cached tokens that each chunk of a stream of Gemini's states",
  of: ({ api, isStream, counts: { prompt, toolPrompt, cached } }) =>
    api === 'gemini' && isStream ? { cached: Math.min(2 * cached, prompt - toolPrompt) } : undefined,
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
  losses: [
    askedModel('openai-chat', 'anthropic'),
    noReasoning('anthropic'),
    noWrites('anthropic'),
    startAddedUp,
    geminiTotal,
    cachesAddedUp,
  ],
})
