import type { IncomingEvent } from '@/lib/ingest/event/incoming-event'
import { type DemoModel, demoCatalog } from './catalog/catalog'
import { fraction } from './random'
import type { Draft } from './requests/draft'

type Used = Pick<IncomingEvent, 'promptTokens' | 'completionTokens'>
type Normalised = Pick<IncomingEvent, 'normalisedPromptTokens' | 'normalisedCompletionTokens'>

/** How many tokens of its own an author's model makes of a text that the common tokenizer cuts into 100. */
const ownTokens: Readonly<Record<string, number>> = {
  anthropic: 127,
  baidu: 103,
  'bytedance-seed': 98,
  cohere: 108,
  deepseek: 102,
  google: 95,
  'meta-llama': 104,
  minimax: 97,
  mistralai: 112,
  moonshotai: 97,
  nvidia: 105,
  openai: 100,
  qwen: 103,
  'x-ai': 106,
  'z-ai': 101,
}
const USUALLY = 106
/** How far models of an author may be apart, and a model's requests: each to both sides. */
const MODELS_APART = 0.05
const REQUESTS_APART = 0.02
/** How many apps come through a gateway of their own, which counts in no other way than the provider does. */
const OWN_GATEWAY_SHARE = 0.17
const REQUEST = 3

const NONE: Normalised = { normalisedPromptTokens: null, normalisedCompletionTokens: null }

/** What a common tokenizer would have counted, but for apps with a gateway of their own and unknown providers. */
export function normalise(
  { model, app, turn }: Draft,
  provider: string | null,
  { promptTokens, completionTokens }: Used,
): Normalised {
  if (provider === null || (app !== null && hasOwnGateway(app))) return NONE
  const ratio = ratioOf(model) * apart(fraction(REQUEST, model, turn), REQUESTS_APART)
  return {
    normalisedPromptTokens: Math.round(promptTokens / ratio),
    normalisedCompletionTokens: Math.round(completionTokens / ratio),
  }
}

function hasOwnGateway(app: number): boolean {
  return fraction('own gateway', app) < OWN_GATEWAY_SHARE
}

let ratios: number[] | undefined

/** The model's own tokens for one of the common tokenizer. Variants are cut in the same way. */
function ratioOf(model: number): number {
  ratios ??= demoCatalog().models.map(({ author, base }: DemoModel) => {
    return ((ownTokens[author] ?? USUALLY) / 100) * apart(fraction('tokenizer', base), MODELS_APART)
  })
  return ratios[model]!
}

function apart(chance: number, most: number): number {
  return 1 + most * (2 * chance - 1)
}
