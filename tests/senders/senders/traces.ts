import type { Sender } from '../harness/sender'
import { aiSdk } from './ai-sdk'
import { bothWays } from './both-ways'
import { langChain } from './langchain'
import { langfuse } from './langfuse'
import { askedModel, noCaches, noChatStreams, noEmbeddings, noReasoning, noWrites, ownServer } from './losses'
import { openLlmetry } from './openllmetry'

const openInferenceAnthropic = {
  packages: ['@arizeai/openinference-instrumentation-anthropic', '@anthropic-ai/sdk'],
  program: 'anthropic-traced.mjs',
}

/** Programs of npm that tell of their calls by OpenTelemetry. */
export const traces: readonly Sender[] = [
  ...bothWays({
    name: 'anthropic-traced',
    packages: ['@anthropic-ai/sdk'],
    program: 'anthropic-traced.mjs',
    remark: 'it traces itself',
  }),
  ...bothWays({
    name: 'anthropic-0-traced',
    packages: ['anthropic-sdk-0'],
    program: 'anthropic-traced.mjs',
    settings: { SDK: 'anthropic-sdk-0' },
    remark: 'it traces itself',
  }),
  ...bothWays({
    ...openInferenceAnthropic,
    name: 'openinference-anthropic',
    settings: { BESIDE: 'openinference', ANTHROPIC_OPEN_TELEMETRY: 'false' },
    losses: [noReasoning('anthropic')],
    remark: 'with `ANTHROPIC_OPEN_TELEMETRY=false`',
  }),
  ...bothWays({
    ...openInferenceAnthropic,
    name: 'openinference-anthropic-beside',
    settings: { BESIDE: 'openinference' },
    remark: "beside the SDK's own tracing, without `.stream()`, of which nothing ties the two together",
  }),
  ...bothWays({
    name: 'openinference-openai',
    packages: ['@arizeai/openinference-instrumentation-openai', 'openai'],
    program: 'openinference-openai.mjs',
    losses: [noChatStreams, noEmbeddings, noWrites('openai-responses')],
  }),
  ...bothWays({
    name: 'openinference-agents',
    packages: ['@arizeai/openinference-instrumentation-openai-agents', '@openai/agents'],
    program: 'openai-agents.mjs',
    losses: [askedModel('openai-chat'), noWrites('openai-responses')],
  }),
  ...langChain,
  ...aiSdk,
  ...openLlmetry,
  ...langfuse,
  {
    name: 'instrumentation-openai',
    packages: ['@opentelemetry/instrumentation-openai', 'openai'],
    way: 'OTLP, in one request',
    program: 'instrumentation-openai.mjs',
    folder: 'older',
    losses: [
      noCaches('openai-chat', 'openai-responses'),
      noReasoning('openai-chat', 'openai-responses'),
      ownServer('openai-chat', 'openai-responses', 'openai-embeddings'),
    ],
    remark: 'with `openai` up to 6, by the settings of the environment',
  },
]
