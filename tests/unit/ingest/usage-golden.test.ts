import { describe, expect, it } from 'vitest'
import { prepare } from '@/lib/ingest/prepare'
import {
  readUsageFixtures,
  statedTotal,
  type UsageFixture,
  usageFiles,
} from '../../support/ingest/usage-fixtures'

const now = new Date('2026-08-22T00:00:00Z')

function prepareReply({ source, reply }: UsageFixture) {
  const envelope = { id: 'reply-1', created_at: '2026-08-21T10:00:00Z', model: 'acme/one', response: reply }
  return prepare([envelope], { adapter: source, now })
}

describe('recorded replies', () => {
  it('are all here', () => {
    const fixtures = usageFiles.flatMap(readUsageFixtures)
    expect(fixtures.reduce((sum, { times }) => sum + times, 0)).toBe(845)
    expect(new Set(fixtures.map(({ source }) => source))).toEqual(
      new Set([
        'openai-chat',
        'openai-responses',
        'anthropic',
        'gemini',
        'bedrock-converse',
        'cohere',
        'openrouter',
      ]),
    )
  })

  it.each(usageFiles)('of %s become the events that their documented arithmetic gives', (file) => {
    for (const fixture of readUsageFixtures(file)) {
      const { events, rejected, skipped } = prepareReply(fixture)
      expect(rejected).toEqual([])
      if (fixture.outcome === 'not_a_model_call') {
        expect({ events, skipped }).toEqual({ events: [], skipped: { not_a_model_call: 1 } })
        continue
      }
      const { event } = events[0]!
      expect({ ...event, reply: fixture.reply }).toMatchObject({
        promptTokens: fixture.prompt,
        completionTokens: fixture.completion,
        reasoningTokens: fixture.reasoning,
        cachedTokens: fixture.cached,
        costNanoUsd: fixture.costNanoUsd,
        adjusted: fixture.outcome === 'adjusted',
        reply: fixture.reply,
      })
      expect(event.promptTokens + event.completionTokens).toBe(fixture.total)
    }
  })

  it.each(usageFiles)('of %s state the same total where they state one', (file) => {
    for (const fixture of readUsageFixtures(file)) {
      if (fixture.outcome !== 'not_a_model_call')
        expect(fixture.total).toBe(statedTotal(fixture) ?? fixture.total)
    }
  })
})
