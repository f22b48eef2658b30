/** Who makes a family of models. A distillation or a merge is filed under the family whose name it bears. */
const familyAuthors: readonly (readonly [family: RegExp, author: string])[] = [
  [
    /^(?:gpt-|chatgpt-|o[1-9](?:-|$)|codex-|computer-use-|text-embedding-(?:3|ada)|dall-e|whisper-)/,
    'openai',
  ],
  [/^(?:omni-moderation|text-moderation|tts-1|sora-|davinci-002|babbage-002|text-davinci)/, 'openai'],
  [/^claude-/, 'anthropic'],
  [/^(?:gemini-|gemma|learnlm-|imagen-|veo-|text-embedding-00|text-multilingual-embedding-)/, 'google'],
  [/^grok-/, 'x-ai'],
  [/^(?:(?:open-)?mi[sx]tral-|ministral-|magistral-|codestral-|devstral-|pixtral-|voxtral-)/, 'mistralai'],
  [/^(?:command-|c4ai-|embed-(?:english|multilingual|v)|rerank-)/, 'cohere'],
  [/^deepseek-/, 'deepseek'],
  [/^(?:meta-)?llama-?[1-9]|^llama-guard|^codellama/, 'meta-llama'],
  [/^(?:qwen|qwq-|qvq-)/, 'qwen'],
  [/^(?:zai-)?glm-/, 'z-ai'],
  [/^(?:kimi-|moonshot-v)/, 'moonshotai'],
  [/^minimax-/, 'minimax'],
  [/^(?:nova-(?:2-)?(?:micro|lite|pro|premier)|titan-)/, 'amazon'],
  [/^jamba-/, 'ai21'],
  [/^sonar(?:-|$)/, 'perplexity'],
  [/^palmyra-/, 'writer'],
  [/^nemotron-/, 'nvidia'],
  [/^phi-?[1-9]/, 'microsoft'],
  [/^granite-/, 'ibm-granite'],
  [/^mercury-/, 'inception'],
  [/^solar-/, 'upstage'],
]

/** Other spellings of those who make models, on hubs and as providers, and their author slugs. */
const spellings = new Map([
  ['ai21-labs', 'ai21'],
  ['ai21labs', 'ai21'],
  ['bytedance_seed', 'bytedance-seed'],
  ['coherelabs', 'cohere'],
  ['cohereforai', 'cohere'],
  ['cohere_chat', 'cohere'],
  ['deepseek-ai', 'deepseek'],
  ['gemini', 'google'],
  ['ibm', 'ibm-granite'],
  ['meta_llama', 'meta-llama'],
  ['minimaxai', 'minimax'],
  ['mistral', 'mistralai'],
  ['mistral-ai', 'mistralai'],
  ['mistral_ai', 'mistralai'],
  ['moonshot', 'moonshotai'],
  ['moonshot-ai', 'moonshotai'],
  ['moonshot_ai', 'moonshotai'],
  ['text-completion-openai', 'openai'],
  ['text-completion-codestral', 'mistralai'],
  ['x_ai', 'x-ai'],
  ['xai', 'x-ai'],
  ['xai-org', 'x-ai'],
  ['zai', 'z-ai'],
  ['zai-org', 'z-ai'],
  ['z.ai', 'z-ai'],
  ['zhipuai', 'z-ai'],
])

const makers = new Set(familyAuthors.map(([, author]) => author))

/** The author slug of a maker as a name spells it. Meta's Llama has an author slug of its own. */
export function authorSlug(maker: string, name: string): string {
  if (maker === 'meta' && name.includes('llama')) return 'meta-llama'
  return spellings.get(maker) ?? maker
}

/** Who makes the family that a bare name belongs to. */
export function authorOfFamily(name: string): string | undefined {
  return familyAuthors.find(([family]) => family.test(name))?.[1]
}

/** The author slug of a service that serves its own models; undefined for one that serves those of others. */
export function authorOfService(service: string | undefined): string | undefined {
  const name = service?.trim().toLowerCase() ?? ''
  const author = spellings.get(name) ?? name
  return makers.has(author) ? author : undefined
}
