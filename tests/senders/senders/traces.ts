import type { Sender } from '../harness/sender'

/** Each way of exporting: all spans of a program in one request, and each in its own. */
function bothWays(sender: Omit<Sender, 'way'>): Sender[] {
  return [
    { ...sender, way: 'OTLP, in one request' },
    {
      ...sender,
      name: `${sender.name}-each`,
      way: 'OTLP, a request a span',
      settings: { ...sender.settings, EXPORT: 'each' },
    },
  ]
}

/** Programs that tell of their calls by OpenTelemetry. */
export const traces: readonly Sender[] = [
  ...bothWays({
    name: 'openinference-openai',
    packages: ['@arizeai/openinference-instrumentation-openai', 'openai'],
    program: 'openinference-openai.mjs',
    losses: [
      {
        why: 'no usage of chat streams and embeddings',
        of: ({ api, isStream }) =>
          (api === 'openai-chat' && isStream) || api === 'openai-embeddings' ? 'no event' : undefined,
      },
    ],
  }),
  ...bothWays({
    name: 'anthropic-traced',
    packages: ['@anthropic-ai/sdk'],
    program: 'anthropic-traced.mjs',
  }),
  ...bothWays({
    name: 'anthropic-0-traced',
    packages: ['anthropic-sdk-0'],
    program: 'anthropic-traced.mjs',
    settings: { SDK: 'anthropic-sdk-0' },
  }),
  ...bothWays({
    name: 'openinference-anthropic',
    packages: ['@arizeai/openinference-instrumentation-anthropic', '@anthropic-ai/sdk'],
    program: 'anthropic-traced.mjs',
    settings: { BESIDE: 'openinference', ANTHROPIC_OPEN_TELEMETRY: 'false' },
  }),
  ...bothWays({
    name: 'openinference-anthropic-beside',
    packages: ['@arizeai/openinference-instrumentation-anthropic', '@anthropic-ai/sdk'],
    program: 'anthropic-traced.mjs',
    settings: { BESIDE: 'openinference' },
  }),
  ...[7, 6, 5].flatMap((version) =>
    bothWays({
      name: `ai-sdk-${version}`,
      packages: version === 7 ? ['ai', '@ai-sdk/otel'] : [`ai${version}`],
      program: 'ai-sdk.mjs',
      settings: { VERSION: String(version) },
    }),
  ),
  ...bothWays({
    name: 'openinference-langchain',
    packages: ['@arizeai/openinference-instrumentation-langchain', '@langchain/core'],
    program: 'langchain.mjs',
  }),
  ...bothWays({
    name: 'openinference-agents',
    packages: ['@arizeai/openinference-instrumentation-openai-agents', '@openai/agents'],
    program: 'openai-agents.mjs',
  }),
  ...bothWays({
    name: 'openllmetry',
    packages: ['@traceloop/node-server-sdk', 'openai', 'anthropic-sdk-0'],
    program: 'openllmetry.mjs',
    settings: { TRACELOOP_ENRICH_TOKENS: 'false' },
  }),
  ...bothWays({
    name: 'openllmetry-langchain',
    packages: ['@traceloop/node-server-sdk', '@langchain/openai'],
    program: 'openllmetry-langchain.mjs',
  }),
  ...bothWays({
    name: 'openllmetry-langchain-beside',
    packages: ['@traceloop/node-server-sdk', '@langchain/openai', 'openai'],
    program: 'openllmetry-langchain.mjs',
    settings: { BESIDE: 'openai' },
  }),
  ...bothWays({
    name: 'langfuse',
    packages: ['@langfuse/otel', '@langfuse/openai', '@langfuse/langchain'],
    program: 'langfuse.mjs',
  }),
  {
    name: 'instrumentation-openai',
    packages: ['@opentelemetry/instrumentation-openai', 'openai'],
    way: 'OTLP, in one request',
    program: 'instrumentation-openai.mjs',
    folder: 'older',
  },
]
