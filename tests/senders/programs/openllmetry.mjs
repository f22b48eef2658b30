import * as traceloop from '@traceloop/node-server-sdk'
import * as Anthropic from 'anthropic-sdk-0'
import OpenAI from 'openai'
import { key, listOf, question, standIn, tokenboard, weather } from './support/settings.mjs'

traceloop.initialize({
  baseUrl: `${tokenboard}/api/v1/otlp`,
  apiKey: key,
  disableBatch: process.env.EXPORT === 'each',
  instrumentModules: { openAI: OpenAI, anthropic: Anthropic },
  traceloopSyncEnabled: false,
  silenceInitializationMessage: true,
})

const openai = new OpenAI({ apiKey: 'none', baseURL: `${standIn}/v1`, maxRetries: 0 })
const asked = { model: 'gpt-5-mini', messages: question }
const tools = [{ type: 'function', function: { name: weather.name, parameters: weather.schema } }]
for (let turn = 0; turn < 3; turn++) await openai.chat.completions.create(asked)
await openai.chat.completions.create({ ...asked, tools })
const streamed = { ...asked, stream: true, stream_options: { include_usage: true } }
await listOf(await openai.chat.completions.create(streamed))

const anthropic = new Anthropic.default({ apiKey: 'none', baseURL: standIn, maxRetries: 0 })
const message = { model: 'claude-sonnet-4-5', max_tokens: 1000, messages: question }
for (let turn = 0; turn < 4; turn++) await anthropic.messages.create(message)
await anthropic.messages.create({ ...message, tools: [{ name: weather.name, input_schema: weather.schema }] })
await listOf(await anthropic.messages.create({ ...message, stream: true }))
await traceloop.forceFlush()
