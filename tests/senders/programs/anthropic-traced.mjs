import { listOf, question, standIn, weather } from './support/settings.mjs'
import { startTelemetry } from './support/telemetry.mjs'

// The SDK traces itself; OpenInference beside it tells of the same calls (BESIDE=openinference), but for those of
// `.stream()` in traces of their own, which nothing ties together: they are left out there.
const provider = startTelemetry()
const { default: Anthropic } = await import(process.env.SDK ?? '@anthropic-ai/sdk')
if (process.env.BESIDE === 'openinference') {
  const { AnthropicInstrumentation } = await import('@arizeai/openinference-instrumentation-anthropic')
  new AnthropicInstrumentation({ tracerProvider: provider }).manuallyInstrument(Anthropic)
}

const anthropic = new Anthropic({ apiKey: 'none', baseURL: standIn, maxRetries: 0 })
const asked = { model: 'claude-sonnet-4-5', max_tokens: 1000, messages: question }
const tools = [{ name: weather.name, input_schema: weather.schema }]

for (let turn = 0; turn < 4; turn++) await anthropic.messages.create(asked)
await anthropic.messages.create({ ...asked, tools })
await listOf(await anthropic.messages.create({ ...asked, stream: true }))
if (process.env.BESIDE !== 'openinference' || process.env.ANTHROPIC_OPEN_TELEMETRY === 'false') {
  await listOf(anthropic.messages.stream(asked))
  await anthropic.messages.stream({ ...asked, tools }).finalMessage()
}
await provider.shutdown()
