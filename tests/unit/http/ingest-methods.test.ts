import { BinaryReader } from '@bufbuild/protobuf/wire'
import { describe, expect, it } from 'vitest'
import * as events from '@/app/api/v1/events/route'
import * as source from '@/app/api/v1/ingest/[source]/route'
import * as otherSignal from '@/app/api/v1/otlp/[[...signal]]/route'
import * as traces from '@/app/api/v1/otlp/v1/traces/route'

type Route = Partial<Record<string, unknown>>

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

function send(route: Route, method: string, headers: HeadersInit = {}): Promise<Response> {
  const handler = route[method] as (request: Request) => Promise<Response>
  return handler(new Request('http://localhost/api/v1/address', { method, headers }))
}

describe('an address that takes events in', () => {
  it.each<[string, Route, string[]]>([
    ['/api/v1/events', events, ['POST']],
    ['/api/v1/ingest/<source>', source, ['POST']],
    ['/api/v1/otlp/v1/traces', traces, ['POST', 'PUT']],
  ])('%s says which methods it takes', async (_, route, taken) => {
    const allow = taken.join(', ')
    for (const method of methods.filter((one) => !taken.includes(one))) {
      const response = await send(route, method)
      const message = `This address takes ${allow}.`
      const body =
        route === traces
          ? { code: 12, message: `method_not_allowed: ${message}` }
          : { error: { code: 'method_not_allowed', message } }
      expect([response.status, response.headers.get('allow')]).toEqual([405, allow])
      expect(await response.json()).toEqual(body)
    }
    const options = await send(route, 'OPTIONS')
    expect([options.status, options.headers.get('allow')]).toEqual([204, allow])
  })

  it('is none of OTLP but that of traces: the others say how to turn the other exporters off', async () => {
    const response = await send(otherSignal, 'POST', { 'content-type': 'application/json' })
    expect([response.status, await response.json()]).toEqual([
      404,
      {
        code: 12,
        message:
          'only_traces: Only traces are taken, at /api/v1/otlp/v1/traces. Set OTEL_METRICS_EXPORTER=none and OTEL_LOGS_EXPORTER=none so that nothing else is sent.',
      },
    ])
    const packed = await send(otherSignal, 'POST', { 'content-type': 'application/x-protobuf' })
    const reader = new BinaryReader(await packed.bytes())
    reader.tag()
    reader.int32()
    reader.tag()
    expect(reader.string()).toContain('OTEL_METRICS_EXPORTER=none')
  })
})
