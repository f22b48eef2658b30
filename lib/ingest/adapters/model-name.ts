import { parseModelSlug } from '@/lib/domain/slug'
import { authorOfFamily, authorOfService, authorSlug } from './model-authors'
import { splitPlace } from './model-place'

/**
 * The permaslug of a model's name as gateways and providers write it; undefined where the text names none. Rules
 * only, each exact; nothing is compared with the catalogue.
 *
 * 1. Small letters. `%3A` and `%2F` of addresses are read as `:` and `/`.
 * 2. What only says where the model runs is cut off in front: `models/`, `projects/…/publishers/`, `openrouter/`,
 *    `azure/`, `bedrock/us-east-1/`, `accounts/fireworks/models/`, the `us.` of an inference profile …
 * 3. Bedrock's `maker.name` is `maker/name`. Its release number (`-v1:0`) is cut off where the name keeps a digit
 *    without it; Amazon's own models keep the `-v1`.
 * 4. `maker/name` stays, the maker under its author slug (`deepseek-ai` is `deepseek`, `xai` is `x-ai`).
 * 5. A bare name is filed under who makes its family (`gpt-…` is openai's); else under the service it came from,
 *    where that serves its own models; else under `unknown`.
 * 6. Vertex's `@20250929` becomes `-20250929` (`@default` nothing), a fine-tuned `ft:BASE:…` is `BASE:ft`. A
 *    `:variant` stays if OpenRouter has such a variant; any other character that a permaslug cannot have becomes `-`.
 *
 * @param service the provider as the source names it, such as `anthropic` or `mistral_ai`
 */
export function permaslugOf(name: unknown, service?: string): string | undefined {
  if (typeof name !== 'string' || name.length > MAX_NAME_LENGTH) return undefined
  if (service !== undefined && service.length > MAX_NAME_LENGTH) return permaslugOf(name)
  // Few names come again and again, and to take one apart costs more than all else about its event.
  const key = service === undefined ? name : `${name}\n${service}`
  const known = remembered.get(key)
  if (known !== undefined) return known ?? undefined
  const permaslug = derive(name, service)
  if (remembered.size >= REMEMBERED_NAMES) remembered = new Map()
  remembered.set(key, permaslug ?? null)
  return permaslug
}

const REMEMBERED_NAMES = 10_000
/** Null where a name makes no permaslug. */
let remembered = new Map<string, string | null>()

function derive(name: string, service: string | undefined): string | undefined {
  const plain = name.trim().toLowerCase().replaceAll('%3a', ':').replaceAll('%2f', '/')
  const { path, variant } = splitVariant(plain)
  const { maker, name: own } = splitPlace(path)
  const bare = withVertexVersion(withoutBedrockRelease(own, maker))
  const author = maker
    ? authorSlug(maker, bare)
    : (authorOfFamily(bare) ?? authorOfService(service) ?? UNKNOWN)
  const permaslug = `${legal(author)}/${legal(bare)}${variant ? `:${variant}` : ''}`
  return parseModelSlug(permaslug)?.permaslug
}

const MAX_NAME_LENGTH = 500

/** The author of models whose name tells nothing of who made them. */
const UNKNOWN = 'unknown'

const variants = /^(.+):(free|nitro|floor|online|thinking|extended|beta|exacto|batch)$/
const tunedModel = /^(.*\/)?ft:([^:]+)(?::.*)?$/

function splitVariant(name: string): { path: string; variant: string | undefined } {
  const tuned = tunedModel.exec(name)
  if (tuned) return { path: (tuned[1] ?? '') + tuned[2], variant: 'ft' }
  const match = variants.exec(name)
  return { path: match?.[1] ?? name, variant: match?.[2] }
}

function withoutBedrockRelease(name: string, maker: string | undefined): string {
  const release = /^(.+?)-(v?\d+):(\d+)(?::\w+)?$/.exec(name)
  if (!release) return name
  const [, rest = '', major = '', minor = ''] = release
  if (maker === 'amazon') return `${rest}-${major}`
  return /\d/.test(rest) ? rest : `${rest}-${major}.${minor}`
}

function withVertexVersion(name: string): string {
  return name.replace(/@(?:default|latest)$/, '').replace('@', '-')
}

function legal(text: string): string {
  return text.replace(/[^\w.~+-]+/g, '-').replace(/^-+|-+$/g, '')
}
