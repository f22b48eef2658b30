import { z } from 'zod'
import { lastProviderId, listProviders } from '@/lib/queries/catalogue/providers'
import { defineEndpoint } from '../endpoint'
import { metaSchema, readMeta } from '../meta'

const unknown = z.null().meta({ description: 'Not known here.' })

export const providers = defineEndpoint({
  path: '/providers',
  operationId: 'listProviders',
  tag: 'Providers',
  summary: 'Who runs the models',
  description: 'The providers of the imported catalogue and of the traffic.',
  query: z.strictObject({}),
  answer: z.object({
    data: z.array(
      z.object({
        name: z.string(),
        slug: z.string(),
        headquarters: z.string().nullable().meta({ description: 'The code of a country.' }),
        datacenters: z.array(z.string()).nullable().meta({ description: 'Codes of countries.' }),
        privacy_policy_url: unknown,
        terms_of_service_url: unknown,
        status_page_url: unknown,
      }),
    ),
    meta: metaSchema,
  }),
  version: ({ reader }) => lastProviderId(reader),
  async read(_, context) {
    const listed = await listProviders(context.reader)
    return {
      data: listed.map(({ name, slug, headquarters, datacenters }) => ({
        name,
        slug,
        headquarters,
        datacenters,
        privacy_policy_url: null,
        terms_of_service_url: null,
        status_page_url: null,
      })),
      meta: await readMeta(context),
    }
  },
})
