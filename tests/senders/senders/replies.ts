import type { Sender } from '../harness/sender'

/** Clients whose replies are posted as they are. */
export const replies: readonly Sender[] = [
  {
    name: 'openai',
    packages: ['openai'],
    way: 'replies and chunks to `openai-chat` and `openai-responses`',
    program: 'openai.mjs',
  },
]
