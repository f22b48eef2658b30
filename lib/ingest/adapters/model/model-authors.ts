import { familyMakers } from './model-families'
import { places } from './places'

/** Other spellings of those who make models, on hubs and as providers, and their author slugs. */
const spellings = new Map([
  ['ai21-labs', 'ai21'],
  ['ai21labs', 'ai21'],
  ['ai21_chat', 'ai21'],
  ['amazon-nova', 'amazon'],
  ['amazon_nova', 'amazon'],
  ['anthropic_text', 'anthropic'],
  ['bigmodel', 'z-ai'],
  ['black_forest_labs', 'black-forest-labs'],
  ['bytedance_seed', 'bytedance-seed'],
  ['codestral', 'mistralai'],
  ['coherelabs', 'cohere'],
  ['cohereforai', 'cohere'],
  ['cohere_chat', 'cohere'],
  ['deepseek-ai', 'deepseek'],
  ['gemini', 'google'],
  ['google-deepmind', 'google'],
  ['ibm', 'ibm-granite'],
  ['jina', 'jinaai'],
  ['jina-ai', 'jinaai'],
  ['jina_ai', 'jinaai'],
  ['liquidai', 'liquid'],
  ['meta-models', 'meta'],
  ['meta_llama', 'meta-llama'],
  ['minimaxai', 'minimax'],
  ['mistral', 'mistralai'],
  ['mistral-ai', 'mistralai'],
  ['mistral_ai', 'mistralai'],
  ['mixedbread', 'mixedbread-ai'],
  ['moonshot', 'moonshotai'],
  ['moonshot-ai', 'moonshotai'],
  ['moonshot_ai', 'moonshotai'],
  ['nomic', 'nomic-ai'],
  ['perplexity-ai', 'perplexity'],
  ['reka', 'rekaai'],
  ['reka-ai', 'rekaai'],
  ['stepfun-ai', 'stepfun'],
  ['text-completion-openai', 'openai'],
  ['text-completion-codestral', 'mistralai'],
  ['text-completion-inception', 'inception'],
  ['voyage-ai', 'voyage'],
  ['voyage_ai', 'voyage'],
  ['voyageai', 'voyage'],
  ['x_ai', 'x-ai'],
  ['xai', 'x-ai'],
  ['xai-org', 'x-ai'],
  ['xiaomimimo', 'xiaomi'],
  ['xiaomi_mimo', 'xiaomi'],
  ['z_ai', 'z-ai'],
  ['zai', 'z-ai'],
  ['zai-org', 'z-ai'],
  ['z.ai', 'z-ai'],
  ['zhipu', 'z-ai'],
  ['zhipuai', 'z-ai'],
])

/** The author slug of a maker as a name spells it. Meta's Llama and Alibaba's Qwen have author slugs of their own. */
export function authorSlug(maker: string, name: string): string {
  if ((maker === 'meta' || maker === 'meta-models') && name.includes('llama')) return 'meta-llama'
  if (maker === 'alibaba' && /^qw[eq]/.test(name)) return 'qwen'
  return spellings.get(maker) ?? maker
}

/** The author slug of a service that serves its own models; undefined for one that serves those of others. */
export function authorOfService(service: string | undefined): string | undefined {
  const name = service?.trim().toLowerCase() ?? ''
  const author = spellings.get(name) ?? name
  return familyMakers.has(author) && !places.has(author) ? author : undefined
}
