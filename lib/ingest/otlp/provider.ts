import { authorOfService } from '../adapters/model-authors'
import { providerName } from '../adapters/provider-name'
import { attribute } from './attributes'
import type { OtlpSpan } from './span'

/** Who ran the model, and the author of a model there whose name does not tell it. */
export interface Provider {
  name: string | undefined
  author: string | undefined
}

/** What instrumentations write for the well-known values of `gen_ai.provider.name`. */
const spellings: Record<string, string> = {
  'amazon-bedrock': 'aws.bedrock',
  'azure-openai': 'azure.ai.openai',
  'gcp.gen_ai': 'gcp.vertex_ai',
  google: 'gcp.vertex_ai',
  'google.generative-ai': 'gcp.gemini',
  'google.vertex': 'gcp.vertex_ai',
  mistralai: 'mistral_ai',
  moonshot_ai: 'moonshot',
}

/** Services that are named otherwise than who makes the models that they serve under bare names. */
const makers: Record<string, string> = {
  'az.ai.openai': 'openai',
  'azure.ai.openai': 'openai',
  'gcp.gemini': 'google',
  'gcp.vertex_ai': 'google',
  vertex_ai: 'google',
}

/** Routers pass requests on: who ran the model is not known from them. */
const routers = new Set(['gateway', 'litellm', 'openrouter'])

/** Hosts that speak OpenAI's protocol without being OpenAI: its clients call themselves `openai` there. */
const hosts: Record<string, string> = {
  'api.cerebras.ai': 'cerebras',
  'api.deepinfra.com': 'deepinfra',
  'api.deepseek.com': 'deepseek',
  'api.fireworks.ai': 'fireworks_ai',
  'api.groq.com': 'groq',
  'api.mistral.ai': 'mistral_ai',
  'api.perplexity.ai': 'perplexity',
  'api.together.xyz': 'together_ai',
  'api.x.ai': 'x_ai',
}

/** Who ran the model of a span, from the name that its instrumentation gives and the host that was called. */
export function providerOf(span: OtlpSpan): Provider {
  const key = keyOf(span.text(attribute.provider))
  const named = described(key === 'openai' ? atHost(span) : key)
  const serving = span.text(attribute.servingProvider)
  // OpenRouter names the author where OpenTelemetry wants the provider.
  if (serving || span.resource.get('service.name') === 'openrouter') return { ...named, name: serving }
  return named
}

/** A name by its well-known value. The AI SDK adds the kind of the model: `openai.chat`, `anthropic.messages`. */
function keyOf(name: string | undefined): string | undefined {
  const plain = name?.toLowerCase()
  const first = plain?.split('.')[0]
  for (const key of [plain, first]) {
    if (key === undefined) continue
    const known = own(spellings, key) ?? key
    if (authorAt(known) || routers.has(known)) return known
  }
  return name && (own(spellings, name.toLowerCase()) ?? name)
}

function atHost(span: OtlpSpan): string | undefined {
  const host = span.text(attribute.server)?.toLowerCase()
  if (!host || host === 'openai.com' || host.endsWith('.openai.com')) return 'openai'
  return host.endsWith('.openai.azure.com') ? 'azure.ai.openai' : own(hosts, host)
}

function described(key: string | undefined): Provider {
  if (key === undefined || routers.has(key)) return { name: undefined, author: undefined }
  return { name: String(providerName(key)).slice(0, 200), author: authorAt(key) }
}

function authorAt(service: string): string | undefined {
  return own(makers, service) ?? authorOfService(service)
}

function own(table: Record<string, string>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}
