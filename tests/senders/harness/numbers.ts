import { readUsageFixtures, type UsageFixture } from '../../support/ingest/usage-fixtures'

/** What a call is asked for, in the words of one provider. */
export type Api =
  | 'openai-chat'
  | 'openai-completions'
  | 'openai-responses'
  | 'openai-embeddings'
  | 'anthropic'
  | 'gemini'
  | 'gemini-embeddings'
  | 'bedrock'

/** What a call used, whatever its provider calls it: each part lies inside its whole. */
export interface Counts {
  prompt: number
  completion: number
  reasoning: number
  cached: number
  cacheWrite: number
  /** The part of the prompt that results of server tools were: Gemini's `toolUsePromptTokenCount`. */
  toolPrompt: number
}

/** A usage block as it was recorded, and what it says. */
export interface Recorded {
  counts: Counts
  usage: Record<string, unknown>
}

type Block = Record<string, number> & {
  input_tokens_details?: { cache_write_tokens?: number }
  iterations?: unknown
}

const chat = () => eventsOf('openai', 'openai-chat')
const responses = () => eventsOf('openai', 'openai-responses')
const cachedResponses = () =>
  [...responses(), ...eventsOf('other_openai_compatible', 'openai-responses')].filter(
    ({ counts }) => counts.cached > 0,
  )

/** The recorded numbers that each API can answer with. */
const pools: Record<Api, () => Recorded[]> = {
  'openai-chat': () => [...chat(), ...cachedResponses().map(asChat)],
  'openai-completions': () => responses().map(asChat),
  'openai-responses': () => [...responses(), ...cachedResponses()],
  'openai-embeddings': () => chat().map(asEmbedding),
  anthropic: () => eventsOf('anthropic', 'anthropic').filter(({ usage }) => !usage.iterations),
  gemini: () => eventsOf('gemini', 'gemini').filter(({ counts }) => counts.completion > 0),
  'gemini-embeddings': () => eventsOf('gemini', 'gemini').filter(({ counts }) => counts.completion === 0),
  bedrock: () => eventsOf('bedrock', 'bedrock-converse'),
}

/** Deals recorded numbers, no two calls of one program the same, those with caches and reasoning first. */
export function dealer(seed: number): (api: Api) => Recorded {
  const hands = new Map<Api, Recorded[]>()
  const dealt = new Set<string>()
  return (api) => {
    if (!hands.has(api)) hands.set(api, inTurns(pools[api](), seed))
    const hand = hands.get(api)!
    for (let next = hand.shift(); next; next = hand.shift()) {
      const key = `${next.counts.prompt} ${next.counts.completion}`
      if (dealt.has(key)) continue
      dealt.add(key)
      return next
    }
    throw new Error(`There are no recorded numbers left for ${api}: let the program make fewer calls.`)
  }
}

/** One of each shape after another, each shape from another place for each program. */
function inTurns(pool: readonly Recorded[], seed: number): Recorded[] {
  const shapes = new Map<string, Recorded[]>()
  for (const recorded of pool) {
    const shape = shapeOf(recorded)
    shapes.set(shape, [...(shapes.get(shape) ?? []), recorded])
  }
  const hands = [...shapes]
    .toSorted(([one], [other]) => other.split(' ').length - one.split(' ').length)
    .map(([, hand]) => [...hand.slice(seed % hand.length), ...hand.slice(0, seed % hand.length)])
  const longest = Math.max(...hands.map((hand) => hand.length))
  return Array.from({ length: longest }, (_, turn) => hands.flatMap((hand) => hand[turn] ?? [])).flat()
}

function shapeOf({ counts }: Recorded): string {
  const parts = ['reasoning', 'cached', 'cacheWrite', 'toolPrompt'] as const
  return parts.filter((part) => counts[part] > 0).join(' ')
}

function eventsOf(file: string, source: string): Recorded[] {
  return readUsageFixtures(file)
    .filter((fixture) => fixture.source === source && fixture.outcome === 'event' && fixture.prompt > 0)
    .map(read)
}

function read({ prompt, completion, reasoning, cached, reply }: UsageFixture): Recorded {
  const usage = (reply.usage ?? reply.usageMetadata) as Block
  const cacheWrite =
    usage.cache_creation_input_tokens ??
    usage.cacheWriteInputTokens ??
    usage.input_tokens_details?.cache_write_tokens ??
    0
  const toolPrompt = usage.toolUsePromptTokenCount ?? 0
  return { counts: { prompt, completion, reasoning, cached, cacheWrite, toolPrompt }, usage }
}

/** The same numbers in the words of chat completions. */
function asChat({ counts }: Recorded): Recorded {
  const { prompt, completion, reasoning, cached } = counts
  return {
    counts: { ...counts, cacheWrite: 0 },
    usage: {
      prompt_tokens: prompt,
      completion_tokens: completion,
      total_tokens: prompt + completion,
      prompt_tokens_details: { cached_tokens: cached, audio_tokens: 0 },
      completion_tokens_details: {
        reasoning_tokens: reasoning,
        audio_tokens: 0,
        accepted_prediction_tokens: 0,
        rejected_prediction_tokens: 0,
      },
    },
  }
}

function asEmbedding({ counts: { prompt } }: Recorded): Recorded {
  return {
    counts: { prompt, completion: 0, reasoning: 0, cached: 0, cacheWrite: 0, toolPrompt: 0 },
    usage: { prompt_tokens: prompt, total_tokens: prompt },
  }
}
