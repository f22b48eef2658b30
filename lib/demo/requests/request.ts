import type { IncomingEvent } from '@/lib/ingest/event/incoming-event'
import type { DemoModel } from '../catalog/catalog'
import { fraction } from '../random'
import type { Portion } from '../split'
import type { Habit } from './habits'

/** The part of an event that follows from what is asked, of whom, and how much it uses. */
export type Answer = Pick<
  IncomingEvent,
  | 'promptTokens'
  | 'completionTokens'
  | 'reasoningTokens'
  | 'cachedTokens'
  | 'costNanoUsd'
  | 'latencyMs'
  | 'generationMs'
  | 'toolCalls'
  | 'finishReason'
  | 'sampleWeight'
  | 'adjusted'
>

const LONGEST_COMPLETION = 48_000
const TOKENS_PER_MILLION = 1_000_000n
const fastProviders = new Set(['Groq', 'Cerebras', 'SambaNova'])

/** Makes up an answer that uses exactly the portion's tokens. `provider` is null where it is unknown. */
export function answer(
  model: DemoModel,
  habit: Habit,
  { tokens, weight }: Portion,
  provider: string | null,
  random: () => number,
): Answer {
  const share = model.embeds ? 0 : habit.completionShare * (0.6 + 0.8 * random())
  const completionTokens = Math.min(LONGEST_COMPLETION, Math.floor(tokens * share))
  const promptTokens = tokens - completionTokens
  const reasoningTokens = Math.floor(completionTokens * thinkingOf(model) * (0.7 + 0.4 * random()))
  const hits = model.cachedPrice === null ? 0 : Math.min(0.94, habit.cachedShare * (0.7 + 0.6 * random()))
  const cachedTokens = Math.floor(promptTokens * hits)
  const toolCalls = model.callsTools && random() < habit.toolShare ? 1 + Math.floor(random() * 4) : 0
  return {
    promptTokens,
    completionTokens,
    reasoningTokens,
    cachedTokens,
    costNanoUsd: cost(model, { promptTokens, completionTokens, cachedTokens }),
    ...timing(provider, promptTokens, completionTokens, random()),
    toolCalls,
    finishReason: finishReason(toolCalls, random()),
    sampleWeight: weight,
    adjusted: false,
  }
}

type Used = Pick<Answer, 'promptTokens' | 'completionTokens' | 'cachedTokens'>

/** Null where the catalogue names no price; `:free` models cost nothing. */
function cost(model: DemoModel, { promptTokens, completionTokens, cachedTokens }: Used): number | null {
  const { promptPrice, completionPrice } = model
  if (promptPrice === null || completionPrice === null) return null
  if (promptPrice === 0n && completionPrice === 0n) return 0
  const cachedPrice = model.cachedPrice ?? promptPrice
  const millionfold =
    BigInt(promptTokens - cachedTokens) * promptPrice +
    BigInt(cachedTokens) * cachedPrice +
    BigInt(completionTokens) * completionPrice
  return Number((millionfold + TOKENS_PER_MILLION / 2n) / TOKENS_PER_MILLION)
}

function timing(provider: string | null, promptTokens: number, completionTokens: number, chance: number) {
  const { baseMs, tokensPerSecond } = paceOf(provider ?? 'unknown')
  const uneven = 0.7 + 0.9 * chance * chance
  return {
    latencyMs: Math.round((baseMs + promptTokens * 0.009) * uneven),
    generationMs: Math.round((completionTokens / tokensPerSecond) * 1000 * uneven),
  }
}

const paces = new Map<string, { baseMs: number; tokensPerSecond: number }>()

/** How quickly a provider answers, by its name. */
export function paceOf(provider: string): { baseMs: number; tokensPerSecond: number } {
  const known = paces.get(provider)
  if (known) return known
  const pace = fastProviders.has(provider)
    ? { baseMs: 140, tokensPerSecond: 420 }
    : {
        baseMs: 300 + 900 * fraction('latency', provider),
        tokensPerSecond: 35 + 90 * fraction('speed', provider),
      }
  paces.set(provider, pace)
  return pace
}

const thinking = new Map<DemoModel, number>()

/** The part of its output that a model spends on reasoning. */
function thinkingOf(model: DemoModel): number {
  const known = thinking.get(model)
  if (known !== undefined) return known
  const share = model.reasons ? 0.15 + 0.6 * fraction('thinking', model.base) : 0
  thinking.set(model, share)
  return share
}

function finishReason(toolCalls: number, chance: number): string {
  if (chance < 0.003) return 'error'
  if (chance < 0.005) return 'content_filter'
  if (chance < 0.035) return 'length'
  return toolCalls > 0 ? 'tool_calls' : 'stop'
}
