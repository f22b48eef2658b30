import { randomUUID } from 'node:crypto'
import { type Call, type Fields, type Question, type Route, text, toolArguments } from './call'
import { eventStreamMessage } from './event-stream'

/** Amazon Bedrock's Converse and ConverseStream: docs.aws.amazon.com/bedrock/latest/APIReference. */
export const bedrock: Route = ({ path, body, deal }: Question) => {
  const [, encoded, method] = /^\/model\/([^/]+)\/(converse|converse-stream)$/.exec(path) ?? []
  if (!encoded) return undefined
  const { counts, usage } = deal('bedrock')
  const asked = decodeURIComponent(encoded)
  const tool = toolWanted(body)
  const call: Call = {
    api: 'bedrock',
    id: randomUUID(),
    asked,
    answered: asked,
    permaslug: permaslugs[asked] ?? `unknown/${asked}`,
    provider: 'Amazon Bedrock',
    isStream: method === 'converse-stream',
    statesUsage: true,
    toolCalls: tool ? 1 : 0,
    counts,
  }
  const headers = { 'x-amzn-requestid': call.id! }
  const stopReason = tool ? 'tool_use' : 'end_turn'
  const toolUse = { toolUseId: 'tooluse_1', name: tool }
  const metrics = { latencyMs: 912 }
  if (call.isStream) {
    const events: [string, Fields][] = [
      ['messageStart', { role: 'assistant' }],
      ...(tool
        ? ([['contentBlockStart', { contentBlockIndex: 0, start: { toolUse } }]] as [string, Fields][])
        : []),
      [
        'contentBlockDelta',
        {
          contentBlockIndex: 0,
          delta: tool ? { toolUse: { input: JSON.stringify(toolArguments) } } : { text },
        },
      ],
      ['contentBlockStop', { contentBlockIndex: 0 }],
      ['messageStop', { stopReason }],
      ['metadata', { usage, metrics }],
    ]
    const bytes = Buffer.concat(events.map(([type, payload]) => eventStreamMessage(type, payload)))
    return { call, answer: { bytes, headers } }
  }
  const content = [tool ? { toolUse: { ...toolUse, input: toolArguments } } : { text }]
  const output = { message: { role: 'assistant', content } }
  return { call, answer: { json: { output, stopReason, usage, metrics }, headers } }
}

/** What the models that the programs ask for are called: docs/gateways.md. */
const permaslugs: Record<string, string> = {
  'us.anthropic.claude-sonnet-4-5-20250929-v1:0': 'anthropic/claude-sonnet-4-5-20250929',
  'anthropic.claude-sonnet-4-5-20250929-v1:0': 'anthropic/claude-sonnet-4-5-20250929',
  'amazon.nova-lite-v1:0': 'amazon/nova-lite-v1',
}

function toolWanted({ toolConfig, messages }: Fields): string | undefined {
  const tools = (toolConfig as { tools?: { toolSpec?: { name: string } }[] } | undefined)?.tools
  const { content } = (messages as { content: Fields[] }[]).at(-1)!
  return content.some((part) => part.toolResult) ? undefined : tools?.[0]?.toolSpec?.name
}
