import { BedrockRuntimeClient, ConverseCommand, ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { now, post } from './support/post.mjs'
import { listOf, standIn, weather } from './support/settings.mjs'

const bedrock = new BedrockRuntimeClient({
  region: 'us-east-1',
  endpoint: standIn,
  credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
  maxAttempts: 1,
  requestHandler: new NodeHttpHandler(), // the stand-in does not speak HTTP/2
})
const messages = [{ role: 'user', content: [{ text: 'What is the weather in Paris?' }] }]
const toolConfig = { tools: [{ toolSpec: { name: weather.name, inputSchema: { json: weather.schema } } }] }
const models = ['us.anthropic.claude-sonnet-4-5-20250929-v1:0', 'amazon.nova-lite-v1:0']

for (const modelId of models) {
  const asked = { modelId, messages }
  const send = (response, more) =>
    post('bedrock-converse', { model: modelId, created_at: now(), response, ...more })
  for (let turn = 0; turn < 3; turn++) await send(await bedrock.send(new ConverseCommand(asked)))
  await send(await bedrock.send(new ConverseCommand({ ...asked, toolConfig })))
  for (const more of [{}, { toolConfig }]) {
    const reply = await bedrock.send(new ConverseStreamCommand({ ...asked, ...more }))
    await send(await listOf(reply.stream), { id: reply.$metadata.requestId })
  }
}
