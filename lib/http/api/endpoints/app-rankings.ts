import { z } from 'zod'
import { type AppGroup, type AppKind, appGroupKinds, appGroups } from '@/lib/domain/entity/app-groups'
import { getAppRankings } from '@/lib/queries/boards/app-rankings'
import { refuse } from '../../export/export-checks'
import { dateParameters, resolveDates } from '../dates'
import { defineEndpoint } from '../endpoint'
import { rangeMetaSchema, readRangeMeta } from '../meta'
import { wholeNumber } from '../parameters'

type Group = keyof typeof appGroups

const groups = Object.keys(appGroups) as [Group, ...Group[]]
const kinds = Object.values(appGroups).flat() as [AppKind, ...AppKind[]]

export const appRankings = defineEndpoint({
  path: '/datasets/app-rankings',
  operationId: 'getAppRankings',
  tag: 'Datasets',
  summary: 'Apps by tokens or by growth',
  description:
    'Apps ranked over any range of days. Hidden apps are left out; requests without an app are one, `Unattributed`. ' +
    'Ties break by the address of the app.',
  query: z.strictObject({
    ...dateParameters,
    category: z.enum(groups).optional().meta({ description: "A group of the marketplace's kinds of app." }),
    subcategory: z
      .enum(kinds)
      .optional()
      .meta({ description: 'One kind of app; beside `category` it must belong to that.' }),
    sort: z
      .enum(['popular', 'trending'])
      .default('popular')
      .meta({
        description:
          '`popular`: tokens within the range. `trending`: tokens above the mean of the three equal ranges before it, ' +
          'and only apps that have any.',
      }),
    limit: wholeNumber(1, 100, 'Apps in the answer.').default(50),
    offset: wholeNumber(0, 100, 'Apps to skip. `rank` goes on counting from the first.').default(0),
  }),
  answer: z.object({
    data: z.array(
      z.object({
        rank: z.int().meta({ description: 'From 1, after filtering.' }),
        app_id: z.int().meta({ description: 'The id of the app in this installation.' }),
        app_name: z.string(),
        total_requests: z.int(),
        total_tokens: z.string().meta({ description: 'Prompt and completion tokens, a decimal text.' }),
      }),
    ),
    meta: rangeMetaSchema,
  }),
  async read({ query }, context) {
    const { sort, limit, offset } = query
    const appGroup = groupOf(query)
    const range = await resolveDates(query, context)
    const question = { range, isTrending: sort === 'trending', appGroup, limit, offset }
    const apps = await getAppRankings(context.reader, question, context.freshness.dataThrough)
    return {
      data: apps.map(({ id, name, rank, requests, totalTokens }) => ({
        rank: Number(rank),
        app_id: id,
        app_name: name,
        total_requests: Number(requests),
        total_tokens: String(totalTokens),
      })),
      meta: await readRangeMeta(context, range),
    }
  },
})

function groupOf({
  category,
  subcategory,
}: {
  category?: Group | undefined
  subcategory?: AppKind | undefined
}) {
  if (category !== undefined && subcategory !== undefined) {
    const allowed = appGroupKinds(category)
    if (!allowed.includes(subcategory)) {
      throw refuse(
        'subcategory',
        `must be one of ${allowed.join(', ')} beside "category=${category}"`,
        allowed,
      )
    }
  }
  return (subcategory ?? category ?? null) as AppGroup | null
}
