import { z } from 'zod'
import { dollarText } from '@/lib/domain/money/money'
import { effectivePrice } from '@/lib/domain/money/price'
import { totalTokens } from '@/lib/domain/tokens/measures'
import type { CatalogueEntry } from '@/lib/queries/catalogue/models'
import { getServedBy, type Percentiles, type ServedBy } from '@/lib/queries/catalogue/served-by'
import { defineEndpoint } from '../endpoint'
import { metaSchema, readMeta } from '../meta'
import {
  architectureOf,
  architectureSchema,
  createdOf,
  modelId,
  pricingOf,
  pricingSchema,
} from '../model-shape'
import { modelOfPlace, modelPlace } from '../named-model'
import { modelVersion } from './models'

const percentiles = (description: string) =>
  z
    .object({ p50: z.number(), p75: z.number(), p90: z.number(), p99: z.number() })
    .nullable()
    .meta({ description: `${description}, over the last seven complete days; null where nobody measured.` })

const unknown = z.null().meta({ description: 'Not known here.' })
const no = z.literal(false).meta({ description: 'Always false: nobody knows.' })

const endpointSchema = z.object({
  name: z.string(),
  tag: z.string().meta({ description: 'The slug of the provider.' }),
  provider_name: z.string(),
  model_id: z.string().meta({ description: 'The permaslug.' }),
  model_name: z.string(),
  context_length: z.int().meta({ description: '0 where nobody knows.' }),
  max_completion_tokens: z.int().nullable(),
  max_prompt_tokens: unknown,
  pricing: pricingSchema.meta({ description: "The catalogue's prices of the model: they name no provider." }),
  supported_parameters: z.array(z.string()),
  quantization: unknown,
  latency_last_30m: percentiles('Milliseconds'),
  throughput_last_30m: percentiles('Output tokens a second'),
  uptime_last_5m: unknown,
  uptime_last_30m: unknown,
  uptime_last_1d: unknown,
  supports_implicit_caching: no,
  supports_voice_cloning: no,
  supports_tool_choice: z.object({ auto: no, function: no, none: no, required: no }),
  usage_last_7d: z
    .object({
      requests: z.string(),
      total_tokens: z.string(),
      cost_usd: z.string().meta({ description: 'Of the requests with a price, exactly.' }),
      usd_per_million_tokens: z
        .string()
        .nullable()
        .meta({ description: 'What a million tokens cost in practice; null where no request had a price.' }),
    })
    .meta({ description: 'What it served in the last seven complete days.' }),
})

export const modelEndpoints = defineEndpoint({
  path: '/models/{author}/{slug}/endpoints',
  operationId: 'listEndpoints',
  tag: 'Endpoints',
  summary: 'Who served a model, for how much and how fast',
  description:
    'The providers that served the model, its variants apart, in the last seven complete days: the one with most ' +
    'tokens first.',
  query: z.strictObject({}),
  place: modelPlace,
  answer: z.object({
    data: z.object({
      id: z.string(),
      name: z.string(),
      created: z.int(),
      description: z.literal('').meta({ description: 'Not known here.' }),
      architecture: architectureSchema.extend({ tokenizer: unknown }),
      endpoints: z.array(endpointSchema),
    }),
    meta: metaSchema,
  }),
  version: modelVersion,
  async read({ place }, context) {
    const model = await modelOfPlace(place, context)
    const served = await getServedBy(context.reader, model.id, context.now)
    return {
      data: {
        id: modelId(model),
        name: `${model.authorName}: ${model.name}`,
        created: createdOf(model),
        description: '' as const,
        architecture: { ...architectureOf(model), tokenizer: null },
        endpoints: served.map((provider) => endpointOf(model, provider)),
      },
      meta: await readMeta(context),
    }
  },
})

function endpointOf(model: CatalogueEntry, provider: ServedBy): z.input<typeof endpointSchema> {
  const price = effectivePrice(provider)
  const { latency, throughput } = provider.percentiles
  return {
    name: `${provider.name} | ${model.permaslug}`,
    tag: provider.slug,
    provider_name: provider.name,
    model_id: model.permaslug,
    model_name: `${model.authorName}: ${model.name}`,
    context_length: model.contextLength ?? 0,
    max_completion_tokens: model.maxCompletionTokens,
    max_prompt_tokens: null,
    pricing: pricingOf(model),
    supported_parameters: model.supportedParameters,
    quantization: null,
    latency_last_30m: scaled(latency, 1),
    throughput_last_30m: scaled(throughput, 1000),
    uptime_last_5m: null,
    uptime_last_30m: null,
    uptime_last_1d: null,
    supports_implicit_caching: false,
    supports_voice_cloning: false,
    supports_tool_choice: { auto: false, function: false, none: false, required: false },
    usage_last_7d: {
      requests: String(provider.requests),
      total_tokens: String(totalTokens(provider)),
      cost_usd: dollarText(provider.costNanoUsd),
      usd_per_million_tokens: price === null ? null : dollarText(price),
    },
  }
}

function scaled(percentiles: Percentiles | null, divisor: number): Percentiles | null {
  if (percentiles === null) return null
  const { p50, p75, p90, p99 } = percentiles
  const of = (value: number) => Math.round(value) / divisor
  return { p50: of(p50), p75: of(p75), p90: of(p90), p99: of(p99) }
}
