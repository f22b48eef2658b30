import { otlp } from '@/lib/ingest/adapters/otlp'
import { NotUsage } from '@/lib/ingest/not-usage'
import { spansFromJson } from '@/lib/ingest/otlp/from-json'
import { chat, type TestSpan, toJson } from './otlp'

export type OtlpResource = Parameters<typeof toJson>[1]

/** What becomes of each span: the reason for leaving it out, or its event. */
export function outcomes(spans: readonly TestSpan[], resource?: OtlpResource): unknown[] {
  const settled = otlp.settle!(spansFromJson(toJson(spans, resource), 100))
  return settled.map((item) => (item instanceof NotUsage ? item.reason : otlp.toWireEvent(item)))
}

/** What becomes of one chat with these attributes. */
export function eventOf(attributes: NonNullable<TestSpan['attributes']>, resource?: OtlpResource): unknown {
  return outcomes([chat(attributes)], resource)[0]
}
