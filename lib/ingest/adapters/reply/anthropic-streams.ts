import { type Fields, fieldsAt, isFields, textOf } from '../fields'

const eventTypes = new Set([
  'message_start',
  'message_delta',
  'message_stop',
  'content_block_start',
  'content_block_delta',
  'content_block_stop',
  'ping',
])

export function isStreamEvent(reply: Fields): boolean {
  return typeof reply.type === 'string' && eventTypes.has(reply.type)
}

interface OpenStream {
  key: string
  /** The id of its message; undefined where a gateway leaves it out. */
  id: string | undefined
  usage: Fields
}

/**
 * The stream of each event. Only `message_start` bears an id: the events after it belong to the stream that was opened
 * last, but for a `message_delta`, which repeats the prompt of its own. A second `message_start` with the id of an open
 * stream is that stream's. Of whole messages, those that have not stopped yet are placeholders of the one that follows
 * under their id.
 */
export function anthropicStreams(replies: readonly unknown[]): (string | undefined)[] {
  let open: OpenStream[] = []
  let streams = 0
  const unfinished = new Map<string, string>()
  return replies.map((reply) => {
    if (!isFields(reply)) return undefined
    // A failure ends the stream that goes on.
    if (reply.type === 'error') return open.pop()?.key
    if (!isStreamEvent(reply)) return placeholderKey(reply, unfinished)
    if (reply.type === 'message_start') {
      const message = fieldsAt(reply, 'message')
      const id = textOf(message.id)
      const same = open.find((stream) => stream.id === id) ?? openWithout(id, open)
      const stream = same ?? { key: String(++streams), id, usage: fieldsAt(message, 'usage') }
      stream.id ??= id
      open = [...open.filter((one) => one !== stream), stream]
      return stream.key
    }
    const stream = reply.type === 'message_delta' ? streamOfDelta(reply, open) : open.at(-1)
    if (!stream) return undefined
    // What comes next belongs to it too: its end follows its delta.
    open = [...open.filter((one) => one !== stream), stream]
    if (reply.type === 'message_stop') open.pop()
    return stream.key
  })
}

/** The open stream that the beginning with an id goes with: one of which only one beginning names it. */
function openWithout(id: string | undefined, open: readonly OpenStream[]): OpenStream | undefined {
  const last = open.at(-1)
  return id === undefined || last?.id === undefined ? last : undefined
}

const repeated = ['input_tokens', 'cache_read_input_tokens', 'cache_creation_input_tokens']

function streamOfDelta(delta: Fields, open: readonly OpenStream[]): OpenStream | undefined {
  const usage = fieldsAt(delta, 'usage')
  const isOwn = (stream: OpenStream) =>
    typeof usage.input_tokens === 'number' &&
    repeated.every((name) => (usage[name] ?? 0) === (stream.usage[name] ?? 0))
  return open.findLast(isOwn) ?? open.at(-1)
}

/** A message that has not stopped, and the next one of its id. */
function placeholderKey(reply: Fields, unfinished: Map<string, string>): string | undefined {
  const id = textOf(reply.id)
  if (id === undefined || reply.type !== 'message') return undefined
  const key = unfinished.get(id)
  const hasStopped = (reply.stop_reason ?? undefined) !== undefined
  if (hasStopped) unfinished.delete(id)
  else unfinished.set(id, `message ${id}`)
  return hasStopped ? key : `message ${id}`
}
