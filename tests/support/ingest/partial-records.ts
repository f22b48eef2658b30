import fc from 'fast-check'
import { type AdapterFacts, facts } from '@/lib/ingest/event/adapter-facts'
import type { WireEvent } from '@/lib/ingest/event/wire-event'

/** A record of a request: one wire event, with what its adapter knows. */
export type Told = WireEvent & Record<string, unknown>

const counts = fc.nat({ max: 40 })
const whole = { created_at: '2026-08-21T10:00:00Z', sample_weight: 1 }

/** All that is true of one request. */
const truth = fc
  .record({
    prompt_tokens: counts.map((count) => count + 100),
    completion_tokens: counts.map((count) => count + 50),
    reasoning_tokens: counts,
    cached_tokens: counts,
    cache_write_tokens: counts,
    cost_usd: fc.constantFrom('0.5', '0'),
    tool_calls: fc.nat({ max: 3 }),
    sample_weight: fc.constantFrom(1, 7),
  })
  .map((stated): Told => ({ ...whole, model: 'openai/gpt-5.5-20260423', ...stated }))

/** What a record may state or leave open, some of it together. */
const open: readonly Told[] = [
  { provider: 'OpenAI' },
  { app: { url: 'https://cline.bot' } },
  { category: 'finance' },
  { latency_ms: 120 },
  { generation_ms: 900 },
  { finish_reason: 'stop' },
  { session_id: 's' },
  { account_id: 'a' },
  { api_key_name: 'ci', tags: ['audit'] },
  { normalised_prompt_tokens: 90, normalised_completion_tokens: 40 },
  { service_tier: 'flex' },
  { [facts]: { requestedModel: 'openai/gpt-5.5' } satisfies AdapterFacts },
]
const parts = ['reasoning_tokens', 'cached_tokens', 'cache_write_tokens', 'cost_usd', 'tool_calls'] as const

/** What is counted less before the answer is whole. */
const growing = [
  ...['prompt_tokens', 'completion_tokens', 'reasoning_tokens', 'cached_tokens', 'tool_calls'],
  ...['normalised_prompt_tokens', 'normalised_completion_tokens', 'generation_ms'],
]

/** A record of a request that leaves some of it open, and may have been broken off. */
const partOf = (all: Told): fc.Arbitrary<Told> =>
  fc
    .record({
      kept: fc.subarray([...open]),
      stated: fc.subarray([...parts]),
      incomplete: fc.constantFrom(false, false, true),
      share: fc.integer({ min: 0, max: 4 }),
    })
    .map(({ kept, stated, incomplete, share }) => {
      const { prompt_tokens, completion_tokens, created_at, model, sample_weight } = all
      const must = { prompt_tokens, completion_tokens, created_at, model, sample_weight }
      const optional = Object.fromEntries(stated.map((name) => [name, all[name]]))
      const told: Told = Object.assign({}, must, optional, ...kept)
      if (!incomplete) return told
      for (const name of growing) {
        if (typeof told[name] === 'number') told[name] = Math.floor((told[name] * share) / 4)
      }
      return Object.assign(told, { incomplete: true })
    })

/** Records of one request, and the batches of two orders in which they come. */
export const tellings = truth
  .chain((all) => fc.array(partOf(all), { minLength: 2, maxLength: 6 }))
  .chain((records) => {
    const order = fc.tuple(
      fc.shuffledSubarray(records, { minLength: records.length, maxLength: records.length }),
      fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 6, maxLength: 6 }),
    )
    return fc.record({ records: fc.constant(records), orders: fc.tuple(order, order) })
  })

/** Cuts records into batches of these sizes. */
export function batchesOf<Item>(items: readonly Item[], sizes: readonly number[]): Item[][] {
  const batches: Item[][] = []
  for (let start = 0, turn = 0; start < items.length; turn++) {
    const size = sizes[turn % sizes.length]!
    batches.push(items.slice(start, start + size))
    start += size
  }
  return batches
}

/** The one record that says what all of them say: the whole ones count alone, else the largest of each count. */
export function unionOf(records: readonly Told[]): Told {
  const isWhole = records.some(({ incomplete }) => !incomplete)
  const union: Record<PropertyKey, unknown> = {}
  const described = new Set<PropertyKey>(open.flatMap((part) => Reflect.ownKeys(part)))
  for (const name of ['finish_reason', ...growing]) described.delete(name)
  for (const record of records) {
    for (const name of Reflect.ownKeys(record)) {
      if (isWhole && record.incomplete && !described.has(name)) continue
      const [before, value] = [union[name], (record as typeof union)[name]]
      const isLarger = typeof before === 'number' && typeof value === 'number' && value > before
      if (before === undefined || before === 0 || isLarger) union[name] = value
    }
  }
  return union
}
