import { slugify } from '@/lib/domain/entity/slug'
import { authorOfService } from '../adapters/model/model-authors'
import { knownProvider, squeezed, withoutKind } from '../adapters/provider-name'
import { attribute } from './attributes'
import type { OtlpSpan } from './span'

/** Who ran the model, and the author of a model there whose name does not tell it. */
export interface Provider {
  name: string | undefined
  author: string | undefined
}

const nobody: Provider = { name: undefined, author: undefined }

/** Routers and frameworks pass requests on: who ran the model is not known from them. */
const routers = new Set(
  `aigateway autogen bifrost crewai custom gateway gcpvertexagent helicone langchain langgraph litellm litellmproxy
  llamaindex microsoftagentframework openrouter other portkey requesty strandsagents unknown vercel
  vercelaigateway`.split(/\s+/),
)

/** Makers whose models are served under bare names by a provider that is named otherwise. */
const makers: Record<string, string> = { Google: 'google', 'Google AI Studio': 'google' }

/** Those whose name is also a maker's, and who serve the models of others too. */
const servesOthers = new Set(['Alibaba', 'Amazon Bedrock', 'IBM watsonx', 'Nvidia'])

/** Hosts that speak OpenAI's protocol without being OpenAI: its clients call themselves `openai` there. */
const hosts: readonly (readonly [host: RegExp, name: string])[] = [
  [/(?:^|\.)openai\.com$/, 'openai'],
  [/\.openai\.azure\.com$|\.cognitiveservices\.azure\.com$/, 'azure.ai.openai'],
  [/\.services\.ai\.azure\.com$|^models\.inference\.ai\.azure\.com$/, 'azure.ai.inference'],
  [/^bedrock-(?:runtime|mantle)[.-].*\.amazonaws\.com$|^bedrock-mantle\..*\.api\.aws$/, 'aws.bedrock'],
  [/^generativelanguage\.googleapis\.com$/, 'gcp.gemini'],
  [/(?:^|-)aiplatform\.googleapis\.com$/, 'gcp.vertex_ai'],
  [/^api\.anthropic\.com$/, 'anthropic'],
  [/^api\.cerebras\.ai$/, 'cerebras'],
  [/^api\.cohere\.(?:ai|com)$/, 'cohere'],
  [/^dashscope(?:-[a-z]+)?\.aliyuncs\.com$/, 'dashscope'],
  [/^api\.deepinfra\.com$/, 'deepinfra'],
  [/^api\.deepseek\.com$/, 'deepseek'],
  [/^api\.fireworks\.ai$/, 'fireworks_ai'],
  [/^api\.groq\.com$/, 'groq'],
  [/^api\.minimax(?:i\.com|\.io|i\.chat)$/, 'minimax'],
  [/^api\.mistral\.ai$/, 'mistral_ai'],
  [/^api\.moonshot\.(?:ai|cn)$/, 'moonshot_ai'],
  [/^integrate\.api\.nvidia\.com$/, 'nvidia_nim'],
  [/^api\.perplexity\.ai$/, 'perplexity'],
  [/^api\.sambanova\.ai$/, 'sambanova'],
  [/^api\.siliconflow\.(?:com|cn)$/, 'siliconflow'],
  [/^api\.together\.(?:xyz|ai)$/, 'together_ai'],
  [/^api\.x\.ai$/, 'x_ai'],
  [/^api\.z\.ai$|^open\.bigmodel\.cn$/, 'zai'],
]

/** Who ran the model of a span, from the name that its instrumentation gives and the host that was called. */
export function providerOf(span: OtlpSpan): Provider {
  const said = span.text(attribute.provider)
  const named = described(said && knownProvider(said) === 'OpenAI' ? atHost(span, said) : said)
  const serving = span.text(attribute.servingProvider)
  // OpenRouter names the author where OpenTelemetry wants the provider.
  if (serving || span.resource.get('service.name') === 'openrouter') return { ...named, name: serving }
  return named
}

function atHost(span: OtlpSpan, said: string): string | undefined {
  const host = span.text(attribute.server)?.toLowerCase()
  return host ? hosts.find(([pattern]) => pattern.test(host))?.[1] : said
}

function described(said: string | undefined): Provider {
  const plain = said === undefined ? '' : withoutKind(said)
  if (plain === '' || routers.has(squeezed(plain))) return nobody
  const name = knownProvider(plain) ?? plain
  return { name: name.slice(0, 200), author: authorAt(plain, name) }
}

/** Azure's own service for OpenAI serves nothing else; under its general name it serves the models of many. */
function authorAt(said: string, name: string): string | undefined {
  if (name === 'Azure') return squeezed(said).includes('openai') ? 'openai' : undefined
  if (servesOthers.has(name)) return undefined
  return makers[name] ?? authorOfService(said) ?? authorOfService(slugify(name))
}
