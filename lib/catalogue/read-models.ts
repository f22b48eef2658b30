import { z } from 'zod'
import { parseModelSlug } from '@/lib/domain/entity/slug'
import type { ModelPrice, PriceOverride } from '@/lib/domain/money/model-price'
import { priceInNano, pricePerMillion } from '@/lib/domain/money/price-decimal'
import { firstOfEach, type ReadItems, readItems, textUpTo } from './read-items'

/** A model of a catalogue in OpenRouter's format. */
export interface CatalogueModel {
  /** The catalogue's `canonical_slug`, with the id's `:variant` behind it. */
  permaslug: string
  base: string
  variant: string | null
  author: string
  /** What requests name it. */
  catalogueId: string
  name: string
  /** As the catalogue writes it in front of the name, or null. */
  authorName: string | null
  contextLength: number | null
  maxCompletionTokens: number | null
  huggingFaceId: string | null
  releasedAtMs: number | null
  inputModalities: string[]
  outputModalities: string[]
  supportedParameters: string[]
  /** Null where the catalogue has no prices at all. */
  price: ModelPrice | null
}

/** A billion dollars for a million tokens: more is a mistake of unit, and does not fit the database. */
const MAX_PRICE = 10n ** 18n
const MAX_INTEGER = 2 ** 31 - 1

const perMillion = z.string().transform(scaled(pricePerMillion))
const nano = z.string().transform(scaled(priceInNano))

function scaled(scale: (text: string) => bigint | null | undefined) {
  return (text: string, context: z.RefinementCtx): bigint | null => {
    const price = scale(text)
    if (price !== undefined && (price === null || price <= MAX_PRICE)) return price
    context.addIssue({
      code: 'custom',
      message: `${JSON.stringify(text.slice(0, 50))} is no price in dollars`,
    })
    return z.NEVER
  }
}

const clock = z.number().int().min(0).max(2400).optional()
const override = z.object({
  min_prompt_tokens: z.number().int().min(0).optional(),
  utc_start: clock,
  utc_end: clock,
  utc_days: z.array(textUpTo(20)).max(7).optional(),
  prompt: perMillion.optional(),
  completion: perMillion.optional(),
  input_cache_read: perMillion.optional(),
})

const pricing = z.object({
  prompt: perMillion,
  completion: perMillion,
  input_cache_read: perMillion.nullish(),
  request: nano.nullish(),
  overrides: z.array(override).max(100).nullish(),
})

const text = textUpTo(300)
const size = z.number().int().min(0).max(MAX_INTEGER).nullish()
const words = z.array(textUpTo(64)).max(100).nullish()

/** One entry of `/api/v1/models`, or a moving alias (`~author/model-latest`). */
const catalogueModel = z
  .object({
    id: text,
    canonical_slug: text.nullish(),
    name: text,
    created: z.number().int().min(0).max(253_402_300_799).nullish(),
    context_length: size,
    hugging_face_id: z.union([z.literal(''), text]).nullish(),
    architecture: z.object({ input_modalities: words, output_modalities: words }).nullish(),
    pricing: pricing.nullish(),
    supported_parameters: words,
    top_provider: z.object({ max_completion_tokens: size }).nullish(),
  })
  .transform((entry, context): CatalogueModel => {
    const own = parseModelSlug(entry.id)
    const variant = own?.variant ?? null
    const canonical = entry.canonical_slug ?? own?.base ?? ''
    const slug = parseModelSlug(variant && !canonical.includes(':') ? `${canonical}:${variant}` : canonical)
    if (!own || !slug) {
      context.addIssue({
        code: 'custom',
        message: 'id and canonical_slug must be author/slug, optionally with :variant',
      })
      return z.NEVER
    }
    const [authorName, name] = splitName(entry.name)
    return {
      permaslug: slug.permaslug,
      base: slug.base,
      variant: slug.variant,
      author: slug.author,
      catalogueId: entry.id,
      name,
      authorName,
      contextLength: entry.context_length || null,
      maxCompletionTokens: entry.top_provider?.max_completion_tokens ?? null,
      huggingFaceId: entry.hugging_face_id || null,
      releasedAtMs: entry.created ? entry.created * 1000 : null,
      inputModalities: entry.architecture?.input_modalities ?? [],
      outputModalities: entry.architecture?.output_modalities ?? [],
      supportedParameters: entry.supported_parameters ?? [],
      price: entry.pricing ? priceOf(entry.pricing) : null,
    }
  })

export interface ReadModels extends ReadItems<CatalogueModel> {
  /** How many entries only point at another model. */
  aliases: number
}

/** The models of a document in the format of OpenRouter's `/api/v1/models`, without its moving aliases. */
export function readModels(document: unknown): ReadModels {
  const read = readItems(document, catalogueModel, 'models')
  const listed = read.items.filter(({ catalogueId }) => !catalogueId.startsWith('~'))
  const models = firstOfEach(
    { items: listed, faults: read.faults },
    ({ permaslug }) => permaslug,
    ({ catalogueId }) => catalogueId,
  )
  return { ...models, aliases: read.items.length - listed.length }
}

/** `Anthropic: Claude Opus 5` is the author's name and the model's. */
function splitName(full: string): [authorName: string | null, name: string] {
  const match = /^([^:]{1,80}): (.+)$/.exec(full)
  return match ? [match[1]!, match[2]!] : [null, full]
}

function priceOf({
  prompt,
  completion,
  input_cache_read,
  request,
  overrides,
}: z.output<typeof pricing>): ModelPrice {
  return {
    prompt,
    completion,
    cached: input_cache_read ?? null,
    request: request || null,
    overrides: (overrides ?? []).map(overrideOf),
  }
}

function overrideOf(entry: z.output<typeof override>): PriceOverride {
  return {
    minPromptTokens: entry.min_prompt_tokens,
    utcStart: entry.utc_start,
    utcEnd: entry.utc_end,
    utcDays: entry.utc_days,
    prompt: entry.prompt ?? undefined,
    completion: entry.completion ?? undefined,
    cached: entry.input_cache_read ?? undefined,
  }
}
