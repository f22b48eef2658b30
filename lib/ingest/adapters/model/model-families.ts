/**
 * Who makes a family of models, by how the bare names of its members begin. A distillation or a merge is filed under
 * the family whose name it bears. Authors are spelled as OpenRouter does, else as the maker's own hub page; the family
 * that is found first counts.
 */
const familyAuthors: readonly (readonly [family: RegExp, author: string])[] = [
  [
    /^(?:gpt-(?!j-|neo)|chatgpt-|o[1-9](?:-|$)|codex-|computer-use-|text-embedding-(?:3|ada)|dall-e|whisper(?:-|$))/,
    'openai',
  ],
  [/^(?:omni-moderation|text-moderation|tts-1|sora-|davinci-002|babbage-002|text-davinci)/, 'openai'],
  [/^claude-/, 'anthropic'],
  [/^(?:gemini-|(?:code|pali|med|shield|embedding|t5)?gemma|learnlm-|imagen-|veo-|lyria-|medlm-)/, 'google'],
  [/^(?:text-embedding-00|text-multilingual-embedding-|textembedding-gecko|multimodalembedding)/, 'google'],
  [/^(?:(?:text|chat|code|codechat)-bison|text-unicorn)/, 'google'],
  [/^grok-/, 'x-ai'],
  [
    /^(?:(?:open-)?mi[sx]tral|ministral-|magistral|codestral|devstral|pixtral|voxtral|mathstral)/,
    'mistralai',
  ],
  [/^rerank-(?:lite-)?\d|^voyage-/, 'voyage'],
  [/^(?:command(?:-|$)|c4ai-|aya-|embed-(?:english|multilingual|v)|rerank-)/, 'cohere'],
  [/^deepseek-/, 'deepseek'],
  [/^(?:meta-)?llama-?v?[1-9]|^llama-guard|^code-?llama/, 'meta-llama'],
  [/^muse-/, 'meta'],
  [/^(?:qwen|qwq|qvq-)/, 'qwen'],
  [/^(?:zai-)?glm-?\d|^glm-/, 'z-ai'],
  [/^(?:kimi-|moonshot-v)/, 'moonshotai'],
  [/^minimax-/, 'minimax'],
  [/^(?:nova-(?:2-)?(?:micro|lite|pro|premier)|titan-)/, 'amazon'],
  [/^jamba-|^j2-/, 'ai21'],
  [/^(?:sonar|pplx|r1-1776)(?:-|$)/, 'perplexity'],
  [/^palmyra-/, 'writer'],
  [/^nemotron-/, 'nvidia'],
  [/^(?:phi-?[1-9]|mai-|wizardlm)/, 'microsoft'],
  [/^granite(?:-|\d)/, 'ibm-granite'],
  [/^mercury-/, 'inception'],
  [/^solar-/, 'upstage'],
  [/^(?:doubao-|seed-\d|seedream-|seedance-)/, 'bytedance-seed'],
  [/^flux[-.]/, 'black-forest-labs'],
  [/^jina-/, 'jinaai'],
  [/^nomic-embed-/, 'nomic-ai'],
  [/^bge-/, 'baai'],
  [/^mxbai-/, 'mixedbread-ai'],
  [/^all-(?:minilm|mpnet)/, 'sentence-transformers'],
  [/^(?:multilingual-)?e5-/, 'intfloat'],
  [/^gte-(?:small|base|large)/, 'thenlper'],
  [/^snowflake-/, 'snowflake'],
  [/^dbrx-/, 'databricks'],
  [/^compound(?:-|$)/, 'groq'],
  [/^lfm-?[2-9]|^lfm-/, 'liquid'],
  [/^hermes-?[2-9]/, 'nousresearch'],
  [/^reka-/, 'rekaai'],
  [/^mimo-/, 'xiaomi'],
  [/^step-\d/, 'stepfun'],
  [/^ernie-/, 'baidu'],
  [/^(?:hunyuan-|hy\d)/, 'tencent'],
  [/^(?:ling|ring)-\d/, 'inclusionai'],
  [/^longcat-/, 'meituan'],
  [/^olmo-?\d/, 'allenai'],
  [/^morph-v/, 'morph'],
  [/^inkling(?:-|$)/, 'thinkingmachines'],
  [/^trinity-/, 'arcee-ai'],
  [/^kat-(?:coder|dev)/, 'kwaipilot'],
  [/^laguna-/, 'poolside'],
  [/^yi-/, '01-ai'],
  [/^falcon-?\d/, 'tiiuae'],
  [/^exaone/, 'lgai-exaone'],
  [/^smollm/, 'huggingfacetb'],
  [/^minicpm/, 'openbmb'],
  [/^internlm/, 'internlm'],
  [/^(?:marengo|pegasus)-/, 'twelvelabs'],
]

/** Authors of the families above. */
export const familyMakers: ReadonlySet<string> = new Set(familyAuthors.map(([, author]) => author))

/** Who makes the family that a bare name belongs to. */
export function authorOfFamily(name: string): string | undefined {
  return familyAuthors.find(([family]) => family.test(name))?.[1]
}
