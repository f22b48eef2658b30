import type { Sender } from '../harness/sender'
import { bothWays } from './both-ways'

const litellm = {
  packages: ['litellm'],
  program: 'litellm_proxy.py',
  environment: 'litellm',
  timeoutMs: 180_000,
}

const callback = (format: string): Sender => ({
  ...litellm,
  name: `litellm-${format}`,
  way: `proxy, \`generic_api\` callback, \`${format}\``,
  settings: { CALLBACK: format },
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
  }),
  ...bothWays({
    name: 'python-openllmetry-anthropic',
    packages: ['opentelemetry-instrumentation-anthropic', 'anthropic'],
    program: 'anthropic_client.py',
    environment: 'tracers',
  }),
  ...bothWays({
    name: 'pydantic-ai',
    packages: ['pydantic-ai-slim', 'logfire'],
    program: 'pydantic_agents.py',
    environment: 'tracers',
  }),
  ...bothWays({
    name: 'python-openai-agents',
    packages: ['openai-agents', 'openinference-instrumentation-openai-agents'],
    program: 'openai_agents.py',
    environment: 'tracers',
  }),
  ...bothWays({
    name: 'strands-agents',
    packages: ['strands-agents'],
    program: 'strands_agents.py',
    environment: 'strands',
  }),
]
