import { type DemoModel, demoCatalog } from './catalog/catalog'
import { cumulative } from './pick'
import { fraction } from './random'

/** Who serves the closed models of an author, the largest first. Whoever is missing here has no known provider. */
const ownProviders: Record<string, string[]> = {
  'aion-labs': ['aion-labs'],
  amazon: ['amazon-bedrock', 'amazon-nova'],
  anthropic: ['anthropic', 'amazon-bedrock', 'google-vertex'],
  'arcee-ai': ['arcee-ai'],
  baidu: ['baidu'],
  'bytedance-seed': ['seed'],
  cohere: ['cohere'],
  deepseek: ['deepseek'],
  google: ['google-vertex', 'google-ai-studio'],
  inception: ['inception'],
  kwaipilot: ['streamlake'],
  liquid: ['liquid'],
  mancer: ['mancer'],
  microsoft: ['azure'],
  minimax: ['minimax'],
  mistralai: ['mistral'],
  moonshotai: ['moonshotai'],
  morph: ['morph'],
  'nex-agi': ['nex-agi'],
  nvidia: ['nvidia'],
  openai: ['openai', 'azure'],
  perceptron: ['perceptron'],
  perplexity: ['perplexity'],
  poolside: ['poolside'],
  qwen: ['alibaba'],
  rekaai: ['reka'],
  relace: ['relace'],
  stealth: ['stealth'],
  stepfun: ['stepfun'],
  upstage: ['upstage'],
  venice: ['venice'],
  writer: ['amazon-bedrock'],
  'x-ai': ['xai', 'azure'],
  xiaomi: ['xiaomi'],
  'z-ai': ['z-ai'],
}

/** Who serves models with open weights, whoever made them. */
const openHosts = [
  'deepinfra',
  'novita',
  'together',
  'fireworks',
  'siliconflow',
  'parasail',
  'gmicloud',
  'baseten',
  'atlas-cloud',
  'chutes',
  'nebius',
  'groq',
  'cerebras',
  'sambanova',
  'friendli',
  'phala',
  'crusoe',
  'io-net',
]

const routedByName: [pattern: RegExp, providers: string[]][] = [[/^openrouter\/owl-alpha/, ['stealth']]]

/** Who serves a model: names, the largest part first, and the running sums of their parts. */
export interface Served {
  names: readonly string[]
  sums: readonly number[]
}

let served: Served[] | undefined

/** Who serves a model: at most five, and nobody where no provider is known. */
export function providersOf(model: number): Served {
  served ??= demoCatalog().models.map(serve)
  return served[model]!
}

function serve(model: DemoModel): Served {
  const { providers, providerIndex } = demoCatalog()
  const named = routedByName.find(([pattern]) => pattern.test(model.permaslug))?.[1]
  const slugs = named ?? [...own(model), ...hosts(model)].slice(0, model.variant === 'free' ? 2 : 5)
  const parts = slugs.map(
    (slug, index) => (0.6 + 0.8 * fraction('share', model.permaslug, slug)) / (index + 1) ** 1.2,
  )
  return {
    names: slugs.map((slug) => providers[providerIndex.get(slug)!]!.name),
    sums: cumulative(parts),
  }
}

/** Open models of closed houses (gpt-oss, Gemma) are left to the hosts. */
function own({ author, huggingFaceId, variant }: DemoModel): string[] {
  if (huggingFaceId && (author === 'openai' || author === 'google') && variant !== 'free') return []
  return ownProviders[author] ?? []
}

function hosts({ huggingFaceId, permaslug }: DemoModel): string[] {
  if (!huggingFaceId) return []
  const count = 2 + Math.floor(3 * fraction('hosts', permaslug))
  return openHosts
    .map((slug, index) => ({ slug, draw: fraction('host', permaslug, slug) / (1 + index / 12) }))
    .sort((left, right) => right.draw - left.draw)
    .slice(0, count)
    .map(({ slug }) => slug)
}
