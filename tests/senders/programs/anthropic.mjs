import { now, post } from './support/post.mjs'
import { listOf, question, standIn, weather } from './support/settings.mjs'

const { default: Anthropic } = await import(process.env.SDK ?? '@anthropic-ai/sdk')
const anthropic = new Anthropic({ apiKey: 'none', baseURL: standIn, maxRetries: 0 })
const asked = { model: 'claude-sonnet-4-5', max_tokens: 1000, messages: question }
const tools = [{ name: weather.name, input_schema: weather.schema }]
const send = (response) => post('anthropic', { created_at: now(), response })

for (let turn = 0; turn < 4; turn++) await send(await anthropic.messages.create(asked))
await send(await anthropic.messages.create({ ...asked, tools }))
await send(await listOf(await anthropic.messages.create({ ...asked, stream: true })))
await send(await listOf(anthropic.messages.stream(asked)))
await send(await listOf(anthropic.messages.stream({ ...asked, tools })))
await send(await anthropic.messages.stream(asked).finalMessage())
