import type { Sender } from '../harness/sender'

/** Each way of exporting: all spans of a program in one request, and each in its own. */
function bothWays(sender: Omit<Sender, 'way'>): Sender[] {
  return [
    { ...sender, way: 'OTLP, protobuf, in one request' },
    {
      ...sender,
      name: `${sender.name}-each`,
      way: 'OTLP, JSON, a request a span',
      settings: { EXPORT: 'each' },
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
]
