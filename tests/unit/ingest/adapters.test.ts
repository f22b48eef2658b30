import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AdapterName, adapters } from '@/lib/ingest/adapters/table'
import { skipReasons } from '@/lib/ingest/not-usage'
import { litellmPayload, spendLog } from '../../support/ingest/litellm-payload'
import { prepareAll } from '../../support/ingest/prepare-one'
import { readUsageFixtures, usageFiles } from '../../support/ingest/usage-fixtures'

const names = Object.keys(adapters) as AdapterName[]
const known = [
  litellmPayload(),
  spendLog,
  ...usageFiles
    .flatMap((file) => readUsageFixtures(file).filter((_, place) => place % 20 === 0))
    .map(({ reply }) => ({ id: 'reply-1', created: 1755770400, model: 'gpt-4o', ...reply })),
]

/** A record of some source with one of its values, at any depth, replaced by something else. */
const broken = fc
  .tuple(fc.constantFrom(...known), fc.nat(), fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constant(undefined)))
  .map(([record, place, value]) => {
    let at = place % 40
    return JSON.parse(JSON.stringify(record), (key, old: unknown) =>
      key !== '' && at-- === 0 ? value : old,
    ) as unknown
  })
const envelope = fc.record(
  { id: fc.string({ minLength: 1 }), created_at: fc.constant('2025-08-21T10:00:00Z'), model: fc.string() },
  { requiredKeys: [] },
)
const record = fc.oneof(
  broken,
  fc.jsonValue(),
  fc.tuple(envelope, fc.oneof(broken, fc.jsonValue())).map(([said, response]) => ({ ...said, response })),
)

describe('every source', () => {
  it.each(names)(
    '%s makes of each record, whatever it is, an event, a refusal or a reason to pass over it',
    (name) => {
      fc.assert(
        fc.property(fc.array(record, { maxLength: 4 }), (records) => {
          const { events, rejected, skipped } = prepareAll(name, records)
          const passedOver = Object.values(skipped).reduce((sum, count) => sum + count, 0)
          expect(events.length + rejected.length + passedOver).toBe(records.length)
          for (const reason of Object.keys(skipped)) expect(skipReasons).toContain(reason)
          for (const event of events) {
            expect(event.reasoningTokens).toBeLessThanOrEqual(event.completionTokens)
            expect(event.cachedTokens).toBeLessThanOrEqual(event.promptTokens)
          }
        }),
        { seed: 4, numRuns: 400 },
      )
    },
  )
})
