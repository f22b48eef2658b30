import { z } from 'zod'
import {
  countModels,
  lastModelId,
  listModels,
  type ModelListing,
  type ModelOrder,
  modelOrders,
} from '@/lib/queries/catalogue/models'
import { defineEndpoint, type ReadContext } from '../endpoint'
import { metaSchema, readMeta } from '../meta'
import { filterOf, modelParameters, unknownOfModels } from '../model-filter'
import { modelOf, modelSchema } from '../model-shape'
import { wholeNumber } from '../parameters'
import { categorySlugs } from './rankings-daily'

const MAX_MODELS = 1000

export const modelVersion = ({ reader }: ReadContext) => lastModelId(reader)

export const listOfModels = defineEndpoint({
  path: '/models',
  operationId: 'getModels',
  tag: 'Models',
  summary: 'Models with their facts and prices',
  description:
    'The models of the imported catalogue and of the traffic, variants for themselves. What the catalogue does not know ' +
    'is null or empty; what it does not say of a variant alone is as its base model has it, but for the price.',
  query: z.strictObject({
    ...modelParameters,
    category: z
      .enum(categorySlugs)
      .optional()
      .meta({ description: 'Models that had tokens in this use case in the last seven complete days.' }),
    sort: z
      .enum(Object.keys(modelOrders) as [ModelOrder, ...ModelOrder[]])
      .default('newest')
      .meta({
        description:
          'Models without a value come last. `top-weekly` and `most-popular` are by the tokens of the last 7 and 30 ' +
          'complete days, within `category` where it is asked.',
      }),
    limit: wholeNumber(1, MAX_MODELS, 'Models in the answer; all by default.').optional(),
    offset: wholeNumber(0, 1_000_000, 'Models to skip.').default(0),
    ...unknownOfModels,
  }),
  answer: z.object({
    data: z.array(modelSchema),
    total_count: z.int(),
    links: z.object({ next: z.string().nullable().meta({ description: 'The address of the next page.' }) }),
    meta: metaSchema,
  }),
  version: modelVersion,
  async read({ query }, context) {
    const { reader, now } = context
    const { sort: order, category = 'all', limit = null, offset } = query
    const listing: ModelListing = { filter: filterOf(query, now), category, order, limit, offset }
    const models = await listModels(reader, listing, now)
    const total = await countModels(reader, listing, now)
    return {
      data: models.map(modelOf),
      total_count: total,
      links: { next: nextPage(query, offset + models.length, total) },
      meta: await readMeta(context),
    }
  },
})

function nextPage(query: Record<string, unknown>, offset: number, total: number): string | null {
  if (query.limit === undefined || offset >= total) return null
  const given = Object.entries({ ...query, offset }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return `/api/v1/models?${new URLSearchParams(given)}`
}

export const numberOfModels = defineEndpoint({
  path: '/models/count',
  operationId: 'listModelsCount',
  tag: 'Models',
  summary: 'How many models there are',
  description: 'The number of models that `/models` lists with the same `output_modalities`.',
  query: z.strictObject({ output_modalities: modelParameters.output_modalities }),
  answer: z.object({ data: z.object({ count: z.int() }), meta: metaSchema }),
  version: modelVersion,
  async read({ query }, context) {
    const { reader, now } = context
    const count = await countModels(reader, { filter: filterOf(query, now), category: 'all' }, now)
    return { data: { count }, meta: await readMeta(context) }
  },
})
