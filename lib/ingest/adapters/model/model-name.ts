import { parseModelSlug } from '@/lib/domain/entity/slug'
import { authorOfService, authorSlug } from './model-authors'
import { authorOfFamily } from './model-families'
import { ownName } from './model-own-name'
import { splitPlace } from './model-place'
import { resourceOf } from './model-resource'
import { plainName, splitVariant } from './model-variant'

/**
 * The permaslug of a model's name as gateways and providers write it; undefined where the text names none. Rules
 * only, each exact; nothing is compared with the catalogue, and a permaslug stands for itself.
 *
 * 1. Small letters. Signs that addresses write as `%3A`, `%2F`, `%40` are read; flags of clients (`[1m]`), the `~` of
 *    moving aliases and a preset behind a model are cut off.
 * 2. An ARN is the model of its resource. Where it, a preset or an endpoint has nothing but an id, that is filed under
 *    `unknown`. No account and no project is ever kept, and twelve digits in a row are taken for an account's number.
 * 3. What only says where the model runs is cut off in front: `models/`, `projects/…/publishers/`, `openrouter/`,
 *    `azure/eu/`, `bedrock/us-east-1/`, `accounts/fireworks/models/`, the `us.` of an inference profile …
 * 4. Bedrock's `maker.name` is `maker/name`. Its release number (`-v1:0`, `-v1`) is cut off where the name keeps a
 *    digit without it; Amazon's own models keep the `-v1`. What others that serve it put into a name goes likewise.
 * 5. `maker/name` stays, the maker under its author slug (`deepseek-ai` is `deepseek`, `xai` is `x-ai`).
 * 6. A bare name is filed under who makes its family (`gpt-…` is openai's); else under the service it came from,
 *    where that serves its own models; else under `unknown`.
 * 7. Vertex's `@20250929` becomes `-20250929` (`@default` nothing), a fine-tuned `ft:BASE:…` is `BASE:ft`. A
 *    `:variant` stays if OpenRouter has such a variant, Ollama's `:latest` and Hugging Face's `:together` go; any
 *    other character that a permaslug cannot have becomes `-`.
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
  const permaslug = settled(derive(name, service))
  if (remembered.size >= REMEMBERED_NAMES) remembered = new Map()
  remembered.set(key, permaslug ?? null)
  return permaslug
}

const REMEMBERED_NAMES = 10_000
/** Null where a name makes no permaslug. */
let remembered = new Map<string, string | null>()

const MAX_NAME_LENGTH = 500

/** The number of an account of AWS; those of projects of Google are mostly as long. */
const accountNumber = /[-_.:]?(?<!\d)\d{12}(?!\d)/g

/** The author of models whose name tells nothing of who made them. */
const UNKNOWN = 'unknown'

/** Text that nobody means as a name can come to what the rules read as another one: that is read in turn. */
function settled(permaslug: string | undefined): string | undefined {
  for (let round = 0, from = permaslug; round < 3 && from !== undefined; round++) {
    const next = derive(from, undefined)
    if (next === from) return from
    from = next
  }
  return undefined
}

function derive(name: string, service: string | undefined): string | undefined {
  const plain = plainName(name)
  const resource = resourceOf(plain)
  if (resource === null) return undefined
  // The dot of an id is no maker's: read again as a name, `a.b` would be one.
  const kept = (resource?.name ?? plain).replace(accountNumber, '')
  if (resource?.kind === 'id') return joined(UNKNOWN, kept.replaceAll('.', '-'))
  const { path, variant } = splitVariant(kept)
  const placed = splitPlace(path, resource !== undefined)
  const own = ownName(placed)
  return joined(authorOf(placed.maker, own, service), own, resource?.kind === 'fine-tuned' ? 'ft' : variant)
}

function authorOf(maker: string | undefined, own: string, service: string | undefined): string {
  // A name of nothing but digits is the id of an endpoint, whoever's protocol that speaks.
  if (/^\d+$/.test(own)) return UNKNOWN
  if (maker !== undefined) return authorSlug(maker, own)
  return authorOfFamily(own) ?? authorOfService(service) ?? UNKNOWN
}

function joined(author: string, own: string, variant?: string): string | undefined {
  const permaslug = `${legal(author)}/${legal(own)}${variant ? `:${variant}` : ''}`
  return parseModelSlug(permaslug)?.permaslug
}

function legal(text: string): string {
  return text.replace(/[:@/]+/g, '-').replace(/^[-~]+|-+$/g, '')
}
