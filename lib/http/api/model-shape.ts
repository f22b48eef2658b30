import { z } from 'zod'
import type { PriceOverride } from '@/lib/domain/money/model-price'
import { dollarText } from '@/lib/domain/money/money'
import { pricePerToken } from '@/lib/domain/money/price-decimal'
import type { CatalogueEntry } from '@/lib/queries/catalogue/models'

const perToken = (what: string) =>
  z
    .string()
    .meta({ description: `Dollars for ${what}, a decimal text; \`-1\` where the catalogue names none.` })

export const pricingSchema = z.object({
  prompt: perToken('a prompt token'),
  completion: perToken('a completion token'),
  input_cache_read: z.string().optional().meta({ description: 'Dollars for a token read from a cache.' }),
  request: z.string().optional().meta({ description: 'Dollars for the request itself.' }),
  overrides: z
    .array(
      z.object({
        min_prompt_tokens: z.int().optional(),
        utc_start: z.int().optional(),
        utc_end: z.int().optional(),
        utc_days: z.array(z.string()).optional(),
        prompt: z.string().optional(),
        completion: z.string().optional(),
        input_cache_read: z.string().optional(),
      }),
    )
    .optional()
    .meta({ description: 'Prices that hold instead where all stated conditions are met.' }),
})

export const architectureSchema = z.object({
  modality: z.string().nullable().meta({ description: 'Inputs and outputs, such as `text+image->text`.' }),
  input_modalities: z.array(z.string()),
  output_modalities: z.array(z.string()),
  instruct_type: z.null(),
})

export const modelSchema = z.object({
  id: z.string().meta({ description: 'How requests name it, else the same as `canonical_slug`.' }),
  canonical_slug: z.string().meta({ description: 'The permaslug that figures are counted under.' }),
  name: z.string(),
  created: z
    .int()
    .meta({ description: 'When it was released, in seconds since 1970; 0 where nobody knows.' }),
  hugging_face_id: z.string().nullable(),
  context_length: z.int().nullable(),
  architecture: architectureSchema,
  pricing: pricingSchema,
  top_provider: z.object({
    context_length: z.int().nullable(),
    max_completion_tokens: z.int().nullable(),
    is_moderated: z.boolean().meta({ description: 'Always false: nobody knows.' }),
  }),
  per_request_limits: z.null(),
  supported_parameters: z.array(z.string()),
  default_parameters: z.null(),
  supported_voices: z.null(),
  links: z.object({ details: z.string().meta({ description: 'Who served it, and for how much.' }) }),
})

/** A model in OpenRouter's words. What the catalogue does not know is null or empty. */
export function modelOf(entry: CatalogueEntry): z.input<typeof modelSchema> {
  const { contextLength, permaslug } = entry
  return {
    id: modelId(entry),
    canonical_slug: permaslug,
    name: `${entry.authorName}: ${entry.name}`,
    created: createdOf(entry),
    hugging_face_id: entry.huggingFaceId,
    context_length: contextLength,
    architecture: architectureOf(entry),
    pricing: pricingOf(entry),
    top_provider: {
      context_length: contextLength,
      max_completion_tokens: entry.maxCompletionTokens,
      is_moderated: false,
    },
    per_request_limits: null,
    supported_parameters: entry.supportedParameters,
    default_parameters: null,
    supported_voices: null,
    links: { details: `/api/v1/models/${permaslug.split('/').map(encodeURIComponent).join('/')}/endpoints` },
  }
}

export function modelId({ catalogueId, permaslug }: CatalogueEntry): string {
  return catalogueId ?? permaslug
}

export function createdOf({ releasedAt }: CatalogueEntry): number {
  return releasedAt === null ? 0 : Math.floor(Date.parse(releasedAt) / 1000)
}

export function architectureOf({
  inputModalities,
  outputModalities,
}: CatalogueEntry): z.input<typeof architectureSchema> {
  const isKnown = inputModalities.length > 0 && outputModalities.length > 0
  return {
    modality: isKnown ? `${inputModalities.join('+')}->${outputModalities.join('+')}` : null,
    input_modalities: inputModalities,
    output_modalities: outputModalities,
    instruct_type: null,
  }
}

export function pricingOf(entry: CatalogueEntry): z.input<typeof pricingSchema> {
  const { prompt, completion, cached, request, overrides } = entry
  return {
    prompt: pricePerToken(prompt),
    completion: pricePerToken(completion),
    ...(cached !== null && { input_cache_read: pricePerToken(cached) }),
    ...(request !== null && { request: dollarText(request) }),
    ...(overrides.length > 0 && { overrides: overrides.map(overrideOf) }),
  }
}

function overrideOf({ minPromptTokens, utcStart, utcEnd, utcDays, ...prices }: PriceOverride) {
  const { prompt, completion, cached } = prices
  return {
    ...(minPromptTokens !== undefined && { min_prompt_tokens: minPromptTokens }),
    ...(utcStart !== undefined && { utc_start: utcStart }),
    ...(utcEnd !== undefined && { utc_end: utcEnd }),
    ...(utcDays && { utc_days: [...utcDays] }),
    ...(prompt !== undefined && { prompt: pricePerToken(prompt) }),
    ...(completion !== undefined && { completion: pricePerToken(completion) }),
    ...(cached !== undefined && { input_cache_read: pricePerToken(cached) }),
  }
}
