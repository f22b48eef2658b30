import { gzipSync } from 'node:zlib'
import { BinaryReader } from '@bufbuild/protobuf/wire'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { connect } from '@/db/client'
import { createKey } from '@/lib/access/keys'
import { MAX_BODY_BYTES, MAX_EVENTS } from '@/lib/http/ingest/limits'
import { otlpRoute } from '@/lib/http/ingest/otlp-route'
import { useTestDatabase } from '../../support/database/database'
import { chat, type TestSpan, toJson, toProtobuf } from '../../support/ingest/otlp'

const JSON_TYPE = 'application/json'
const PROTOBUF_TYPE = 'application/x-protobuf'

describe('OTLP traces over HTTP', () => {
  const database = useTestDatabase()
  let key = ''
  let keyId = 0
  beforeAll(async () => {
    const made = await createKey(database().db, { name: 'test', scopes: ['ingest'] })
    key = made.key
    keyId = made.id
  })
  beforeEach(async () => {
    await database().db.$client`truncate events, ingest_batches, rollup_days, recent_calls, event_aliases`
  })
  afterEach(() => vi.restoreAllMocks())

  function send(
    body: BodyInit | null,
    type: string,
    { headers = {}, method = 'POST', db = database().db }: SendOptions = {},
  ): Promise<Response> {
    const all = { authorization: `Bearer ${key}`, 'content-type': type, ...headers }
    const request = new Request('http://localhost/api/v1/otlp/v1/traces', { method, body, headers: all })
    return otlpRoute(() => db)(request)
  }
  interface SendOptions {
    headers?: Record<string, string>
    method?: string
    db?: ReturnType<typeof connect>
  }

  const sendJson = (spans: readonly TestSpan[], headers: Record<string, string> = {}) =>
    send(JSON.stringify(toJson(spans)), JSON_TYPE, { headers })

  async function stored() {
    const rows = await database().db.$client`
      select e.id, m.permaslug as model, prompt_tokens, completion_tokens, sample_weight
      from events e join models m on m.id = e.model_id where day >= '2015-01-01' order by e.id`
    return rows.map((row) => ({ ...row }))
  }

  const call = (spanId: string, attributes: TestSpan['attributes'] = {}) => chat(attributes, { spanId })
  const [one, two] = ['1'.repeat(16), '2'.repeat(16)] as [string, string]
  const row = (spanId: string, more = {}) => ({
    id: `${chat().traceId}-${spanId}`,
    model: 'openai/gpt-4o',
    prompt_tokens: 100n,
    completion_tokens: 20n,
    sample_weight: 1,
    ...more,
  })

  it('takes JSON and protobuf, plain and packed, by POST and PUT, and counts a span once', async () => {
    const spans = [call(one), call(two, { 'gen_ai.operation.name': 'invoke_agent' })]
    const json = JSON.stringify(toJson(spans))
    const protobuf = toProtobuf(spans)
    const packed = { headers: { 'content-encoding': 'gzip' } }
    for (const response of [
      await send(json, JSON_TYPE),
      await send(json, `${JSON_TYPE}; charset=utf-8`, { method: 'PUT' }),
      await send(gzipSync(json), JSON_TYPE, packed),
    ]) {
      expect(response.headers.get('content-type')).toBe(JSON_TYPE)
      expect([response.status, await response.json()]).toEqual([200, {}])
      expect(await stored()).toEqual([row(one)])
    }
    for (const response of [
      await send(protobuf, PROTOBUF_TYPE),
      await send(gzipSync(protobuf), PROTOBUF_TYPE, { ...packed, method: 'PUT' }),
    ]) {
      expect(response.headers.get('content-type')).toBe(PROTOBUF_TYPE)
      expect([response.status, (await response.bytes()).length]).toEqual([200, 0])
      expect(await stored()).toEqual([row(one)])
    }
    const batches = await database().db.$client`select distinct source, api_key_id from ingest_batches`
    expect(batches).toEqual([{ source: 'api:otlp', api_key_id: keyId }])
  })

  it('takes the good spans beside bad ones, and says which were refused and why', async () => {
    const bad: TestSpan[] = [
      call(two, { 'gen_ai.usage.input_tokens': -1 }),
      { ...call('3'.repeat(16)), end: undefined },
      call('4'.repeat(16), { 'gen_ai.request.model': '' }),
      call('5'.repeat(16), { 'gen_ai.usage.output_tokens': -1, 'gen_ai.usage.input_tokens': -1 }),
    ]
    const request = toJson([call(one), ...bad])
    request.resourceSpans[0]!.scopeSpans[0]!.spans.push({ attributes: 'broken' } as never)
    const inJson = await send(JSON.stringify(request), JSON_TYPE)
    const { partialSuccess } = await inJson.json()
    expect([inJson.status, partialSuccess.rejectedSpans]).toEqual([200, '5'])
    expect(partialSuccess.errorMessage).toMatch(
      /invalid_prompt_tokens \(2\): .*-2{16}\) invalid_created_at \(1\): /,
    )
    expect(partialSuccess.errorMessage).toMatch(/endTimeUnixNano .*-3{16}\)/)
    expect(partialSuccess.errorMessage).toMatch(/gen_ai.request.model .*-4{16}\)/)
    expect(partialSuccess.errorMessage).toMatch(/invalid_model \(1\): .* invalid_event \(1\): /)
    expect(await stored()).toEqual([row(one)])

    const inProtobuf = await send(toProtobuf([call(one), ...bad]), PROTOBUF_TYPE)
    expect(inProtobuf.status).toBe(200)
    const reader = new BinaryReader(await inProtobuf.bytes())
    expect(reader.tag()[0]).toBe(1)
    const partial = new BinaryReader(reader.bytes())
    expect([partial.tag()[0], Number(partial.int64())]).toEqual([1, 4])
    expect([partial.tag()[0], partial.string()]).toEqual([2, expect.stringContaining('invalid_model')])
  })

  it('warns of spans that name a model and count nothing, and keeps silent of all others', async () => {
    const bare = (spanId: string, more: TestSpan = {}): TestSpan => ({
      ...chat({}, { spanId, ...more }),
      attributes: { 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': 'gpt-4o' },
    })
    const silent = [bare(two), bare('3'.repeat(16)), bare('4'.repeat(16), { status: 2 })]
    const answer = await (await sendJson([call(one, {}), ...silent])).json()
    expect(answer.partialSuccess.rejectedSpans).toBe('0')
    expect(answer.partialSuccess.errorMessage).toMatch(
      /^2 spans name a model and state no usage \(no_usage\), such as \w{32}-2{16}: .* 1 span names a model, failed and states no usage \(failed\), such as \w{32}-4{16}: /,
    )
    const reader = new BinaryReader(await (await send(toProtobuf([bare(two)]), PROTOBUF_TYPE)).bytes())
    expect(reader.tag()[0]).toBe(1)
    const partial = new BinaryReader(reader.bytes())
    expect([partial.tag()[0], Number(partial.int64()), partial.tag()[0]]).toEqual([1, 0, 2])
    expect(partial.string()).toMatch(/^1 span names a model and states no usage/)
    // Above and below a call that counts they are part of it, and what is no call of a model is nobody's usage.
    const quiet = [
      bare(two, { parentSpanId: one }),
      bare('3'.repeat(16)),
      call(one, {}),
      call('5'.repeat(16), { 'gen_ai.operation.name': 'invoke_agent' }),
    ]
    quiet[2] = { ...quiet[2], parentSpanId: '3'.repeat(16) }
    expect(await (await sendJson(quiet)).json()).toEqual({})
    expect(await stored()).toEqual([row(one)])
  })

  it('counts one answer once, whoever tells of it, and refuses to hear other numbers', async () => {
    const response = { 'gen_ai.response.id': 'gen-1787971242-ZNNkqbzHERdScNd64gYK' }
    expect(await (await sendJson([call(one, response), call(two, response)])).json()).toEqual({})
    const contradiction = await sendJson([call(one, { ...response, 'gen_ai.usage.output_tokens': 21 })])
    expect(await contradiction.json()).toMatchObject({ partialSuccess: { rejectedSpans: '1' } })
    expect(await stored()).toEqual([row('', { id: response['gen_ai.response.id'] })])
  })

  it("answers OpenRouter's test of a destination, and stores nothing of it", async () => {
    const test = { headers: { 'x-test-connection': 'true' } }
    const bodies = [null, '', '{}', '{"resourceSpans":[]}', JSON.stringify(toJson([call(one)]))]
    for (const body of bodies) {
      expect((await send(body, JSON_TYPE, test)).status).toBe(200)
    }
    expect((await send('{}', JSON_TYPE)).status).toBe(200)
    expect((await send(null, PROTOBUF_TYPE)).status).toBe(200)
    const stranger = { headers: { ...test.headers, authorization: 'Bearer tb_wrong' } }
    expect((await send('{}', JSON_TYPE, stranger)).status).toBe(401)
    expect(await stored()).toEqual([])
  })

  it('weighs what a sampling destination sends, and names the app of its headers', async () => {
    const headers = { 'x-sampling-rate': '0.25', 'http-referer': 'https://roocode.com' }
    expect(await (await sendJson([call(one)], headers)).json()).toEqual({})
    expect(await stored()).toEqual([row(one, { sample_weight: 4 })])
    const apps = await database().db.$client`
      select a.identity from events e join apps a on a.id = e.app_id where day >= '2015-01-01'`
    expect(apps).toEqual([{ identity: 'roocode.com' }])
    for (const rate of ['0', '1.5', '-1', 'often', '']) {
      expect((await sendJson([call(two)], { 'x-sampling-rate': rate })).status).toBe(400)
    }
    expect(await stored()).toHaveLength(1)
  })

  it('names the fault of what it cannot read as a Status, in the words of the request', async () => {
    const many = Array.from({ length: MAX_EVENTS + 1 }, () => ({}))
    const big = ' '.repeat(MAX_BODY_BYTES + 1)
    const refusals: [BodyInit | null, Record<string, string>, [number, number, RegExp]][] = [
      ['{"resourceSpans": [', {}, [400, 3, /^invalid_json: .*line 1, column 20/]],
      ['', {}, [400, 3, /^invalid_json: The body is empty/]],
      ['[]', {}, [400, 3, /^not_traces: /]],
      ['{"resourceSpans": 7}', {}, [400, 3, /^not_traces: resourceSpans/]],
      [new Uint8Array([0x22, 0xff, 0x22]), {}, [400, 3, /^invalid_encoding: /]],
      ['{}', { 'content-encoding': 'gzip' }, [400, 3, /^invalid_gzip: /]],
      ['{}', { 'content-encoding': 'zstd' }, [415, 3, /^unsupported_encoding: /]],
      ['{}', { 'content-type': 'text/plain' }, [415, 3, /^unsupported_media_type: /]],
      ['{}', { authorization: 'Bearer tb_wrong' }, [401, 16, /^invalid_key: /]],
      [JSON.stringify(toJson(many)), {}, [413, 8, /^too_many_spans: /]],
      [big, {}, [413, 8, /^body_too_large: /]],
      [gzipSync(big), { 'content-encoding': 'gzip' }, [413, 8, /^body_too_large: /]],
    ]
    for (const [body, headers, [status, code, message]] of refusals) {
      const response = await send(body, JSON_TYPE, { headers })
      expect([response.status, await response.json()]).toEqual([
        status,
        { code, message: expect.stringMatching(message) },
      ])
    }
    const whole = toProtobuf([call(one)])
    const broken = await send(whole.subarray(0, whole.length - 3), PROTOBUF_TYPE)
    const reader = new BinaryReader(await broken.bytes())
    expect([broken.status, broken.headers.get('content-type')]).toEqual([400, PROTOBUF_TYPE])
    expect([reader.tag()[0], reader.int32(), reader.tag()[0]]).toEqual([1, 3, 2])
    expect(reader.string()).toMatch(/^invalid_protobuf: /)
    expect(await stored()).toEqual([])
  })

  it('asks to come back where the database is away', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const away = connect('postgres://nobody@127.0.0.1:1/nothing')
    const response = await send('{}', JSON_TYPE, { db: away })
    expect(response.headers.get('retry-after')).toMatch(/^\d+$/)
    expect([response.status, await response.json()]).toEqual([
      503,
      { code: 14, message: expect.stringContaining('database_unavailable') },
    ])
    await away.$client.end()
  })
})
