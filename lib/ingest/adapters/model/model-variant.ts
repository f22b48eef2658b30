import { authorSlug } from './model-authors'
import { authorOfFamily } from './model-families'
import { places } from './places'

const signs: Record<string, string> = { '2f': '/', '3a': ':', '40': '@', '5b': '[', '5d': ']', '7e': '~' }

/**
 * A name in small letters, without what is not the model's: `%3A` of addresses, once or twice encoded, the flags of
 * coding clients (`claude-opus-4-8[1m]`), the `~` of OpenRouter's moving aliases, a preset or a deployment behind it.
 * What neither a permaslug nor the rules know becomes `-`.
 */
export function plainName(name: string): string {
  const plain = name
    .trim()
    .toLowerCase()
    .replace(/%(?:25)*(2f|3a|40|5b|5d|7e)/g, (_, code: string) => signs[code]!)
    .replace(/\[[^\]]*\]/g, '')
    .replace(/#accounts\/.*$/, '')
    .replace(/(?<=[^/])@preset\/.*$/, '')
    .replace(/[^\w.~+:@/-]+/g, '-')
    .replace(/(^|\/)[-~]+/g, '$1')
    .replace(/-+(?=[/:]|$)/g, '')
  return withSlashAfterService(plain)
}

/** `openai:gpt-5`, as pydantic-ai and LangChain write it, is `openai/gpt-5`; Ollama's `qwen:7b` is none of it. */
function withSlashAfterService(name: string): string {
  const [, service, rest] = /^([\w.-]+):([^/].*)$/.exec(name) ?? []
  if (!service || !rest) return name
  const isService =
    places.has(service) ||
    service === 'openai' ||
    service === 'anthropic' ||
    authorOfFamily(rest) === authorSlug(service, rest)
  return isService ? `${service}/${rest}` : name
}

/** Variants of OpenRouter, https://openrouter.ai/docs/guides/routing/model-variants, and Tokenboard's own `ft`. */
const variants = /^(.+):(free|nitro|floor|online|thinking|extended|beta|exacto|batch|ft)$/
/** OpenAI's `ft:BASE:OWNER:NAME:ID`, and what Azure makes of it: `BASE.ft-ID-NAME`. */
const tunedModel = /^(.*\/)?ft:([^:]+)(?::.*)?$/
const tunedDeployment = /^(.+)\.ft-[\w-]+$/

/**
 * Tags that say where or which copy of a model ran, not which model: Ollama's `latest` and `cloud`, the providers and
 * policies of Hugging Face's router (https://huggingface.co/docs/inference-providers), digests of Replicate and Docker,
 * methods of Google's addresses (`gemini-2.5-pro:streamGenerateContent`).
 */
const placeTag =
  /(?::(?:latest|cloud|fastest|cheapest|preferred|auto|baseten|black-forest-labs|cerebras|clarifai|cohere|deepinfra|fal-ai|featherless-ai|fireworks-ai|groq|hf-inference|hyperbolic|nebius|novita|nscale|openai|ovhcloud|publicai|replicate|sambanova|scaleway|together|wavespeed|zai-org|[0-9a-f]{64}|(?:stream)?(?:generatecontent|rawpredict)|predict)|@sha256:[0-9a-f]+|(?<=:[\w.-]*)-cloud)$/

/** A name apart from its variant and the tags behind it. */
export function splitVariant(name: string): { path: string; variant: string | undefined } {
  const tuned = tunedModel.exec(name)
  if (tuned) return { path: (tuned[1] ?? '') + tuned[2], variant: 'ft' }
  const deployment = tunedDeployment.exec(name)
  if (deployment) return { path: deployment[1]!, variant: 'ft' }
  const [, path, variant] = variants.exec(name) ?? []
  return { path: (path ?? name).replace(placeTag, ''), variant }
}
