import { WireType } from '@bufbuild/protobuf/wire'
import { isRead } from '../attributes'
import { readIdentifier } from '../identifier'
import { bytes, type Fields, fixed64, message, readFields, readMessage, text } from '../message'
import { OtlpSpan, type Scope, STATUS_ERROR, TraceFault, tooManySpans } from '../span'
import type { AttributeValue } from './attribute-value'
import { readAttribute } from './protobuf-attribute'
import { readEvent, type ToldByEvents } from './protobuf-event'

/**
 * The spans of an `ExportTraceServiceRequest` in protobuf. The numbers are those of opentelemetry-proto, which are
 * stable; what is not needed is passed over without being decoded.
 * @throws {TraceFault} where the bytes are no such message, or carry more spans than they may
 */
export function spansFromProtobuf(body: Uint8Array, maximumSpans: number): OtlpSpan[] {
  try {
    return readMessage(body, requestFields, { spans: [], maximumSpans }).spans
  } catch (cause) {
    if (cause instanceof TraceFault) throw cause
    const what = 'The body is not an ExportTraceServiceRequest in protobuf.'
    throw new TraceFault('invalid_protobuf', what, { cause })
  }
}

interface ReadSpans {
  spans: OtlpSpan[]
  maximumSpans: number
}

interface ReadResource extends ReadSpans {
  resource: Map<string, AttributeValue>
}

interface ReadScope extends ReadResource {
  scope: Scope
}

interface ReadSpan extends ToldByEvents {
  traceId?: string
  spanId?: string
  parentSpanId?: string
  startNano?: bigint
  endNano?: bigint
  status: number
  attributes: Map<string, AttributeValue>
}

const statusFields: Fields<ReadSpan> = {
  3: [
    WireType.Varint,
    (reader, into) => {
      into.status = reader.int32()
    },
  ],
}

const spanFields: Fields<ReadSpan> = {
  1: bytes((into, id) => {
    into.traceId = hexOf(id)
  }),
  2: bytes((into, id) => {
    into.spanId = hexOf(id)
  }),
  4: bytes((into, id) => {
    into.parentSpanId = hexOf(id)
  }),
  7: fixed64((into, nano) => {
    into.startNano = nano
  }),
  8: fixed64((into, nano) => {
    into.endNano = nano
  }),
  9: message((reader, end, into) => readAttribute(reader, end, into.attributes, isRead)),
  11: message(readEvent),
  15: message((reader, end, into) => readFields(reader, end, statusFields, into)),
}

const scopeNameFields: Fields<Scope> = {
  1: text((into, name) => {
    into.name = name
  }),
}

const scopeFields: Fields<ReadScope> = {
  // As with a resource: the spans hold on to the object.
  1: message((reader, end, into) => readFields(reader, end, scopeNameFields, into.scope)),
  2: message((reader, end, into) => {
    if (into.spans.length === into.maximumSpans) throw tooManySpans(into.maximumSpans)
    const span: ReadSpan = { status: 0, attributes: new Map() }
    readFields(reader, end, spanFields, span)
    into.spans.push(
      new OtlpSpan({
        traceId: readIdentifier(span.traceId, 16),
        spanId: readIdentifier(span.spanId, 8),
        parentSpanId: readIdentifier(span.parentSpanId, 8),
        startNano: span.startNano || undefined,
        endNano: span.endNano || undefined,
        hasFailed: span.status === STATUS_ERROR,
        attributes: span.attributes,
        resource: into.resource,
        scope: into.scope,
        eventAttributes: span.eventAttributes,
        firstTokenNano: span.firstTokenNano,
      }),
    )
  }),
}

const resourceFields: Fields<Map<string, AttributeValue>> = {
  1: message((reader, end, into) => readAttribute(reader, end, into, isRead)),
}

const resourceSpansFields: Fields<ReadResource> = {
  // The spans hold on to the map, so that a resource that comes after them is theirs too.
  1: message((reader, end, into) => readFields(reader, end, resourceFields, into.resource)),
  2: message((reader, end, into) =>
    readFields(reader, end, scopeFields, { ...into, scope: { name: undefined } }),
  ),
}

const requestFields: Fields<ReadSpans> = {
  1: message((reader, end, { spans, maximumSpans }) =>
    readFields(reader, end, resourceSpansFields, { spans, maximumSpans, resource: new Map() }),
  ),
}

function hexOf(id: Uint8Array): string {
  return Buffer.from(id.buffer, id.byteOffset, id.byteLength).toString('hex')
}
