import { BinaryReader, WireType } from '@bufbuild/protobuf/wire'
import { isRead } from './attributes'
import { readIdentifier } from './identifier'
import {
  type Attributes,
  type AttributeValue,
  OtlpSpan,
  STATUS_ERROR,
  TraceFault,
  tooManySpans,
} from './span'

type Field = readonly [type: WireType, read: (reader: BinaryReader) => void]
type Fields = Readonly<Record<number, Field>>

/**
 * The spans of an `ExportTraceServiceRequest` in protobuf. The numbers are those of opentelemetry-proto, which are
 * stable; what is not needed is passed over without being decoded.
 * @throws {TraceFault} where the bytes are no such message, or carry more spans than they may
 */
export function spansFromProtobuf(bytes: Uint8Array, maximumSpans: number): OtlpSpan[] {
  const spans: OtlpSpan[] = []
  const add = (span: OtlpSpan) => {
    if (spans.length === maximumSpans) throw tooManySpans(maximumSpans)
    spans.push(span)
  }
  try {
    readMessage(bytes, { 1: message((resourceSpans) => readResourceSpans(resourceSpans, add)) })
  } catch (cause) {
    if (cause instanceof TraceFault) throw cause
    throw new TraceFault('invalid_protobuf', 'The body is not an ExportTraceServiceRequest in protobuf.', {
      cause,
    })
  }
  return spans
}

function readResourceSpans(bytes: Uint8Array, add: (span: OtlpSpan) => void): void {
  let resource: Attributes = new Map()
  const scopes: Uint8Array[] = []
  readMessage(bytes, {
    1: message((part) => {
      resource = readResource(part)
    }),
    2: message((part) => scopes.push(part)),
  })
  for (const scope of scopes) {
    readMessage(scope, { 2: message((span) => add(readSpan(span, resource))) })
  }
}

function readResource(bytes: Uint8Array): Attributes {
  const attributes = new Map<string, AttributeValue>()
  readMessage(bytes, { 1: message((part) => readAttribute(part, attributes)) })
  return attributes
}

function readSpan(bytes: Uint8Array, resource: Attributes): OtlpSpan {
  const attributes = new Map<string, AttributeValue>()
  const ids: Record<number, string> = {}
  const nanos: Record<number, bigint> = {}
  let name = ''
  let status = 0
  const id = (number: number) =>
    message((part) => {
      ids[number] = Buffer.from(part).toString('hex')
    })
  const nano = (number: number): Field => [
    WireType.Bit64,
    (reader) => {
      nanos[number] = BigInt(reader.fixed64())
    },
  ]
  readMessage(bytes, {
    1: id(1),
    2: id(2),
    4: id(4),
    5: [
      WireType.LengthDelimited,
      (reader) => {
        name = reader.string()
      },
    ],
    7: nano(7),
    8: nano(8),
    9: message((part) => readAttribute(part, attributes)),
    15: message((part) => {
      status = readStatus(part)
    }),
  })
  return new OtlpSpan({
    traceId: readIdentifier(ids[1], 16),
    spanId: readIdentifier(ids[2], 8),
    parentSpanId: readIdentifier(ids[4], 8),
    name,
    startNano: nanos[7] || undefined,
    endNano: nanos[8] || undefined,
    hasFailed: status === STATUS_ERROR,
    attributes,
    resource,
  })
}

function readStatus(bytes: Uint8Array): number {
  let code = 0
  readMessage(bytes, {
    3: [
      WireType.Varint,
      (reader) => {
        code = reader.int32()
      },
    ],
  })
  return code
}

function readAttribute(bytes: Uint8Array, attributes: Map<string, AttributeValue>): void {
  let key = ''
  let value: Uint8Array | undefined
  readMessage(bytes, {
    1: [
      WireType.LengthDelimited,
      (reader) => {
        key = reader.string()
      },
    ],
    2: message((part) => {
      value = part
    }),
  })
  if (value && isRead(key)) attributes.set(key, readValue(value, true))
}

/** An `AnyValue`; lists are read one deep, as nothing that is read holds lists of lists. */
function readValue(bytes: Uint8Array, withLists: boolean): AttributeValue {
  let value: AttributeValue
  const set =
    (read: (reader: BinaryReader) => AttributeValue) =>
    (reader: BinaryReader): void => {
      value = read(reader)
    }
  const fields: Record<number, Field> = {
    1: [WireType.LengthDelimited, set((reader) => reader.string())],
    2: [WireType.Varint, set((reader) => reader.bool())],
    3: [WireType.Varint, set((reader) => reader.int64())],
    4: [WireType.Bit64, set((reader) => reader.double())],
  }
  if (withLists) fields[5] = [WireType.LengthDelimited, set((reader) => readList(reader.bytes()))]
  readMessage(bytes, fields)
  return value
}

function readList(bytes: Uint8Array): AttributeValue[] {
  const values: AttributeValue[] = []
  readMessage(bytes, { 1: message((part) => values.push(readValue(part, false))) })
  return values
}

function message(read: (bytes: Uint8Array) => unknown): Field {
  return [WireType.LengthDelimited, (reader) => void read(reader.bytes())]
}

/** Reads the fields that are named; others, and those of another type than they should be, are passed over. */
function readMessage(bytes: Uint8Array, fields: Fields): void {
  const reader = new BinaryReader(bytes)
  while (reader.pos < reader.len) {
    const [number, type] = reader.tag()
    const field = fields[number]
    if (field?.[0] === type) field[1](reader)
    else reader.skip(type, number)
  }
}
