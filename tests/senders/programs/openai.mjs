import OpenAI from 'openai'
import { now, post } from './support/post.mjs'
import { listOf, question, standIn, weather } from './support/settings.mjs'

const openai = new OpenAI({ apiKey: 'none', baseURL: `${standIn}/v1`, maxRetries: 0 })
const model = 'gpt-5-mini'
const parameters = weather.schema
const tools = [{ type: 'function', function: { name: weather.name, parameters } }]

for (let turn = 0; turn < 3; turn++) {
  await post('openai-chat', await openai.chat.completions.create({ model, messages: question }))
}
await post('openai-chat', await openai.chat.completions.create({ model, messages: question, tools }))

const streamed = { model, messages: question, stream: true, stream_options: { include_usage: true } }
await post('openai-chat', await listOf(await openai.chat.completions.create(streamed)))
await post('openai-chat', {
  response: await listOf(await openai.chat.completions.create({ ...streamed, tools })),
})
const collected = openai.chat.completions.stream(streamed)
await post('openai-chat', await collected.finalChatCompletion())

for (let turn = 0; turn < 3; turn++) {
  await post('openai-responses', await openai.responses.create({ model, input: 'Hi' }))
}
const functions = [{ type: 'function', name: weather.name, parameters, strict: true }]
await post('openai-responses', await openai.responses.create({ model, input: 'Hi', tools: functions }))
await post(
  'openai-responses',
  await listOf(await openai.responses.create({ model, input: 'Hi', stream: true })),
)

const embedding = await openai.embeddings.create({ model: 'text-embedding-3-small', input: 'Hi' })
await post('openai-chat', { id: crypto.randomUUID(), created_at: now(), response: embedding })
const completion = await openai.completions.create({ model: 'gpt-3.5-turbo-instruct', prompt: 'Hi' })
await post('openai-chat', completion)
