import { NotUsage } from '../../not-usage'
import { type Fields, fieldsAt, isFields, listOf, plain } from '../fields'
import { openEnvelope } from './envelope'
import type { ReplySource } from './reply-source'

/**
 * The chunks of streams among other records: the last chunk of each stream becomes the whole reply, with what was
 * said beside any of its chunks; those before it do not count.
 */
export function settleStreams(
  items: readonly unknown[],
  { streamsOf, join }: Required<Pick<ReplySource, 'streamsOf' | 'join'>>,
): readonly unknown[] {
  const opened = items.map((item) => (isFields(item) ? openEnvelope(item) : { envelope: {}, reply: item }))
  const streams = streamsOf(opened.map(({ reply }) => reply))
  // What was given ids of their own beside the replies are requests of their own.
  const keys = streams.map((key, place) => key && `${plain(opened[place]!.envelope.id)} ${key}`)
  const settled = [...items]
  for (const places of placesByStream(keys).values()) {
    const last = places.at(-1)!
    for (const place of places) {
      settled[place] = new NotUsage(hasUsage(opened[place]!.reply) ? 'superseded' : 'no_usage')
    }
    const envelope: Fields = Object.assign({}, ...places.map((place) => opened[place]!.envelope))
    settled[last] = {
      ...envelope,
      response: join(places.map((place) => opened[place]!.reply).filter(isFields)),
    }
  }
  return settled
}

function placesByStream(keys: readonly (string | undefined)[]): Map<string, number[]> {
  const streams = new Map<string, number[]>()
  for (const [place, key] of keys.entries()) {
    if (key === undefined) continue
    const places = streams.get(key)
    if (places) places.push(place)
    else streams.set(key, [place])
  }
  return streams
}

/** Whether a chunk states usage, wherever its source puts it. */
export function hasUsage(chunk: unknown): boolean {
  if (!isFields(chunk)) return false
  const usages = [chunk.usage, chunk.usageMetadata, fieldsAt(chunk, 'x_groq').usage]
  return (
    usages.some(isFields) ||
    listOf(chunk.choices).some(({ usage }) => isFields(usage)) ||
    (isFields(chunk.message) && hasUsage(chunk.message))
  )
}
