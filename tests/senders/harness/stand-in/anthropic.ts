import {
  type Call,
  datedClaude,
  type Fields,
  type Question,
  type Route,
  randomId,
  text,
  toolArguments,
} from './call'

/** Anthropic's Messages: docs.anthropic.com/en/api/messages and its streaming events. */
export const anthropicRoutes: Record<string, Route> = { '/v1/messages': messages }

function messages({ body, deal }: Question): ReturnType<Route> {
  const { counts, usage } = deal('anthropic')
  const asked = String(body.model)
  const answered = datedClaude(asked)
  const tool = toolWanted(body)
  const isStream = body.stream === true
  const call: Call = {
    api: 'anthropic',
    id: randomId('msg_01', 22),
    asked,
    answered,
    permaslug: `anthropic/${answered}`,
    provider: 'Anthropic',
    isStream,
    statesUsage: true,
    toolCalls: tool ? 1 : 0,
    counts,
  }
  const block = tool
    ? { type: 'tool_use', id: randomId('toolu_01', 22), name: tool, input: toolArguments }
    : { type: 'text', text }
  const message = {
    id: call.id,
    type: 'message',
    role: 'assistant',
    model: answered,
    content: [block],
    stop_reason: tool ? 'tool_use' : 'end_turn',
    stop_sequence: null,
    usage,
  }
  return { call, answer: isStream ? { events: eventsOf(message, block) } : { json: message } }
}

/** `message_start` states the prompt, `message_delta` the whole usage so far. */
function eventsOf(message: Fields, block: Fields): Fields[] {
  const usage = message.usage as Fields
  const { output_tokens_details, server_tool_use, ...started } = usage
  const isTool = block.type === 'tool_use'
  const delta = isTool
    ? { type: 'input_json_delta', partial_json: JSON.stringify(block.input) }
    : { type: 'text_delta', text: block.text }
  return [
    {
      type: 'message_start',
      message: {
        ...message,
        content: [],
        stop_reason: null,
        usage: { ...started, output_tokens: 1 },
      },
    },
    {
      type: 'content_block_start',
      index: 0,
      content_block: isTool ? { ...block, input: {} } : { type: 'text', text: '' },
    },
    { type: 'ping' },
    { type: 'content_block_delta', index: 0, delta },
    { type: 'content_block_stop', index: 0 },
    {
      type: 'message_delta',
      delta: { stop_reason: message.stop_reason, stop_sequence: null },
      usage: {
        input_tokens: usage.input_tokens,
        cache_creation_input_tokens: usage.cache_creation_input_tokens ?? 0,
        cache_read_input_tokens: usage.cache_read_input_tokens ?? 0,
        output_tokens: usage.output_tokens,
        ...(output_tokens_details ? { output_tokens_details } : {}),
      },
    },
    { type: 'message_stop' },
  ]
}

function toolWanted({ tools, messages }: Fields): string | undefined {
  if (!Array.isArray(tools) || tools.length === 0) return undefined
  const { content } = (messages as Fields[]).at(-1)!
  const hasResult = Array.isArray(content) && content.some((part: Fields) => part.type === 'tool_result')
  return hasResult ? undefined : (tools[0] as { name: string }).name
}
