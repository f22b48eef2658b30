import { ChatAnthropic } from '@langchain/anthropic'
import { CallbackHandler } from '@langfuse/langchain'
import { observeOpenAI } from '@langfuse/openai'
import { LangfuseSpanProcessor } from '@langfuse/otel'
import { startObservation } from '@langfuse/tracing'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node'
import OpenAI from 'openai'
import { listOf, question, standIn, weather } from './support/settings.mjs'
import { traces } from './support/telemetry.mjs'

const exportMode = process.env.EXPORT === 'each' ? 'immediate' : 'batched'
const processor = new LangfuseSpanProcessor({ exporter: new OTLPTraceExporter(traces), exportMode })
const provider = new NodeTracerProvider({ spanProcessors: [processor] })
provider.register()

const client = new OpenAI({ apiKey: 'none', baseURL: `${standIn}/v1`, maxRetries: 0 })
const openai = observeOpenAI(client, { sessionId: 's-1', userId: 'u-1' })
const asked = { model: 'gpt-5-mini', messages: question }
const tools = [{ type: 'function', function: { name: weather.name, parameters: weather.schema } }]
for (let turn = 0; turn < 4; turn++) await openai.chat.completions.create(asked)
await openai.chat.completions.create({ ...asked, tools })
const streamed = { ...asked, stream: true, stream_options: { include_usage: true } }
await listOf(await openai.chat.completions.create(streamed))
for (let turn = 0; turn < 2; turn++) await openai.responses.create({ model: 'gpt-5-mini', input: 'Hi' })
await listOf(await openai.responses.create({ model: 'gpt-5-mini', input: 'Hi', stream: true }))
await openai.embeddings.create({ model: 'text-embedding-3-small', input: 'Hi' })

// By hand, as its documents show it, below a span that is no call.
const reply = await client.chat.completions.create(asked)
const span = startObservation('answer', { input: 'Hi' })
const { prompt_tokens, completion_tokens, prompt_tokens_details, completion_tokens_details } = reply.usage
span
  .startObservation('call', { model: reply.model, input: question }, { asType: 'generation' })
  .update({
    usageDetails: {
      input: prompt_tokens - prompt_tokens_details.cached_tokens,
      input_cached_tokens: prompt_tokens_details.cached_tokens,
      output: completion_tokens - completion_tokens_details.reasoning_tokens,
      output_reasoning_tokens: completion_tokens_details.reasoning_tokens,
      total: prompt_tokens + completion_tokens,
    },
  })
  .end()
span.end()

const claude = new ChatAnthropic({
  apiKey: 'none',
  maxRetries: 0,
  model: 'claude-sonnet-4-5',
  anthropicApiUrl: standIn,
})
for (let turn = 0; turn < 3; turn++) await claude.invoke('Hi', { callbacks: [new CallbackHandler()] })
await processor.forceFlush()
await provider.shutdown()
