import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire'

type Plain = string | number | boolean | readonly string[]

export interface TestSpan {
  traceId?: string
  spanId?: string
  parentSpanId?: string
  name?: string
  kind?: number
  start?: string
  end?: string
  status?: number
  /** The name of the scope; `test` where none is said. */
  scope?: string
  attributes?: Record<string, Plain>
  events?: readonly TestSpanEvent[]
}

export interface TestSpanEvent {
  name: string
  time?: string
  attributes?: Record<string, Plain>
}

export const TRACE = '5b8efff798038103d269b633813fc60c'

/** A chat with a model, as OpenTelemetry's conventions have it; only what a test is about needs to be said. */
export function chat(attributes: Record<string, Plain> = {}, more: TestSpan = {}): TestSpan {
  return {
    traceId: TRACE,
    spanId: 'eee19b7ec3c1b174',
    name: 'chat',
    kind: 3,
    start: '2026-08-20T10:00:00.000Z',
    end: '2026-08-20T10:00:02.500Z',
    ...more,
    attributes: {
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'openai',
      'gen_ai.request.model': 'gpt-4o',
      'gen_ai.usage.input_tokens': 100,
      'gen_ai.usage.output_tokens': 20,
      ...attributes,
    },
  }
}

/** An `ExportTraceServiceRequest` in OTLP/JSON, its integers as texts. */
export function toJson(spans: readonly TestSpan[], resource: Record<string, Plain> = {}) {
  return {
    resourceSpans: [
      {
        resource: { attributes: attributesOf(resource) },
        scopeSpans: byScope(spans).map(([name, group]) => ({ scope: { name }, spans: group.map(jsonSpan) })),
      },
    ],
  }
}

/** The spans in their order, together as far as one scope wrote them one after the other. */
function byScope(spans: readonly TestSpan[]): [scope: string, spans: TestSpan[]][] {
  const groups: [string, TestSpan[]][] = []
  for (const span of spans) {
    const scope = span.scope ?? 'test'
    const last = groups.at(-1)
    if (last?.[0] === scope) last[1].push(span)
    else groups.push([scope, [span]])
  }
  return groups.length > 0 ? groups : [['test', []]]
}

function jsonSpan(span: TestSpan) {
  return {
    traceId: span.traceId,
    spanId: span.spanId,
    parentSpanId: span.parentSpanId,
    name: span.name,
    kind: span.kind,
    startTimeUnixNano: span.start && nanoOf(span.start).toString(),
    endTimeUnixNano: span.end && nanoOf(span.end).toString(),
    status: { code: span.status ?? 0 },
    attributes: attributesOf(span.attributes ?? {}),
    ...(span.events && { events: span.events.map(jsonEvent) }),
  }
}

function jsonEvent({ name, time, attributes = {} }: TestSpanEvent) {
  return {
    name,
    timeUnixNano: time && nanoOf(time).toString(),
    attributes: attributesOf(attributes),
  }
}

export function attributesOf(values: Record<string, Plain>) {
  return Object.entries(values).map(([key, value]) => ({ key, value: jsonValue(value) }))
}

function jsonValue(value: Plain): object {
  if (typeof value === 'string') return { stringValue: value }
  if (typeof value === 'boolean') return { boolValue: value }
  if (typeof value === 'number') {
    return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value }
  }
  return { arrayValue: { values: value.map(jsonValue) } }
}

function nanoOf(moment: string): bigint {
  return BigInt(Date.parse(moment)) * 1_000_000n
}

/** The same request in protobuf. */
export function toProtobuf(
  spans: readonly TestSpan[],
  resource: Record<string, Plain> = {},
): Uint8Array<ArrayBuffer> {
  const writer = new BinaryWriter()
  nested(writer, 1, () => {
    nested(writer, 1, () => writeAttributes(writer, 1, resource))
    for (const [scope, group] of byScope(spans)) {
      nested(writer, 2, () => {
        nested(writer, 1, () => writer.tag(1, WireType.LengthDelimited).string(scope))
        for (const span of group) nested(writer, 2, () => writeSpan(writer, span))
      })
    }
  })
  return writer.finish()
}

function writeSpan(writer: BinaryWriter, span: TestSpan): void {
  const ids = { 1: span.traceId, 2: span.spanId, 4: span.parentSpanId }
  for (const [number, id] of Object.entries(ids)) {
    if (id) writer.tag(Number(number), WireType.LengthDelimited).bytes(Buffer.from(id, 'hex'))
  }
  writer.tag(5, WireType.LengthDelimited).string(span.name ?? '')
  writer.tag(6, WireType.Varint).int32(span.kind ?? 0)
  if (span.start) writer.tag(7, WireType.Bit64).fixed64(nanoOf(span.start))
  if (span.end) writer.tag(8, WireType.Bit64).fixed64(nanoOf(span.end))
  writeAttributes(writer, 9, span.attributes ?? {})
  for (const { name, time, attributes = {} } of span.events ?? []) {
    nested(writer, 11, () => {
      if (time) writer.tag(1, WireType.Bit64).fixed64(nanoOf(time))
      writer.tag(2, WireType.LengthDelimited).string(name)
      writeAttributes(writer, 3, attributes)
    })
  }
  nested(writer, 15, () => writer.tag(3, WireType.Varint).int32(span.status ?? 0))
}

function writeAttributes(writer: BinaryWriter, number: number, values: Record<string, Plain>): void {
  for (const [key, value] of Object.entries(values)) {
    nested(writer, number, () => {
      writer.tag(1, WireType.LengthDelimited).string(key)
      nested(writer, 2, () => writeValue(writer, value))
    })
  }
}

function writeValue(writer: BinaryWriter, value: Plain): void {
  if (typeof value === 'string') writer.tag(1, WireType.LengthDelimited).string(value)
  else if (typeof value === 'boolean') writer.tag(2, WireType.Varint).bool(value)
  else if (typeof value === 'number' && Number.isInteger(value)) writer.tag(3, WireType.Varint).int64(value)
  else if (typeof value === 'number') writer.tag(4, WireType.Bit64).double(value)
  else {
    nested(writer, 5, () => {
      for (const text of value) nested(writer, 1, () => writeValue(writer, text))
    })
  }
}

function nested(writer: BinaryWriter, number: number, write: () => void): void {
  writer.tag(number, WireType.LengthDelimited).fork()
  write()
  writer.join()
}
