import { OTLPTraceExporter as JsonExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { OTLPTraceExporter as ProtobufExporter } from '@opentelemetry/exporter-trace-otlp-proto'
import { BatchSpanProcessor, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node'
import { key, tokenboard } from './settings.mjs'

/** The address and key for any exporter of traces, which may send many requests at once. */
export const traces = {
  concurrencyLimit: 10_000,
  url: `${tokenboard}/api/v1/otlp/v1/traces`,
  headers: { Authorization: `Bearer ${key}` },
}

/** OpenTelemetry's own SDK: all spans in one request, or each in its own as soon as it ends (EXPORT=each). */
export function startTelemetry() {
  const exporter = process.env.EXPORT === 'each' ? new JsonExporter(traces) : new ProtobufExporter(traces)
  const Processor = process.env.EXPORT === 'each' ? SimpleSpanProcessor : BatchSpanProcessor
  const provider = new NodeTracerProvider({ spanProcessors: [new Processor(exporter)] })
  provider.register()
  return provider
}
