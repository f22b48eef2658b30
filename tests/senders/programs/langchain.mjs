import { LangChainInstrumentation } from '@arizeai/openinference-instrumentation-langchain'
import { ChatAnthropic } from '@langchain/anthropic'
import * as callbacks from '@langchain/core/callbacks/manager'
import { tool } from '@langchain/core/tools'
import { ChatGoogleGenerativeAI } from '@langchain/google-genai'
import { ChatOpenAI } from '@langchain/openai'
import { listOf, standIn, weather } from './support/settings.mjs'
import { startTelemetry } from './support/telemetry.mjs'

const provider = startTelemetry()
new LangChainInstrumentation({ tracerProvider: provider }).manuallyInstrument(callbacks)

const shared = { apiKey: 'none', maxRetries: 0 }
const models = [
  new ChatOpenAI({ ...shared, model: 'gpt-5-mini', configuration: { baseURL: `${standIn}/v1` } }),
  new ChatAnthropic({ ...shared, model: 'claude-sonnet-4-5', anthropicApiUrl: standIn }),
  new ChatGoogleGenerativeAI({ ...shared, model: 'gemini-2.5-flash', baseUrl: standIn }),
]
const tools = [
  tool(() => 'sunny', { name: weather.name, description: weather.description, schema: weather.schema }),
]

for (const model of models) {
  for (let turn = 0; turn < 3; turn++) await model.invoke('What is the weather in Paris?')
  await model.bindTools(tools).invoke('What is the weather in Paris?')
  await listOf(texts(await model.stream('What is the weather in Paris?')))
}
await provider.shutdown()

async function* texts(stream) {
  for await (const chunk of stream) yield String(chunk.content)
}
