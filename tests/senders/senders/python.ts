import type { Loss, Sender } from '../harness/sender'
import { bothWays } from './both-ways'
import {
  askedModel,
  noCaches,
  noChatStreams,
  noProvider,
  noReasoning,
  noWrites,
  ownServer,
  startAddedUp,
} from './losses'

const google: Loss = {
  why: 'calls the provider `google`, be it AI Studio or Vertex',
  of: ({ api }) => (api === 'gemini' ? { provider: 'Google' } : undefined),
}

const chatStreamsReasoning: Loss = {
  why: 'no reasoning of chat streams',
  of: ({ api, isStream }) => (api === 'openai-chat' && isStream ? { reasoning: 0 } : undefined),
}

const litellm = {
  packages: ['litellm'],
  program: 'litellm_proxy.py',
  environment: 'litellm',
  timeoutMs: 180_000,
}

const anthropic = {
  packages: ['opentelemetry-instrumentation-anthropic', 'anthropic'],
  program: 'anthropic_client.py',
  environment: 'tracers',
}

const callback = (format: string): Sender => ({
  ...litellm,
  name: `litellm-${format}`,
  way: `proxy, \`generic_api\` callback, \`${format}\``,
  settings: { CALLBACK: format },
  losses: [askedModel('openai-chat', 'openai-responses', 'anthropic')],
})

/** Programs of Python 3.11, each in the virtual environment of its requirements. */
export const python: readonly Sender[] = [
  callback('json_array'),
  callback('ndjson'),
  callback('single'),
  {
    ...litellm,
    name: 'litellm-otel',
    way: "OTLP, by the proxy's `otel` callback",
    settings: { CALLBACK: 'otel' },
    losses: [askedModel('openai-chat', 'openai-responses', 'anthropic')],
  },
  ...bothWays({
    name: 'python-openinference-openai',
    packages: ['openinference-instrumentation-openai', 'openai'],
    program: 'openai_clients.py',
    environment: 'tracers',
    settings: { BY: 'openinference' },
  }),
  ...bothWays({
    name: 'python-openllmetry-openai',
    packages: ['opentelemetry-instrumentation-openai', 'openai'],
    program: 'openai_clients.py',
    environment: 'tracers',
    settings: { BY: 'openllmetry' },
    losses: [chatStreamsReasoning, noWrites('openai-responses')],
  }),
  ...bothWays({
    ...anthropic,
    name: 'python-anthropic-traced',
    packages: ['anthropic'],
    remark: 'it traces itself',
  }),
  ...bothWays({
    ...anthropic,
    name: 'python-openllmetry-anthropic',
    settings: { BY: 'openllmetry', ANTHROPIC_OPEN_TELEMETRY: 'false' },
    losses: [noReasoning('anthropic'), startAddedUp],
    remark: 'with `ANTHROPIC_OPEN_TELEMETRY=false`',
  }),
  ...bothWays({
    ...anthropic,
    name: 'python-openllmetry-anthropic-beside',
    settings: { BY: 'openllmetry' },
    remark: "beside the client's own tracing, without streams, of which it tells another output",
  }),
  ...bothWays({
    name: 'pydantic-ai',
    packages: ['pydantic-ai-slim', 'logfire'],
    losses: [ownServer('openai-chat', 'openai-responses'), google],
    program: 'pydantic_agents.py',
    environment: 'tracers',
  }),
  ...bothWays({
    name: 'python-openai-agents',
    packages: ['openai-agents', 'openinference-instrumentation-openai-agents'],
    losses: [askedModel('openai-chat'), noCaches('openai-chat'), noReasoning('openai-chat'), noChatStreams],
    program: 'openai_agents.py',
    environment: 'tracers',
  }),
  ...bothWays({
    name: 'strands-agents',
    packages: ['strands-agents'],
    losses: [
      askedModel('openai-chat', 'anthropic'),
      noProvider('openai-chat', 'anthropic'),
      noReasoning('openai-chat', 'anthropic'),
    ],
    program: 'strands_agents.py',
    environment: 'strands',
  }),
]
