import type { BinaryReader } from '@bufbuild/protobuf/wire'
import { FIRST_TOKEN_EVENT, isReadEvent, isReadOfEvent } from '../attributes'
import { type Fields, fixed64, message, readFields, text } from '../message'
import type { AttributeValue } from './attribute-value'
import { readAttribute } from './protobuf-attribute'

/** What the events of a span say in its place. */
export interface ToldByEvents {
  eventAttributes?: Map<string, AttributeValue>
  firstTokenNano?: bigint
}

interface ReadEvent {
  name: string
  nano: bigint
  /** Where each attribute begins and ends: they are read once the name is known. */
  places: number[]
}

const eventFields: Fields<ReadEvent> = {
  1: fixed64((into, nano) => {
    into.nano = nano
  }),
  2: text((into, name) => {
    into.name = name
  }),
  3: message((reader, end, into) => {
    into.places.push(reader.pos, end)
    reader.pos = end
  }),
}

export function readEvent(reader: BinaryReader, end: number, into: ToldByEvents): void {
  const event = readFields(reader, end, eventFields, { name: '', nano: 0n, places: [] as number[] })
  if (event.name === FIRST_TOKEN_EVENT && event.nano > 0n) into.firstTokenNano ??= event.nano
  if (!isReadEvent(event.name)) return
  const told = new Map<string, AttributeValue>()
  for (let place = 0; place < event.places.length; place += 2) {
    reader.pos = event.places[place]!
    readAttribute(reader, event.places[place + 1]!, told, isReadOfEvent)
  }
  reader.pos = end
  into.eventAttributes ??= new Map()
  for (const [name, value] of told) if (!into.eventAttributes.has(name)) into.eventAttributes.set(name, value)
}
