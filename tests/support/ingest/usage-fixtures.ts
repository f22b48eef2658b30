import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { AdapterName } from '@/lib/ingest/adapters/table'

/** A recorded reply and the event that it must become: tests/fixtures/usage/README.md. */
export interface UsageFixture {
  /** How many recorded replies said the same. */
  times: number
  source: AdapterName
  outcome: 'event' | 'adjusted' | 'not_a_model_call'
  prompt: number
  completion: number
  reasoning: number
  cached: number
  total: number
  costNanoUsd: number | null
  reply: Record<string, unknown>
}

export const usageFiles = [
  'anthropic',
  'bedrock',
  'gemini',
  'openai',
  'openrouter',
  'other_openai_compatible',
]

export function readUsageFixtures(file: string): UsageFixture[] {
  const path = fileURLToPath(new URL(`../../fixtures/usage/${file}.tsv`, import.meta.url))
  const [, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n')
  return lines.map((line) => {
    const [times, source, outcome, prompt, completion, reasoning, cached, total, cost, reply] =
      line.split('\t')
    return {
      times: Number(times),
      source: source as AdapterName,
      outcome: outcome as UsageFixture['outcome'],
      prompt: Number(prompt),
      completion: Number(completion),
      reasoning: Number(reasoning),
      cached: Number(cached),
      total: Number(total),
      costNanoUsd: cost ? Number(cost) : null,
      reply: JSON.parse(reply!) as Record<string, unknown>,
    }
  })
}

/** The total that a reply states itself. */
export function statedTotal({ reply }: UsageFixture): number | undefined {
  const usage = (reply.usage ?? reply.usageMetadata) as Record<string, number | undefined>
  return usage.total_tokens ?? usage.totalTokenCount ?? usage.totalTokens
}
