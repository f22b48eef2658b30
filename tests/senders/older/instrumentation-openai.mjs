import { createRequire } from 'node:module'
import { OpenAIInstrumentation } from '@opentelemetry/instrumentation-openai'
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics'
import { NodeSDK } from '@opentelemetry/sdk-node'

// All by the environment, as docs/gateways.md says. The instrumentation fails without a MeterProvider.
const { STAND_IN: standIn, TOKENBOARD: tokenboard, TOKENBOARD_KEY: key } = process.env
process.env.OTEL_EXPORTER_OTLP_ENDPOINT = `${tokenboard}/api/v1/otlp`
process.env.OTEL_EXPORTER_OTLP_HEADERS = `Authorization=Bearer%20${key}`
process.env.OTEL_EXPORTER_OTLP_COMPRESSION = 'gzip'
process.env.OTEL_LOGS_EXPORTER = 'none'
const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE)
const sdk = new NodeSDK({
  instrumentations: [new OpenAIInstrumentation()],
  metricReaders: [new PeriodicExportingMetricReader({ exporter })],
})
sdk.start()

// Instrumentation by hooks takes hold of what `require` loads.
const { OpenAI } = createRequire(import.meta.url)('openai')
const openai = new OpenAI({ apiKey: 'none', baseURL: `${standIn}/v1`, maxRetries: 0 })
const asked = { model: 'gpt-5-mini', messages: [{ role: 'user', content: 'What is the weather in Paris?' }] }
const parameters = { type: 'object', properties: { city: { type: 'string' } } }
const tools = [{ type: 'function', function: { name: 'weather', parameters } }]

for (let turn = 0; turn < 3; turn++) await openai.chat.completions.create(asked)
await openai.chat.completions.create({ ...asked, tools })
const streamed = { ...asked, stream: true, stream_options: { include_usage: true } }
for await (const _ of await openai.chat.completions.create(streamed));
await openai.responses.create({ model: 'gpt-5-mini', input: 'Hi' })
await openai.embeddings.create({ model: 'text-embedding-3-small', input: 'Hi' })
await sdk.shutdown()
