import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { AdapterName } from '@/lib/ingest/adapters/table'
import { prepare } from '@/lib/ingest/prepare'

interface Reported {
  n: number
  ref: string
  source: AdapterName
  input: unknown
  expect: Record<string, unknown>
  more?: Record<string, unknown>
  skipped?: Record<string, number>
  rejected?: string[]
}

const now = new Date('2026-11-30T12:00:00Z')
const file = fileURLToPath(new URL('../../fixtures/field-cases/replies.jsonl', import.meta.url))
const reports = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Reported)

describe('a reply or record from the field', () => {
  it.each(reports.map((one) => [one.n, one.source, one] as const))(
    '%i, sent to %s, is read as it was meant',
    (_, source, one) => {
      const items = Array.isArray(one.input) ? one.input : [one.input]
      const { events, rejected, skipped } = prepare(items, { adapter: source, now })
      // The same record again is a duplicate, which the store finds.
      const first = [
        ...new Map(events.toReversed().map(({ event }) => [event.id, event])).values(),
      ].toReversed()
      const sum = (name: 'promptTokens' | 'completionTokens' | 'reasoningTokens' | 'cachedTokens') =>
        first.reduce((total, event) => total + event[name], 0)
      expect({
        prompt: sum('promptTokens'),
        completion: sum('completionTokens'),
        reasoning: sum('reasoningTokens'),
        cached: sum('cachedTokens'),
        model: first.at(-1)?.model ?? null,
        events: first.length,
      }).toEqual(one.expect)
      if (one.more) expect(first.at(-1)).toMatchObject(one.more)
      if (one.skipped) expect(skipped).toMatchObject(one.skipped)
      if (one.rejected) expect(rejected.map(({ code }) => code)).toEqual(one.rejected)
    },
  )
})
