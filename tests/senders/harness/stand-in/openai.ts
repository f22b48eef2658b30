import type { Api } from '../numbers'
import {
  datedOpenAi,
  type Fields,
  type Question,
  type Route,
  randomId,
  secondsNow,
  text,
  toolArguments,
} from './call'

/** OpenAI's chat completions, completions and embeddings: platform.openai.com/docs/api-reference. */
export const openAiRoutes: Record<string, Route> = {
  '/v1/chat/completions': chat,
  '/v1/completions': completion,
  '/v1/embeddings': embedding,
  '/v1/models': () => ({ answer: { json: { object: 'list', data: [] } } }),
}

function chat(question: Question): ReturnType<Route> {
  const { body } = question
  const tool = toolWanted(body)
  const isStream = body.stream === true
  const statesUsage = !isStream || (body.stream_options as Fields | undefined)?.include_usage === true
  const { usage, call } = begin(question, 'openai-chat', randomId('chatcmpl-', 29))
  const made = { ...call, isStream, statesUsage, toolCalls: tool ? 1 : 0 }
  const finish = tool ? 'tool_calls' : 'stop'
  const toolCall = tool && {
    id: randomId('call_', 24),
    type: 'function',
    function: { name: tool, arguments: JSON.stringify(toolArguments) },
  }
  const shared = {
    id: call.id,
    created: secondsNow(),
    model: call.answered,
    service_tier: 'default',
    system_fingerprint: null,
  }
  if (!isStream) {
    const message = { role: 'assistant', content: tool ? null : text, refusal: null, annotations: [] }
    const choice = { index: 0, logprobs: null, finish_reason: finish }
    const whole = { ...choice, message: toolCall ? { ...message, tool_calls: [toolCall] } : message }
    return { call: made, answer: { json: { ...shared, object: 'chat.completion', choices: [whole], usage } } }
  }
  const chunk = (choices: Fields[], more: Fields = {}) => ({
    ...shared,
    object: 'chat.completion.chunk',
    choices,
    ...(statesUsage ? { usage: null } : {}),
    ...more,
  })
  const delta = (part: Fields, reason: string | null = null) =>
    chunk([{ index: 0, delta: part, logprobs: null, finish_reason: reason }])
  const events = [
    delta({ role: 'assistant', content: tool ? null : '' }),
    ...(toolCall
      ? [delta({ tool_calls: [{ index: 0, ...toolCall }] })]
      : text.split(' ').map((word) => delta({ content: `${word} ` }))),
    delta({}, finish),
    ...(statesUsage ? [chunk([], { usage })] : []),
  ]
  return { call: made, answer: { events, ends: 'done' } }
}

function completion(question: Question): ReturnType<Route> {
  const { usage, call } = begin(question, 'openai-completions', randomId('cmpl-', 29))
  const choices = [{ index: 0, text, logprobs: null, finish_reason: 'stop' }]
  const { id, answered: model } = call
  return {
    call,
    answer: { json: { id, object: 'text_completion', created: secondsNow(), model, choices, usage } },
  }
}

function embedding(question: Question): ReturnType<Route> {
  const { usage, call } = begin(question, 'openai-embeddings', undefined)
  const vector = Array.from({ length: 8 }, (_, place) => place / 8)
  const packed = Buffer.from(new Float32Array(vector).buffer).toString('base64')
  const inputs = Array.isArray(question.body.input) ? question.body.input : [question.body.input]
  const data = inputs.map((_, index) => ({
    object: 'embedding',
    index,
    embedding: question.body.encoding_format === 'base64' ? packed : vector,
  }))
  return { call, answer: { json: { object: 'list', data, model: call.answered, usage } } }
}

/** A call of OpenAI with numbers of its own. */
export function begin({ body, deal }: Question, api: Api, id: string | undefined) {
  const { counts, usage } = deal(api)
  const asked = String(body.model)
  const answered = datedOpenAi(asked)
  const call = {
    api,
    id,
    asked,
    answered,
    permaslug: `openai/${answered}`,
    provider: 'OpenAI',
    isStream: false,
    statesUsage: true,
    toolCalls: 0,
    counts,
  }
  return { usage, call }
}

/** The tool to call, where there are some and none has answered yet. */
function toolWanted({ tools, messages }: Fields): string | undefined {
  if (!Array.isArray(tools) || tools.length === 0) return undefined
  const last = (messages as Fields[]).at(-1)
  return last?.role === 'user' ? (tools[0] as { function: { name: string } }).function.name : undefined
}
