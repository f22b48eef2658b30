import { type Fields, isFields, listOf, textOf } from '../fields'
import { isUniqueId } from '../record-id'

/** Whether a reply is a piece of a stream: it says so, or it has choices of which none is finished. */
export function isPiece(reply: Fields): boolean {
  if (typeof reply.object === 'string' && reply.object.endsWith('.chunk')) return true
  const choices = listOf(reply.choices)
  if (choices.some((choice) => isFields(choice.delta))) return true
  // Azure begins with what its filters said of the prompt.
  if (choices.length === 0 && !reply.id && Array.isArray(reply.choices)) return true
  return choices.length > 0 && choices.every((choice) => choice.finish_reason === null)
}

/**
 * Whether a reply can be one of several of its stream: OpenAI's streamed completions are called as whole ones are, and
 * the last of them is finished as they are.
 */
function isPart(reply: Fields): boolean {
  return isPiece(reply) || listOf(reply.choices).some((choice) => 'text' in choice)
}

interface OpenStream {
  key: string
  created: unknown
  isFinished: boolean
}

/**
 * The stream of each chunk, by the id that all its chunks bear, whatever they are called and however those of several
 * streams are mixed. A whole reply that bears the id of an unfinished stream is its end.
 */
export function chatStreams(replies: readonly unknown[]): (string | undefined)[] {
  const open = new Map<string, OpenStream>()
  let last: OpenStream | undefined
  let streams = 0
  return replies.map((reply) => {
    if (!isFields(reply)) return undefined
    const id = textOf(reply.id)
    if (id === undefined) return endsLast(reply, last) ? last?.key : undefined
    const known = open.get(id)
    const goesOn = known !== undefined && belongsTo(known, id, reply)
    if (!goesOn && !isPart(reply)) return undefined
    const stream = goesOn ? known : { key: `${++streams} ${id}`, created: reply.created, isFinished: false }
    stream.isFinished ||= listOf(reply.choices).some((choice) => choice.finish_reason != null)
    open.set(id, stream)
    last = stream
    return stream.key
  })
}

/** Whether a chunk without an id is the usage, or the failure, of the stream that went on last. */
function endsLast(reply: Fields, last: OpenStream | undefined): boolean {
  const isUsage = isFields(reply.usage) && Array.isArray(reply.choices) && reply.choices.length === 0
  return isUsage || (reply.error !== undefined && last?.isFinished === false)
}

function belongsTo(stream: OpenStream, id: string, reply: Fields): boolean {
  // The usage often comes behind the end, in a chunk without choices.
  if (!stream.isFinished || listOf(reply.choices).length === 0) return true
  // Of several choices one is finished before the others. A short id may be the next stream's too.
  return isPart(reply) && (isUniqueId(id) || reply.created === stream.created)
}
