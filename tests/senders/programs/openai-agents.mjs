import { OpenAIAgentsInstrumentation } from '@arizeai/openinference-instrumentation-openai-agents'
import * as agents from '@openai/agents'
import OpenAI from 'openai'
import { standIn, weather } from './support/settings.mjs'
import { startTelemetry } from './support/telemetry.mjs'

const provider = startTelemetry()
new OpenAIAgentsInstrumentation({ tracerProvider: provider }).manuallyInstrument(agents)
agents.setDefaultOpenAIClient(new OpenAI({ apiKey: 'none', baseURL: `${standIn}/v1`, maxRetries: 0 }))

const tool = agents.tool({
  name: weather.name,
  description: weather.description,
  parameters: weather.schema,
  execute: () => 'sunny',
})
for (const api of ['responses', 'chat_completions']) {
  agents.setOpenAIAPI(api)
  for (const tools of [[], [tool]]) {
    const agent = new agents.Agent({ name: 'Weather', instructions: 'Be short.', model: 'gpt-5-mini', tools })
    await agents.run(agent, 'What is the weather in Paris?')
    const streamed = await agents.run(agent, 'What is the weather in Paris?', { stream: true })
    await streamed.completed
  }
}
await agents.getGlobalTraceProvider().forceFlush()
await provider.shutdown()
