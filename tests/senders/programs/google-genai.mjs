import { GoogleGenAI } from '@google/genai'
import { now, post } from './support/post.mjs'
import { listOf, standIn, weather } from './support/settings.mjs'

const google = new GoogleGenAI({ apiKey: 'none', httpOptions: { baseUrl: standIn } })
const asked = { model: 'gemini-2.5-flash', contents: 'What is the weather in Paris?' }
const functionDeclarations = [{ name: weather.name, parametersJsonSchema: weather.schema }]
const send = (response, more) => post('gemini', { created_at: now(), response, ...more })

for (let turn = 0; turn < 5; turn++) await send(await google.models.generateContent(asked))
await send(await google.models.generateContent({ ...asked, config: { tools: [{ functionDeclarations }] } }))
for (let turn = 0; turn < 3; turn++) await send(await chunksOf(google.models.generateContentStream(asked)))
const chat = google.chats.create({ model: asked.model })
await send(await chat.sendMessage({ message: 'Hi' }))
await send(await chunksOf(chat.sendMessageStream({ message: 'Hi' })))

/** The chunks are objects of a class: what JSON makes of them is what is sent. */
async function chunksOf(stream) {
  return await listOf(jsonOf(await stream))
}

async function* jsonOf(stream) {
  for await (const chunk of stream) yield JSON.parse(JSON.stringify(chunk))
}
