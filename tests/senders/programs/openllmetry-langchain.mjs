import { ChatOpenAI } from '@langchain/openai'
import * as traceloop from '@traceloop/node-server-sdk'
import OpenAI from 'openai'
import { key, standIn, tokenboard } from './support/settings.mjs'

// Alone, and with the client below it instrumented too (BESIDE=openai), which is the package's default. A workflow
// stands above, so that both tell of one trace.
traceloop.initialize({
  baseUrl: `${tokenboard}/api/v1/otlp`,
  apiKey: key,
  disableBatch: process.env.EXPORT === 'each',
  instrumentModules: { langchain: true, ...(process.env.BESIDE === 'openai' ? { openAI: OpenAI } : {}) },
  traceloopSyncEnabled: false,
  silenceInitializationMessage: true,
})
const model = new ChatOpenAI({
  apiKey: 'none',
  maxRetries: 0,
  model: 'gpt-5-mini',
  configuration: { baseURL: `${standIn}/v1` },
})
await import('@langchain/core/callbacks/manager') // which is patched when it is loaded
await traceloop.withWorkflow({ name: 'weather' }, async () => {
  for (let turn = 0; turn < 4; turn++) await model.invoke('What is the weather in Paris?')
})
await traceloop.forceFlush()
