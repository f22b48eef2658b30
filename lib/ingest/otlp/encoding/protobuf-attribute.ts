import { type BinaryReader, WireType } from '@bufbuild/protobuf/wire'
import { isJsonText } from '../attributes'
import { type Fields, message, readFields, text } from '../message'
import type { AttributeValue } from './attribute-value'
import { addAttribute, unfold } from './json-text'

interface ReadAttribute {
  key: string
  /** Where the value lies, which may come before the key. */
  from: number
  until: number
}

const valueFields: Fields<{ value: AttributeValue }> = {
  1: text((into, value) => {
    into.value = value
  }),
  2: [
    WireType.Varint,
    (reader, into) => {
      into.value = reader.bool()
    },
  ],
  3: [
    WireType.Varint,
    (reader, into) => {
      into.value = reader.int64()
    },
  ],
  4: [
    WireType.Bit64,
    (reader, into) => {
      into.value = reader.double()
    },
  ],
}

/** The members of a list; nothing that is read holds lists of lists. */
const listFields: Fields<AttributeValue[]> = {
  1: message((reader, end, values) => {
    values.push(readFields(reader, end, valueFields, { value: undefined as AttributeValue }).value)
  }),
}

const anyValueFields: Fields<{ value: AttributeValue }> = {
  ...valueFields,
  5: message((reader, end, into) => {
    into.value = readFields(reader, end, listFields, [])
  }),
}

const attributeFields: Fields<ReadAttribute> = {
  1: text((into, key) => {
    into.key = key
  }),
  2: message((reader, end, into) => {
    into.from = reader.pos
    into.until = end
    reader.pos = end
  }),
}

/** Reads a `KeyValue` into the attributes where it is wanted; the value of another one is not even decoded. */
export function readAttribute(
  reader: BinaryReader,
  end: number,
  attributes: Map<string, AttributeValue>,
  isWanted: (name: string) => boolean,
): void {
  const { key, from, until } = readFields(reader, end, attributeFields, { key: '', from: 0, until: 0 })
  const isPlain = isWanted(key)
  if (!isPlain && !isJsonText(key)) return
  reader.pos = from
  const { value } = readFields(reader, until, anyValueFields, { value: undefined as AttributeValue })
  if (isPlain) addAttribute(attributes, key, value)
  else unfold(attributes, key, value)
  reader.pos = end
}
