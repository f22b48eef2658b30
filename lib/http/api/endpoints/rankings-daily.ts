import { z } from 'zod'
import { grains } from '@/lib/domain/buckets'
import { type CategoryFilter, type CategorySlug, categories } from '@/lib/domain/categories'
import { getDailyRankings } from '@/lib/queries/daily-rankings'
import { dateParameters, resolveDates } from '../dates'
import { defineEndpoint } from '../endpoint'
import { rangeMetaSchema, readRangeMeta } from '../meta'

const TOP = 50

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
    const range = await resolveDates(query, context)
    const category: CategoryFilter = query.category ?? 'all'
    const question = { range, grain: query.period, category, onlyWithTools: false, top: TOP }
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
