import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spansFromJson } from '@/lib/ingest/otlp/encoding/from-json'
import { spansFromProtobuf } from '@/lib/ingest/otlp/encoding/from-protobuf'
import { OtlpSpan, TraceFault } from '@/lib/ingest/otlp/span'
import { countOf } from '@/lib/ingest/otlp/usage'
import { UnreadableItem } from '@/lib/ingest/refusal'
import { chat, type TestSpan, TRACE, toJson, toProtobuf } from '../../support/ingest/otlp'

const fault = (run: () => unknown): string => {
  try {
    run()
  } catch (error) {
    if (error instanceof TraceFault) return error.code
    throw error
  }
  return 'none'
}

/** A span with its integers as one type: texts in JSON, bigints in protobuf. */
function plain(span: unknown) {
  const { attributes, resource, eventAttributes, ...rest } = span as OtlpSpan
  const counted = (values: OtlpSpan['attributes'] = new Map()) =>
    Object.fromEntries([...values].map(([key, value]) => [key, countOf(value)]))
  return {
    ...rest,
    attributes: counted(attributes),
    resource: counted(resource),
    eventAttributes: counted(eventAttributes),
  }
}

describe('the two encodings of OTLP', () => {
  const hexOf = (length: number) =>
    fc.uint8Array({ minLength: length, maxLength: length }).map((bytes) => Buffer.from(bytes).toString('hex'))
  const moment = fc
    .date({ min: new Date('2020-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString())
  const value = fc.oneof(
    // A text of digits is a text in both, but would be counted in one here.
    fc.string().map((text) => `text ${text}`),
    fc.integer({ min: 0 }),
    fc.double({ min: 0.001, max: 1e6, noNaN: true }).filter((number) => !Number.isInteger(number)),
    fc.boolean(),
    fc.array(fc.string(), { maxLength: 3 }),
  )
  const names = [
    'gen_ai.usage.input_tokens',
    'gen_ai.response.finish_reasons',
    'gen_ai.usage.cost',
    'http.request.header.x-title',
    'gen_ai.prompt',
    'other',
  ]
  const attributes = fc.dictionary(fc.constantFrom(...names), value, { noNullPrototype: true })
  const event = fc.record({
    name: fc.constantFrom(
      'gen_ai.client.inference.operation.details',
      'First Token Stream Event',
      'exception',
    ),
    time: moment,
    attributes,
  })
  const span: fc.Arbitrary<TestSpan> = fc.record({
    traceId: hexOf(16),
    spanId: hexOf(8),
    parentSpanId: hexOf(8),
    name: fc.string(),
    start: moment,
    end: moment,
    status: fc.constantFrom(0, 1, 2),
    scope: fc.constantFrom('test', 'other scope'),
    attributes,
    events: fc.array(event, { maxLength: 3 }),
  })

  it('hold the same spans', () => {
    const resource = fc.dictionary(fc.constantFrom('service.name', 'host.name'), fc.string(), {
      noNullPrototype: true,
    })
    fc.assert(
      fc.property(fc.array(span, { maxLength: 4 }), resource, (spans, shared) => {
        const json = JSON.parse(JSON.stringify(toJson(spans, shared)))
        const decoded = spansFromProtobuf(toProtobuf(spans, shared), 10).map(plain)
        expect(decoded).toEqual(spansFromJson(json, 10).map(plain))
        expect(decoded.map(({ endNano }) => endNano)).toEqual(
          spans.map(({ end }) => BigInt(Date.parse(end!)) * 1_000_000n),
        )
      }),
      { seed: 20260821 },
    )
  })

  it('keep prompts and other attributes that nothing reads out of memory', () => {
    const secret = chat({ 'gen_ai.input.messages': 'a secret', 'gen_ai.prompt': 'another' })
    const spans = [...spansFromJson(toJson([secret]), 1), ...spansFromProtobuf(toProtobuf([secret]), 1)]
    for (const item of spans) {
      expect([...(item as OtlpSpan).attributes.keys()].filter((key) => /prompt|messages/.test(key))).toEqual(
        [],
      )
    }
  })

  it('stop at the limit', () => {
    const spans = [chat(), chat(), chat()]
    expect(spansFromJson(toJson(spans), 3)).toHaveLength(3)
    expect(spansFromProtobuf(toProtobuf(spans), 3)).toHaveLength(3)
    expect(fault(() => spansFromJson(toJson(spans), 2))).toBe('too_many_spans')
    expect(fault(() => spansFromProtobuf(toProtobuf(spans), 2))).toBe('too_many_spans')
  })
})

describe('OTLP in JSON', () => {
  const first = (span: object) =>
    spansFromJson({ resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] }, 1)[0]

  it('writes ids in hexadecimal digits or base64, and senders write what they like', () => {
    const inBase64 = Buffer.from(TRACE, 'hex').toString('base64')
    for (const traceId of [TRACE, TRACE.toUpperCase(), inBase64]) {
      expect(first({ traceId })).toMatchObject({ traceId: TRACE })
    }
    expect(first({ spanId: '7uGbfsPBsXQ=' })).toMatchObject({ spanId: 'eee19b7ec3c1b174' })
    expect(first({ traceId: 'checkout 4711' })).toMatchObject({ traceId: 'checkout 4711' })
    for (const traceId of ['', '0'.repeat(32), 5, null, 'x'.repeat(101)]) {
      expect(first({ traceId })).toMatchObject({ traceId: undefined })
    }
  })

  it('writes nanoseconds as texts, or as numbers that lost their last digits', () => {
    const nano = '1785924000123456789'
    expect(first({ endTimeUnixNano: nano })).toMatchObject({ endNano: 1785924000123456789n })
    expect(first({ endTimeUnixNano: Number(nano) })).toMatchObject({ endNano: BigInt(Number(nano)) })
    for (const endTimeUnixNano of ['0', '-1', '1.5', 1.5, 'yesterday', [7], '']) {
      expect(first({ endTimeUnixNano })).toMatchObject({ endNano: undefined })
    }
  })

  it('is read span by span: a broken one keeps its place', () => {
    const broken = [7, null, { attributes: 'x' }, { attributes: [7] }, { attributes: [{ value: {} }] }]
    const request = {
      resourceSpans: [{ scopeSpans: [{ spans: [...broken, { spanId: 'eee19b7ec3c1b174' }] }] }],
    }
    const spans = spansFromJson(request, 10)
    expect(spans.slice(0, -1).every((item) => item instanceof UnreadableItem)).toBe(true)
    expect(spans.at(-1)).toMatchObject({ spanId: 'eee19b7ec3c1b174' })
  })

  it('takes empty values for values that are not there', () => {
    const values = [{}, null, { stringValue: 5 }, { intValue: {} }, { arrayValue: 1 }, { kvlistValue: {} }]
    for (const value of values) {
      const span = first({ attributes: [{ key: 'gen_ai.usage.input_tokens', value }] }) as OtlpSpan
      expect(span.first(['gen_ai.usage.input_tokens'])).toBeUndefined()
    }
  })

  it('is an object with lists; one without spans is sound', () => {
    for (const request of [{}, { resourceSpans: [] }, { resourceSpans: [{ scopeSpans: [{}] }] }]) {
      expect(spansFromJson(request, 1)).toEqual([])
    }
    const wrong = [
      7,
      null,
      [],
      { resourceSpans: {} },
      { resourceSpans: [7] },
      { resourceSpans: [{ resource: { attributes: 7 } }] },
      { resourceSpans: [{ scopeSpans: 7 }] },
      { resourceSpans: [{ scopeSpans: [{ spans: 7 }] }] },
    ]
    for (const request of wrong) expect(fault(() => spansFromJson(request, 1))).toBe('not_traces')
  })
})

describe('OTLP in protobuf', () => {
  it('is refused where it breaks off, and never read past its end', () => {
    const whole = toProtobuf([chat()], { 'service.name': 'shop' })
    for (let length = 1; length < whole.length; length++) {
      expect(fault(() => spansFromProtobuf(whole.subarray(0, length), 1))).toBe('invalid_protobuf')
    }
    expect(spansFromProtobuf(new Uint8Array(), 1)).toEqual([])
  })

  it('is spans or a named fault, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(['none', 'invalid_protobuf', 'too_many_spans']).toContain(
          fault(() => spansFromProtobuf(bytes, 5)),
        )
      }),
      { seed: 20260821, numRuns: 500 },
    )
  })

  it('does not mind fields that it does not know', () => {
    const whole = toProtobuf([chat()])
    const unknown = [0x9a, 0x06, 0x02, 0x68, 0x69] // field 99: a text of two letters
    const spans = spansFromProtobuf(new Uint8Array([...unknown, ...whole, ...unknown]), 1)
    expect(spans[0]).toBeInstanceOf(OtlpSpan)
    expect(spans[0]).toMatchObject({ traceId: TRACE })
  })
})
