import { listOf, standIn, weather } from './support/settings.mjs'
import { startTelemetry } from './support/telemetry.mjs'

// Vercel's AI SDK in three versions (VERSION), the newest with its package for OpenTelemetry.
const provider = startTelemetry()
const version = Number(process.env.VERSION)
const [ai, { createOpenAI }, { createAnthropic }, { createGoogleGenerativeAI }] = await Promise.all(
  version === 7
    ? [import('ai'), import('@ai-sdk/openai'), import('@ai-sdk/anthropic'), import('@ai-sdk/google')]
    : ['', '-openai', '-anthropic', '-google'].map((name) => import(`ai${version}${name}`)),
)
if (version === 7) {
  const { OpenTelemetry } = await import('@ai-sdk/otel')
  ai.registerTelemetry(new OpenTelemetry({ usage: true }))
}
const told = version === 7 ? {} : { experimental_telemetry: { isEnabled: true } }

const openai = createOpenAI({ apiKey: 'none', baseURL: `${standIn}/v1` })
const anthropic = createAnthropic({ apiKey: 'none', baseURL: `${standIn}/v1` })
const google = createGoogleGenerativeAI({ apiKey: 'none', baseURL: `${standIn}/v1beta` })
const models = [
  openai('gpt-5-mini'),
  openai.chat('gpt-5-mini'),
  anthropic('claude-sonnet-4-5'),
  google('gemini-2.5-flash'),
]
const tools = {
  weather: ai.tool({
    description: weather.description,
    inputSchema: ai.jsonSchema(weather.schema),
    execute: () => 'sunny',
  }),
}
const asked = { prompt: 'What is the weather in Paris?', maxRetries: 0, ...told }

for (const model of models) {
  for (let turn = 0; turn < 2; turn++) await ai.generateText({ ...asked, model })
  await ai.generateText({ ...asked, model, tools, stopWhen: ai.stepCountIs(3) })
  await listOf(ai.streamText({ ...asked, model }).textStream)
}
const embedding = openai.embedding ?? openai.textEmbeddingModel
const embedder = embedding('text-embedding-3-small')
await ai.embed({ model: embedder, value: 'Hi', maxRetries: 0, ...told })
await ai.embedMany({ model: embedder, values: ['Hi', 'Ho'], maxRetries: 0, ...told })
await provider.shutdown()
