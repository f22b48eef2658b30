import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import OpenAI from 'openai'
import { now, post } from './support/post.mjs'
import { question, standIn, weather } from './support/settings.mjs'

const port = await freePort()
const program = fileURLToPath(import.meta.resolve('@portkey-ai/gateway/build/start-server.js'))
const gateway = spawn(process.execPath, [program, `--port=${port}`, '--headless'], { stdio: 'inherit' })
try {
  await untilListening()
  await ask({ provider: 'openai', host: '/v1', model: 'gpt-5-mini', name: 'OpenAI' })
  await ask({ provider: 'anthropic', host: '/v1', model: 'claude-sonnet-4-5', name: 'Anthropic' })
  await ask({ provider: 'google', host: '', model: 'gemini-2.5-flash', name: 'Google AI Studio' })
} finally {
  gateway.kill('SIGKILL')
}

async function ask({ provider, host, model, name }) {
  const openai = new OpenAI({
    apiKey: 'none',
    baseURL: `http://127.0.0.1:${port}/v1`,
    maxRetries: 0,
    defaultHeaders: { 'x-portkey-provider': provider, 'x-portkey-custom-host': standIn + host },
  })
  const send = (response) => post('openai-chat', { provider: name, created_at: now(), response })
  const asked = { model, max_tokens: 1000, messages: question }
  const tools = [{ type: 'function', function: { name: weather.name, parameters: weather.schema } }]
  for (let turn = 0; turn < 4; turn++) await send(await openai.chat.completions.create(asked))
  await send(await openai.chat.completions.create({ ...asked, tools }))
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

async function untilListening() {
  const until = performance.now() + 30_000
  while (performance.now() < until) {
    if (gateway.exitCode !== null) throw new Error(`The gateway ended with code ${gateway.exitCode}.`)
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined) // not listening yet
    if (answer?.ok) return
    await new Promise((next) => setTimeout(next, 100))
  }
  throw new Error('The gateway did not answer within 30 s.')
}
