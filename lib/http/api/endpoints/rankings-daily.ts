import { z } from 'zod'
import { type CategorySlug, categories } from '@/lib/domain/entity/categories'
import { grains } from '@/lib/domain/time/buckets'
import { modalityNames } from '@/lib/domain/tokens/modality'
import { type DailyRankingsQuestion, getDailyRankings } from '@/lib/queries/boards/daily-rankings'
import { refuse } from '../../export/export-checks'
import { dateParameters, resolveDates } from '../dates'
import { defineEndpoint } from '../endpoint'
import { rangeMetaSchema, readRangeMeta } from '../meta'

const TOP = 50

/** As OpenRouter calls them, in the order of `lengthBuckets`. */
const contextBuckets = ['1K', '10K', '100K', '1M', '10M'] as const

export const categorySlugs = categories.map(({ slug }) => slug) as [CategorySlug, ...CategorySlug[]]

export const rankingsDaily = defineEndpoint({
  path: '/datasets/rankings-daily',
  operationId: 'getRankingsDaily',
  tag: 'Datasets',
  summary: `Token totals of the top ${TOP} models by day, week or month`,
  description:
    `The ${TOP} models with most tokens (prompt and completion) in each bucket, variants for themselves, and one row ` +
    '`other`, last in its bucket, for all the rest: rows of a bucket add up to its total. Ties break by slug.',
  query: z.strictObject({
    ...dateParameters,
    period: z.enum(grains).default('day').meta({
      description:
        'The width of a bucket, which is dated by its first day. Weeks are ISO weeks; only days of the range count.',
    }),
    category: z.enum(categorySlugs).optional().meta({
      description: 'A use case. It goes with every period and filter, and is as exact as they are.',
    }),
    modality: z
      .enum(modalityNames)
      .optional()
      .meta({
        description:
          'Models that write text (`text`) or images (`image_output`), or that read images (`image`) or audio ' +
          '(`audio`), by the catalogue; `tool_calling`: what models had on days on which they called a tool.',
      }),
    context_bucket: z.enum(contextBuckets).optional().meta({
      description:
        'Requests of this length, prompt and answer together: below 1K tokens, from 1K to 10K, ...',
    }),
    language_type: z
      .never({ error: 'is not known here: events do not say their language' })
      .optional()
      .meta({ description: 'Not known here.' }),
  }),
  answer: z.object({
    data: z.array(
      z.object({
        date: z.string().meta({ description: 'The first day of the bucket (UTC).' }),
        model_permaslug: z
          .string()
          .meta({ description: 'The model with its variant, or `other` for all that are not listed.' }),
        total_tokens: z.string().meta({ description: 'Prompt and completion tokens, a decimal text.' }),
      }),
    ),
    meta: rangeMetaSchema,
  }),
  async read({ query }, context) {
    const { category = 'all', modality = null, context_bucket: bucket } = query
    if (modality === 'tool_calling' && bucket !== undefined) {
      throw refuse(
        'modality',
        'must not be "tool_calling" beside "context_bucket": lengths know no tool calls',
      )
    }
    const range = await resolveDates(query, context)
    const question: DailyRankingsQuestion = {
      range,
      grain: query.period,
      category,
      modality,
      lengthBucket: bucket === undefined ? null : contextBuckets.indexOf(bucket),
      top: TOP,
    }
    const rows = await getDailyRankings(context.reader, question, context.freshness.dataThrough)
    return {
      data: rows.map(({ bucket, permaslug, totalTokens }) => ({
        date: bucket,
        model_permaslug: permaslug ?? 'other',
        total_tokens: String(totalTokens),
      })),
      meta: await readRangeMeta(context, range),
    }
  },
})
