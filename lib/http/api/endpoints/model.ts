import { z } from 'zod'
import { defineEndpoint } from '../endpoint'
import { metaSchema, readMeta } from '../meta'
import { modelOf, modelSchema } from '../model-shape'
import { modelOfPlace, modelPlace } from '../named-model'
import { modelVersion } from './models'

export const oneModel = defineEndpoint({
  path: '/model/{author}/{slug}',
  operationId: 'getModel',
  tag: 'Models',
  summary: 'One model with its facts and prices',
  description: 'A model by the name that requests use or by its permaslug, as `/models` lists it.',
  query: z.strictObject({}),
  place: modelPlace,
  answer: z.object({ data: modelSchema, meta: metaSchema }),
  version: modelVersion,
  async read({ place }, context) {
    return { data: modelOf(await modelOfPlace(place, context)), meta: await readMeta(context) }
  },
})
