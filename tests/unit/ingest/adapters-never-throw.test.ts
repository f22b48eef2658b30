import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AdapterName, adapters } from '@/lib/ingest/adapters/table'
import { spansFromJson } from '@/lib/ingest/otlp/encoding/from-json'
import { settleSpans } from '@/lib/ingest/otlp/repeats'
import { TraceFault } from '@/lib/ingest/otlp/span'
import { prepare } from '@/lib/ingest/prepare'
import { litellmPayload, spendLog } from '../../support/ingest/litellm-payload'
import { chat as otlpChat, toJson } from '../../support/ingest/otlp'
import { chat, gemini, message } from '../../support/ingest/replies'
import { wireEvent } from '../../support/ingest/send'
import { sources } from '../../support/ingest/source-records'
import { readUsageFixtures, usageFiles } from '../../support/ingest/usage-fixtures'

const now = new Date('2025-08-22T00:00:00Z')

type Json = Record<string, unknown>

const at = '2025-08-21T10:00:00Z'
const replies = usageFiles.flatMap(readUsageFixtures)

/** Whole records of each source: each of their fields is one that anything may stand in. */
function recordsOf(source: AdapterName): Json[] {
  const recorded = replies.filter((one) => one.source === source).slice(0, 3)
  const sent: readonly object[] = source in sources ? sources[source as keyof typeof sources].items : []
  const given: Json[] = more[source] ?? []
  return [
    ...given,
    ...sent,
    ...recorded.map(({ reply }) => ({ id: 'reply-1', created_at: at, response: reply })),
  ] as Json[]
}

const more: Partial<Record<AdapterName, Json[]>> = {
  tokenboard: [wireEvent('a', at, { tags: ['a'], cost_usd: '1', service_tier: 'flex', sample_weight: 2 })],
  anthropic: [message],
  gemini: [gemini],
  litellm: [litellmPayload(), spendLog],
  'openai-chat': [chat],
  'openrouter-activity': [
    {
      generation_id: 'gen-1755770400-Aa1Bb2Cc3Dd4',
      created_at: '2025-08-21 10:00:00',
      model_permaslug: 'z-ai/glm-4.6',
      variant: 'free',
      ...{ tokens_prompt: 10, tokens_completion: 5, tokens_reasoning: 2, tokens_cached: 1 },
      ...{
        cost_total: '0.1',
        byok_usage_inference: '0.2',
        provider_name: 'Z.AI',
        app_name: 'Cline',
        user: 'u',
      },
      ...{ time_to_first_token_ms: '10.5', generation_time_ms: 20, cancelled: 'false' },
      ...{ finish_reason_normalized: 'stop', service_tier: 'flex', api_key_name: 'ci' },
    },
  ],
  'openrouter-generation': [
    {
      data: {
        id: 'gen-1755770400-Aa1Bb2Cc3Dd4',
        ...{ created_at: at, model: 'z-ai/glm-4.6', provider_name: 'Z.AI', total_cost: 0, is_byok: true },
        ...{ native_tokens_prompt: 10, native_tokens_completion: 5, native_tokens_reasoning: 1 },
        ...{
          native_tokens_cached: 1,
          tokens_prompt: 9,
          tokens_completion: 4,
          usage: 0,
          upstream_inference_cost: 1,
        },
        ...{
          generation_time: 10,
          finish_reason: 'stop',
          http_referer: 'https://cline.bot',
          cancelled: false,
        },
        ...{ session_id: 's', external_user: 'u', service_tier: 'flex', response_cache_source_id: null },
      },
    },
  ],
}

/** Whatever JSON can say, objects among it that take no part in a text, and one that is deeper than a stack. */
const anything = fc.oneof(
  { arbitrary: fc.jsonValue({ maxDepth: 2 }), weight: 4 },
  fc.constantFrom<unknown>(
    ...[{ toString: 1 }, { toString: 1, valueOf: 1 }, [{ toString: 1 }], { length: 3 }, { constructor: 1 }],
    ...[JSON.parse('{"__proto__":{"toString":1}}'), [null], [[]], '', '\0', '\ud800', -0, 1e308, 1e21, -1],
    ...[9007199254740992, '9'.repeat(400), '2025-08-21T10:00:00Z', '{"a":', '{"toString":1}', '[[{}]]', true],
    JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`),
  ),
)

type Place = (string | number)[]

/** Every place in a value where another one can stand: its own, and those inside it. */
function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [[]]
  const inner = Object.entries(value).flatMap(([name, member]) =>
    placesIn(member).map((place) => [name, ...place]),
  )
  return [[], ...inner]
}

function put(value: unknown, [name, ...rest]: Place, other: unknown): unknown {
  if (name === undefined) return other
  const copy = (Array.isArray(value) ? [...value] : { ...(value as Json) }) as Json
  copy[name] = put(copy[name], rest, other)
  return copy
}

describe('whatever stands in any field of a record', () => {
  const names = (Object.keys(adapters) as AdapterName[]).filter((name) => name !== 'otlp')

  it.each(names)('%s counts it, refuses it or passes it over, and never fails', (adapter) => {
    const records = recordsOf(adapter)
    expect(records).not.toEqual([])
    for (const record of records) {
      const places = placesIn(record)
      fc.assert(
        fc.property(fc.constantFrom(...places), anything, (place, value) => {
          const items = [put(record, place, value), record]
          const { events, rejected, skipped } = prepare(items, { adapter, now })
          const passedOver = Object.values(skipped).reduce((sum, count) => sum + count, 0)
          expect(events.length + rejected.length + passedOver).toBe(2)
        }),
        { seed: 20261130, numRuns: 30 * places.length },
      )
    }
  })

  it('otlp counts it, refuses it or passes it over, and fails only as a body that is no traces', () => {
    const export_ = toJson([
      otlpChat({
        'gen_ai.usage.cost': 0.1,
        'langfuse.observation.usage_details': '{"input":1}',
        'gen_ai.response.finish_reasons': ['stop'],
      }),
    ])
    const places = placesIn(export_)
    fc.assert(
      fc.property(fc.constantFrom(...places), anything, (place, value) => {
        try {
          prepare(settleSpans(spansFromJson(put(export_, place, value), 100)), { adapter: 'otlp', now })
        } catch (error) {
          if (!(error instanceof TraceFault)) throw error
        }
      }),
      { seed: 20261130, numRuns: 30 * places.length },
    )
  })
})
