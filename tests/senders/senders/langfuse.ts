import type { Loss, Sender } from '../harness/sender'
import { bothWays } from './both-ways'
import { noEmbeddings, noProvider, noReasoning } from './losses'

const aliases: Loss = {
  why: 'the model that was asked, not the one that answered (chat streams, LangChain)',
  of: ({ api, isStream, permaslug, asked }) =>
    (api === 'openai-chat' && isStream) || api === 'anthropic'
      ? { model: `${permaslug.split('/')[0]}/${asked}` }
      : undefined,
}

export const langfuse: readonly Sender[] = bothWays({
  name: 'langfuse',
  packages: ['@langfuse/otel', '@langfuse/tracing', '@langfuse/openai', '@langfuse/langchain'],
  program: 'langfuse.mjs',
  losses: [aliases, noEmbeddings, noProvider('openai-chat', 'openai-responses'), noReasoning('anthropic')],
})
