import type { Sender } from '../harness/sender'
import { bothWays } from './both-ways'
import { askedModel, noCaches, noChatStreams, noReasoning } from './losses'

const langChain = { program: 'openllmetry-langchain.mjs' }

export const openLlmetry: readonly Sender[] = [
  ...bothWays({
    name: 'openllmetry',
    packages: ['@traceloop/node-server-sdk', 'openai', 'anthropic-sdk-0'],
    program: 'openllmetry.mjs',
    settings: { TRACELOOP_ENRICH_TOKENS: 'false' },
    losses: [noChatStreams, noCaches('openai-chat'), noReasoning('openai-chat')],
    remark: "with `TRACELOOP_ENRICH_TOKENS=false`, beside the own tracing of Anthropic's SDK",
  }),
  ...bothWays({
    name: 'openllmetry-alone',
    packages: ['@traceloop/node-server-sdk', 'openai', 'anthropic-sdk-0'],
    program: 'openllmetry.mjs',
    settings: { TRACELOOP_ENRICH_TOKENS: 'false', ANTHROPIC_OPEN_TELEMETRY: 'false' },
    losses: [noChatStreams, noCaches('openai-chat'), noReasoning('openai-chat', 'anthropic')],
    remark: 'with `TRACELOOP_ENRICH_TOKENS=false` and `ANTHROPIC_OPEN_TELEMETRY=false`',
  }),
  ...bothWays({
    ...langChain,
    name: 'openllmetry-langchain',
    packages: ['@traceloop/node-server-sdk', '@langchain/openai'],
    losses: [askedModel('openai-chat'), noCaches('openai-chat'), noReasoning('openai-chat')],
  }),
  ...bothWays({
    ...langChain,
    name: 'openllmetry-langchain-beside',
    packages: ['@traceloop/node-server-sdk', '@langchain/openai', 'openai'],
    settings: { BESIDE: 'openai' },
    losses: [noCaches('openai-chat'), noReasoning('openai-chat')],
    remark: 'LangChain and the client below it both instrumented, inside a workflow',
  }),
]
