import { context, type Span, SpanKind, trace } from '@opentelemetry/api'
import { OTLPTraceExporter as JsonExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { OTLPTraceExporter as ProtobufExporter } from '@opentelemetry/exporter-trace-otlp-proto'
import { resourceFromAttributes } from '@opentelemetry/resources'
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  SimpleSpanProcessor,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createKey } from '@/lib/access/keys'
import type { Dimension } from '@/lib/domain/entity/dimension'
import { addDays, dayOf } from '@/lib/domain/time/day'
import { otlpRoute } from '@/lib/http/ingest/otlp-route'
import { runRollup } from '@/lib/rollup/run'
import { askBoard } from '../../support/brute-force/ask-board'
import { useTestDatabase } from '../../support/database/database'
import { useRouteServer } from '../../support/http/serve-route'

const now = new Date()
const yesterday = Date.parse(`${addDays(dayOf(now), -1)}T12:00:00Z`)

/** An app with an agent: one turn asks a model twice, calls a tool in between, and sums up the tokens on the way. */
function runAgent(tracer: ReturnType<BasicTracerProvider['getTracer']>): void {
  const start = (name: string, attributes: Record<string, string | number | string[]>, parent?: Span) =>
    tracer.startSpan(
      name,
      { kind: SpanKind.CLIENT, startTime: yesterday, attributes },
      parent ? trace.setSpan(context.active(), parent) : context.active(),
    )
  const usage = (input: number, output: number) => ({
    'gen_ai.usage.input_tokens': input,
    'gen_ai.usage.output_tokens': output,
  })
  const agent = start('invoke_agent helper', { 'gen_ai.operation.name': 'invoke_agent', ...usage(3000, 150) })
  const chat = { 'gen_ai.operation.name': 'chat', 'gen_ai.provider.name': 'anthropic' }
  const model = { 'gen_ai.request.model': 'claude-sonnet-4-5' }
  const first = start('chat claude-sonnet-4-5', { ...chat, ...model, ...usage(1000, 50) }, agent)
  first.end(yesterday + 1200)
  start('execute_tool search', { 'gen_ai.operation.name': 'execute_tool' }, agent).end(yesterday + 1300)
  const second = start('chat claude-sonnet-4-5', { ...chat, ...model, ...usage(2000, 100) }, agent)
  second.end(yesterday + 2500)
  agent.end(yesterday + 2600)
}

describe("OpenTelemetry's own exporters", () => {
  const database = useTestDatabase()
  const serve = useRouteServer()
  afterEach(() => vi.unstubAllEnvs())

  async function sendWith(makeExporter: (base: string, key: string) => SpanExporter, isBatched: boolean) {
    const { db } = database()
    const { key } = await createKey(db, { name: 'sender', scopes: ['ingest'] })
    const answers: [type: string | null, encoding: string | null, status: number, body: string][] = []
    const route = otlpRoute(() => db)
    const address = await serve(async (request) => {
      const response = await route(request)
      answers.push([
        request.headers.get('content-type'),
        request.headers.get('content-encoding'),
        response.status,
        Buffer.from(await response.clone().arrayBuffer()).toString(),
      ])
      return response
    })
    const exporter = makeExporter(`${address}/api/v1/otlp`, key)
    const provider = new BasicTracerProvider({
      resource: resourceFromAttributes({ 'service.name': 'helper' }),
      spanProcessors: [isBatched ? new BatchSpanProcessor(exporter) : new SimpleSpanProcessor(exporter)],
    })
    runAgent(provider.getTracer('test'))
    await provider.shutdown()
    return answers
  }

  async function board(dimension: Dimension) {
    const { rows } = await askBoard(database().db, dimension, { period: 'day', variants: 'merge' }, now)
    return rows.map(({ slug, ...measures }) => ({
      slug,
      prompt: measures.promptTokens,
      completion: measures.completionTokens,
      requests: measures.requests,
    }))
  }

  it('put the calls of an agent on the leaderboard, its sums left out', async () => {
    const { db } = database()
    const numbers = { prompt: 3000n, completion: 150n, requests: 2n }

    const packed = await sendWith((base, key) => {
      vi.stubEnv('OTEL_EXPORTER_OTLP_COMPRESSION', 'gzip')
      return new ProtobufExporter({
        url: `${base}/v1/traces`,
        headers: { authorization: `Bearer ${key}` },
      })
    }, true)
    vi.unstubAllEnvs()
    expect(packed).toEqual([['application/x-protobuf', 'gzip', 200, '']])
    await runRollup(db, { now })
    expect(await board('models')).toEqual([{ slug: 'anthropic/claude-sonnet-4-5', ...numbers }])
    expect(await board('providers')).toEqual([{ slug: 'anthropic', ...numbers }])
    expect(await board('apps')).toEqual([{ slug: 'title:helper', ...numbers }])

    // One request a span: the children come before the agent that sums them up.
    const plain = await sendWith((base, key) => {
      vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', base)
      vi.stubEnv('OTEL_EXPORTER_OTLP_HEADERS', `Authorization=Bearer%20${key}`)
      return new JsonExporter()
    }, false)
    expect(plain).toEqual(Array(4).fill(['application/json', null, 200, '{}']))
    await runRollup(db, { now })
    const twice = { prompt: 6000n, completion: 300n, requests: 4n }
    expect(await board('models')).toEqual([{ slug: 'anthropic/claude-sonnet-4-5', ...twice }])
  })
})
