import {
  type Answer,
  type Call,
  type Fields,
  type Question,
  type Route,
  randomId,
  text,
  toolArguments,
} from './call'

/** Google's generateContent, its stream, and embeddings: ai.google.dev/api/generate-content. */
export const gemini: Route = (question) => {
  const [, asked, method] = /^\/v1(?:beta)?\/models\/([^:]+):(\w+)$/.exec(question.path) ?? []
  if (!asked) return undefined
  if (method === 'generateContent') return generate(question, asked, false)
  if (method === 'streamGenerateContent') return generate(question, asked, true)
  if (method === 'embedContent' || method === 'batchEmbedContents') return embed(question, asked, method)
  return undefined
}

function generate({ body, deal }: Question, asked: string, isStream: boolean): ReturnType<Route> {
  const { counts, usage } = deal('gemini')
  const tool = toolWanted(body)
  const call = begin(asked, {
    api: 'gemini',
    id: randomId('', 22),
    isStream,
    toolCalls: tool ? 1 : 0,
    counts,
  })
  const part = tool ? { functionCall: { name: tool, args: toolArguments } } : { text }
  const reply = (parts: Fields[], finishReason: string | undefined, usageMetadata: Fields) => ({
    candidates: [{ content: { role: 'model', parts }, finishReason, index: 0 }],
    usageMetadata,
    modelVersion: asked,
    responseId: call.id,
  })
  if (!isStream) return { call, answer: { json: reply([part], 'STOP', usage) } }
  // Every chunk states the usage up to there.
  const { candidatesTokenCount, ...started } = usage
  const events = [reply([part], undefined, started), reply([{ text: '' }], 'STOP', usage)]
  return { call, answer: { events } }
}

function embed({ body, deal }: Question, asked: string, method: string): ReturnType<Route> {
  const { counts, usage } = deal('gemini-embeddings')
  const call = begin(asked, {
    api: 'gemini-embeddings',
    id: undefined,
    isStream: false,
    toolCalls: 0,
    counts,
  })
  const embedding = { values: [0.1, 0.2, 0.3] }
  const json: Answer =
    method === 'embedContent'
      ? { json: { embedding, usageMetadata: usage } }
      : { json: { embeddings: (body.requests as Fields[]).map(() => embedding), usageMetadata: usage } }
  return { call, answer: json }
}

function begin(asked: string, call: Pick<Call, 'api' | 'id' | 'isStream' | 'toolCalls' | 'counts'>): Call {
  return {
    ...call,
    asked,
    answered: asked,
    permaslug: `google/${asked}`,
    provider: 'Google AI Studio',
    statesUsage: true,
  }
}

function toolWanted({ tools, contents }: Fields): string | undefined {
  const declared = (tools as { functionDeclarations?: { name: string }[] }[] | undefined)?.[0]
  const hasResult = JSON.stringify(contents).includes('functionResponse')
  return hasResult ? undefined : declared?.functionDeclarations?.[0]?.name
}
