import { otlp } from '@/lib/ingest/adapters/otlp'
import { type AdapterFacts, facts } from '@/lib/ingest/event/adapter-facts'
import { NotUsage } from '@/lib/ingest/not-usage'
import { spansFromJson } from '@/lib/ingest/otlp/encoding/from-json'
import { UnreadableItem } from '@/lib/ingest/refusal'
import { chat, type TestSpan, toJson } from './otlp'

export type OtlpResource = Parameters<typeof toJson>[1]

/** What becomes of each span: the reason for leaving it out, or its event. */
export function outcomes(spans: readonly TestSpan[], resource?: OtlpResource): unknown[] {
  const settled = otlp.settle!(spansFromJson(toJson(spans, resource), 100))
  return settled.map((item) => {
    if (item instanceof NotUsage) return item.reason
    const event = otlp.toWireEvent(item)
    return event instanceof UnreadableItem ? event : Object.fromEntries(Object.entries(event as object))
  })
}

/** What is known of the event of one chat besides its wire fields. */
export function factsOf(span: TestSpan): AdapterFacts {
  const [call] = otlp.settle!(spansFromJson(toJson([span]), 1))
  return (otlp.toWireEvent(call) as { [facts]: AdapterFacts })[facts]
}

/** What becomes of one chat with these attributes. */
export function eventOf(attributes: NonNullable<TestSpan['attributes']>, resource?: OtlpResource): unknown {
  return outcomes([chat(attributes)], resource)[0]
}

/** A span of a sender that has names of its own: nothing but what is said. */
export function bare(attributes: TestSpan['attributes'], more: TestSpan = {}): TestSpan {
  return { ...chat({}, more), attributes }
}

/** What becomes of one such span. */
export function only(attributes: TestSpan['attributes'], more?: TestSpan): unknown {
  return outcomes([bare(attributes, more)])[0]
}

/** The counts of an event; those that are left out must be unknown. */
export function counts(
  prompt: number,
  completion: number,
  reasoning?: number,
  cached?: number,
  written?: number,
) {
  return {
    prompt_tokens: prompt,
    completion_tokens: completion,
    reasoning_tokens: reasoning,
    cached_tokens: cached,
    cache_write_tokens: written,
  }
}
