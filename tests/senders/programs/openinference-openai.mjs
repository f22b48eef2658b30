import { OpenAIInstrumentation } from '@arizeai/openinference-instrumentation-openai'
import OpenAI from 'openai'
import { listOf, question, standIn, weather } from './support/settings.mjs'
import { startTelemetry } from './support/telemetry.mjs'

const provider = startTelemetry()
const instrumentation = new OpenAIInstrumentation({ tracerProvider: provider })
instrumentation.manuallyInstrument(OpenAI)

const openai = new OpenAI({ apiKey: 'none', baseURL: `${standIn}/v1`, maxRetries: 0 })
const model = 'gpt-5-mini'
const tools = [{ type: 'function', function: { name: weather.name, parameters: weather.schema } }]

for (let turn = 0; turn < 3; turn++) await openai.chat.completions.create({ model, messages: question })
await openai.chat.completions.create({ model, messages: question, tools })
const streamed = { model, messages: question, stream: true, stream_options: { include_usage: true } }
await listOf(await openai.chat.completions.create(streamed))
await openai.responses.create({ model, input: 'Hi' })
await listOf(await openai.responses.create({ model, input: 'Hi', stream: true }))
await openai.embeddings.create({ model: 'text-embedding-3-small', input: 'Hi' })
await provider.shutdown()
