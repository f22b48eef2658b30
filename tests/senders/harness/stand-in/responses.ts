import { type Fields, type Question, type Route, randomId, secondsNow, text, toolArguments } from './call'
import { begin } from './openai'

/** OpenAI's Responses: platform.openai.com/docs/api-reference/responses and its streaming events. */
export const responsesRoutes: Record<string, Route> = { '/v1/responses': responses }

function responses(question: Question): ReturnType<Route> {
  const { body } = question
  const tool = toolWanted(body)
  const { usage, call } = begin(question, 'openai-responses', randomId('resp_', 48))
  const isStream = body.stream === true
  const item: Fields = tool
    ? {
        type: 'function_call',
        id: randomId('fc_', 48),
        call_id: randomId('call_', 24),
        name: tool,
        arguments: JSON.stringify(toolArguments),
        status: 'completed',
      }
    : {
        type: 'message',
        id: randomId('msg_', 48),
        role: 'assistant',
        status: 'completed',
        content: [{ type: 'output_text', text, annotations: [], logprobs: [] }],
      }
  const running = {
    id: call.id,
    object: 'response',
    created_at: secondsNow(),
    status: 'in_progress',
    background: false,
    error: null,
    incomplete_details: null,
    instructions: body.instructions ?? null,
    max_output_tokens: null,
    model: call.answered,
    output: [] as Fields[],
    parallel_tool_calls: true,
    previous_response_id: null,
    reasoning: { effort: null, summary: null },
    service_tier: 'default',
    store: true,
    temperature: 1,
    text: { format: { type: 'text' } },
    tool_choice: 'auto',
    tools: body.tools ?? [],
    top_p: 1,
    truncation: 'disabled',
    usage: null as unknown,
    metadata: {},
  }
  const finished = { ...running, status: 'completed', output: [item], usage }
  const made = { ...call, isStream, toolCalls: tool ? 1 : 0 }
  if (!isStream) return { call: made, answer: { json: finished } }
  const events = [
    { type: 'response.created', response: running },
    { type: 'response.in_progress', response: running },
    ...(tool ? toolEvents(item) : messageEvents(item)),
    { type: 'response.completed', response: finished },
  ].map((event, place) => ({ ...event, sequence_number: place }))
  return { call: made, answer: { events } }
}

function messageEvents(item: Fields): Fields[] {
  const place = { item_id: item.id, output_index: 0, content_index: 0 }
  const empty = { type: 'output_text', text: '', annotations: [], logprobs: [] }
  return [
    {
      type: 'response.output_item.added',
      output_index: 0,
      item: { ...item, status: 'in_progress', content: [] },
    },
    { type: 'response.content_part.added', ...place, part: empty },
    { type: 'response.output_text.delta', ...place, delta: text, logprobs: [] },
    { type: 'response.output_text.done', ...place, text, logprobs: [] },
    { type: 'response.content_part.done', ...place, part: { ...empty, text } },
    { type: 'response.output_item.done', output_index: 0, item },
  ]
}

function toolEvents(item: Fields): Fields[] {
  const place = { item_id: item.id, output_index: 0 }
  return [
    {
      type: 'response.output_item.added',
      output_index: 0,
      item: { ...item, status: 'in_progress', arguments: '' },
    },
    { type: 'response.function_call_arguments.delta', ...place, delta: item.arguments },
    { type: 'response.function_call_arguments.done', ...place, name: item.name, arguments: item.arguments },
    { type: 'response.output_item.done', output_index: 0, item },
  ]
}

function toolWanted({ tools, input }: Fields): string | undefined {
  if (!Array.isArray(tools) || tools.length === 0) return undefined
  const hasResult = Array.isArray(input) && input.some((item: Fields) => item.type === 'function_call_output')
  return hasResult ? undefined : (tools[0] as { name: string }).name
}
